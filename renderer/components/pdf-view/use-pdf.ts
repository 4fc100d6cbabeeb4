import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { openPdf, PdfFailureError, type PdfFailure } from './open-pdf.ts';
import type { PageSize } from './page-layout.ts';

export type PdfState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: PdfFailure }
  | { readonly status: 'ready'; readonly pdf: PDFDocumentProxy; readonly sizes: readonly PageSize[] };

const LOADING: PdfState = { status: 'loading' };
const SIZE_BATCH = 48;

/**
 * Opens a document and learns the sizes of its pages; until a page's own size is known, it is taken to be like the first.
 * @param attempt another number tries again
 */
export function usePdf(url: string, attempt: number): PdfState {
  const key = `${attempt}:${url}`;
  const [known, setKnown] = useState<{ readonly key: string; readonly state: PdfState }>({ key, state: LOADING });
  useEffect(() => {
    const abort = new AbortController();
    const setState = (state: PdfState): void => setKnown({ key, state });
    const load = async (): Promise<void> => {
      const { document: pdf } = await openPdf(url, abort.signal);
      const first = await readSize(pdf, 1);
      const sizes = Array.from({ length: pdf.numPages }, () => first);
      for (let from = 1; from <= pdf.numPages; from += SIZE_BATCH) {
        const numbers = Array.from(
          { length: Math.min(SIZE_BATCH, pdf.numPages - from + 1) },
          (_, index) => from + index,
        );
        const batch = await Promise.all(numbers.map((pageNumber) => readSize(pdf, pageNumber)));
        abort.signal.throwIfAborted();
        sizes.splice(from - 1, batch.length, ...batch);
        setState({ status: 'ready', pdf, sizes: [...sizes] });
      }
    };
    load().catch((error: unknown) => {
      if (abort.signal.aborted) return;
      setState({ status: 'failed', failure: error instanceof PdfFailureError ? error.failure : 'unknown' });
    });
    return () => abort.abort();
  }, [key, url]);
  return known.key === key ? known.state : LOADING;
}

async function readSize(pdf: PDFDocumentProxy, pageNumber: number): Promise<PageSize> {
  const page = await pdf.getPage(pageNumber);
  const { width, height } = page.getViewport({ scale: 1 });
  return { widthPt: width, heightPt: height };
}
