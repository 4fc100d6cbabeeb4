import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

/** What kept a document from being shown. */
export type PdfFailure = 'password' | 'damaged' | 'missing' | 'unknown';

export type OpenedPdf = { readonly document: PDFDocumentProxy; readonly close: () => Promise<void> };

/** Pages are read from the disk in pieces of this size, so that a scan of hundreds of megabytes is never held whole. */
const CHUNK_BYTES = 512 * 1024;

let sharedReader: PDFWorker | undefined;

/** Thrown by `openPdf`. */
export class PdfFailureError extends Error {
  readonly failure: PdfFailure;
  constructor(failure: PdfFailure, cause: unknown) {
    super(`the PDF can't be shown: ${failure}`, { cause });
    this.name = 'PdfFailureError';
    this.failure = failure;
  }
}

/**
 * Opens a PDF of the application's own address space. pdf.js and its worker, character maps, fonts and decoders are loaded
 * from beside the page on first use; WebAssembly is off, because the page's policy forbids it.
 * @param sharesReader reads it in one thread together with others of the kind: for many small documents
 * @throws PdfFailureError
 */
export async function openPdf(url: string, signal: AbortSignal, sharesReader = false): Promise<OpenedPdf> {
  const pdfjs = await import('pdfjs-dist');
  const files = new URL('pdfjs/', document.baseURI).href;
  pdfjs.GlobalWorkerOptions.workerSrc = `${files}pdf.worker.min.mjs`;
  signal.throwIfAborted();
  if (sharesReader) sharedReader ??= pdfjs.PDFWorker.create({});
  const task = pdfjs.getDocument({
    ...(sharesReader && sharedReader && { worker: sharedReader }),
    url: new URL(url, document.baseURI).href,
    cMapUrl: `${files}cmaps/`,
    standardFontDataUrl: `${files}standard_fonts/`,
    iccUrl: `${files}iccs/`,
    wasmUrl: `${files}wasm/`,
    useWasm: false,
    enableXfa: false,
    disableStream: true,
    disableAutoFetch: true,
    rangeChunkSize: CHUNK_BYTES,
    verbosity: 0,
  });
  const close = (): Promise<void> => task.destroy();
  signal.addEventListener('abort', () => void close());
  try {
    return { document: await task.promise, close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    throw new PdfFailureError(failureOf(error), error);
  }
}

function failureOf(error: unknown): PdfFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'password';
  if (name === 'InvalidPDFException' || name === 'FormatError') return 'damaged';
  if (name === 'ResponseException') return 'missing';
  return 'unknown';
}
