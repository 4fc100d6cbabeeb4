import type { PDFPageProxy } from 'pdfjs-dist';
import { pieceUrl } from '../../../shared/domain/packet-pages.ts';
import { openPdf, type OpenedPdf } from '../pdf-view/open-pdf.ts';

type Opened = { readonly document: Promise<OpenedPdf>; readonly abort: AbortController };

/** Enough for the pages near the view at any zoom; each holds its fonts and pictures. */
const OPEN_COUNT = 24;

const opened = new Map<string, Opened>();

/** A page of a piece. Pieces stay open while they are among the last ones used. @param pageIndex 0-based */
export async function getPiecePage(key: string, pageIndex: number): Promise<PDFPageProxy> {
  const known = opened.get(key) ?? open(key);
  opened.delete(key);
  opened.set(key, known);
  closeOldest();
  const { document } = await known.document;
  return document.getPage(pageIndex + 1);
}

function open(key: string): Opened {
  const abort = new AbortController();
  const document = openPdf(pieceUrl(key), abort.signal, true);
  // What failed once is tried again when it is next wanted.
  document.catch(() => opened.delete(key));
  return { document, abort };
}

function closeOldest(): void {
  for (const [key, { document }] of opened) {
    if (opened.size <= OPEN_COUNT) return;
    opened.delete(key);
    void document.then(({ close }) => close()).catch(() => undefined);
  }
}
