import type { EvidenceMime } from './evidence.ts';

export type PageImageFormat = 'jpg' | 'png';

/** One page to be written as a picture. */
export type PageImageOrder = {
  readonly sha256: string;
  readonly mime: EvidenceMime;
  /** The name that the user knows the file by. */
  readonly fileName: string;
  /** 1-based page of the source. */
  readonly page: number;
  /** Those that the channel takes; the first is preferred. */
  readonly formats: readonly PageImageFormat[];
  /** The file to write, without its ending. */
  readonly target: string;
};

/** What became of it; `made` null: the page has to be drawn, which only the application's window can do. */
export type PageImageDone = {
  readonly order: PageImageOrder;
  readonly made: { readonly format: PageImageFormat; readonly sizeBytes: number; readonly sha256: string } | null;
};
