import type { EvidenceMime } from '../../../shared/domain/evidence.ts';
import type { OcrLanguageFile, RecognisedPage } from '../../../shared/domain/ocr.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { Result } from '../../../shared/result.ts';

export type OcrSource = StoredFile & { readonly mime: EvidenceMime; readonly pageCount: number };

export type OcrOrder = OcrSource & {
  /** 1-based */
  readonly pageNumber: number;
  readonly languages: readonly OcrLanguageFile[];
};

/** The engine, away from the main thread. Each call is ended at once by its signal: `cancelled`. */
export type OcrLine = {
  /** Pages (1-based) without text of their own. Errors: `source-unreadable`, `internal`. */
  readonly listPages: (source: OcrSource, signal: AbortSignal) => Promise<Result<readonly number[]>>;
  /** A page that kills the engine is one that can't be read. Errors: `files-refused` (a language), `source-unreadable`. */
  readonly recognise: (order: OcrOrder, signal: AbortSignal) => Promise<Result<RecognisedPage>>;
  /** Errors: `files-refused` with the reason. */
  readonly checkLanguage: (language: OcrLanguageFile, signal: AbortSignal) => Promise<Result<null>>;
  readonly close: () => Promise<void>;
};
