import { useEffect, useState } from 'react';
import type { PageShape, PdfFailure } from '../../lib/pdf/pdf-calls.ts';
import { PdfFailureError, startPdfThread, type PdfThread } from '../../lib/pdf/pdf-thread.ts';

/** A document that can be shown. */
export type OpenPdf = { readonly url: string; readonly thread: PdfThread; readonly pageCount: number };

export type PdfState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: PdfFailure }
  | { readonly status: 'ready'; readonly pdf: OpenPdf; readonly shapes: readonly PageShape[] };

const LOADING: PdfState = { status: 'loading' };
const SHAPE_BATCH = 48;

/**
 * Opens a document, in a thread of its own, so that one that keeps pdf.js busy for ever takes nothing else with it; and learns how
 * its pages lie. Until that is known of a page, it is taken to be like the first.
 * @param attempt another number tries again
 */
export function usePdf(url: string, attempt: number): PdfState {
  const key = `${attempt}:${url}`;
  const [known, setKnown] = useState<{ readonly key: string; readonly state: PdfState }>({ key, state: LOADING });
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const thread = startPdfThread();
    const setState = (state: PdfState): void => setKnown({ key, state });
    const load = async (): Promise<void> => {
      const pageCount = await thread.call('countPages', { url }, signal);
      const pdf = { url, thread, pageCount };
      const [first] = await thread.call('measurePages', { url, pageNumbers: [1] }, signal);
      if (!first) throw new PdfFailureError('damaged');
      const shapes = Array.from({ length: pageCount }, () => first);
      for (let from = 1; from <= pageCount; from += SHAPE_BATCH) {
        const length = Math.min(SHAPE_BATCH, pageCount - from + 1);
        const pageNumbers = Array.from({ length }, (_, index) => from + index);
        const batch = await thread.call('measurePages', { url, pageNumbers }, signal);
        signal.throwIfAborted();
        shapes.splice(from - 1, batch.length, ...batch);
        setState({ status: 'ready', pdf, shapes: [...shapes] });
      }
    };
    load().catch((error: unknown) => {
      if (signal.aborted) return;
      setState({ status: 'failed', failure: error instanceof PdfFailureError ? error.failure : 'unknown' });
    });
    return () => {
      abort.abort();
      thread.close();
    };
  }, [key, url]);
  return known.key === key ? known.state : LOADING;
}
