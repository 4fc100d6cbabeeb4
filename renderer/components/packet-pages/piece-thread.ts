import { startPdfThread, type PdfThread } from '../../lib/pdf/pdf-thread.ts';

let thread: PdfThread | undefined;

/**
 * The thread that draws the packet's pages. It stays for the rest of the session, with the pieces that were used last; one that
 * died is followed by another. Asked for early, it is ready when the first page is.
 */
export function getPieceThread(): PdfThread {
  if (thread === undefined || thread.hasEnded()) thread = startPdfThread();
  return thread;
}
