import type { EvidenceMime } from './evidence.ts';
import type { StoredFile } from './stored-file.ts';

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
  /** The file of the page as the window drew it, or null; used where the page has to be drawn. */
  readonly drawn: StoredFile | null;
  /** The file to write, without its ending; null: only to know whether it can be made. */
  readonly target: string | null;
};

/** What became of it. */
export type PageImageDone = {
  readonly order: PageImageOrder;
  /** False: the page has to be drawn, which only the application's window can do. */
  readonly isPossible: boolean;
  /** Null when it isn't possible, or nothing was to be written. */
  readonly made: { readonly format: PageImageFormat; readonly sizeBytes: number; readonly sha256: string } | null;
};

/** A page that the window has to draw for a kit. */
export type PageToDraw = {
  readonly sha256: string;
  /** 1-based. */
  readonly pageNumber: number;
  /** Of the PDF within the application's own pages. */
  readonly url: string;
};
