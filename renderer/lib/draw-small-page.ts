import { startPdfThread, type PdfThread } from './pdf/pdf-thread.ts';

/** A page of a PDF of the application's own address space, and the size to draw it in. @property pageNumber 1-based */
export type SmallPage = {
  readonly url: string;
  readonly pageNumber: number;
  readonly widthPx: number;
  readonly longestPx: number;
};

/** One beside that of the pages that are read, which mustn't wait for small ones. It stays for the rest of the session. */
let thread: PdfThread | undefined;

/** A page of a PDF, small. Read and drawn in workers; the interface thread only takes the picture. Null when it can't be drawn. */
export async function drawSmallPage(
  { url, pageNumber, ...size }: SmallPage,
  signal: AbortSignal,
): Promise<ImageBitmap | null> {
  if (thread === undefined || thread.hasEnded()) thread = startPdfThread();
  try {
    return await thread.call('drawPage', { url, pageNumber, size, isOnly: true }, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
