import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { PageAddress, PdfCallName, PdfCalls, PdfFailure, PdfMessage, PdfReply } from './pdf-calls.ts';

/** Thrown when a document or page can't be shown. */
export class PdfFailureError extends Error {
  readonly failure: PdfFailure;
  constructor(failure: PdfFailure) {
    super(`the PDF can't be shown: ${failure}`);
    this.name = 'PdfFailureError';
    this.failure = failure;
  }
}

/** A thread that reads and draws PDFs of the application's own address space. */
export type PdfThread = {
  /** @throws PdfFailureError, or AbortError when `signal` fired */
  readonly call: <Name extends PdfCallName>(
    name: Name,
    asked: PdfCalls[Name]['asked'],
    signal: AbortSignal,
  ) => Promise<PdfCalls[Name]['answer']>;
  /** The text of a page, each part in a task of its own. */
  readonly streamText: (page: PageAddress, signal: AbortSignal) => ReadableStream<TextContent>;
  /** Ends it with all that it holds; what was asked for fails. */
  readonly close: () => void;
  /** It was closed, or it died. */
  readonly hasEnded: () => boolean;
};

type Waiting = {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onPart: ((part: TextContent) => void) | undefined;
};

/** Starts a thread. It loads pdf.js at once, which takes longer than a page to be drawn. */
export function startPdfThread(): PdfThread {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: PdfMessage): void => worker.postMessage(message);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isEnded = false;
  const end = (): void => {
    isEnded = true;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(new PdfFailureError('unknown'));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<PdfReply>) => takeReply(waiting, data);
  worker.onerror = end;
  send({ kind: 'start', filesUrl: new URL('pdfjs/', document.baseURI).href });

  const ask = async (
    name: PdfCallName,
    asked: PdfCalls[PdfCallName]['asked'],
    signal: AbortSignal,
    onPart?: (part: TextContent) => void,
  ): Promise<unknown> => {
    signal.throwIfAborted();
    if (isEnded) throw new PdfFailureError('unknown');
    lastId += 1;
    const id = lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(id, { resolve, reject, onPart });
    const cancel = (): void => {
      waiting.delete(id);
      send({ kind: 'cancel', id });
      reject(new DOMException('Not wanted any more', 'AbortError'));
    };
    signal.addEventListener('abort', cancel, { once: true });
    send({ kind: 'call', id, name, asked: { ...asked, url: new URL(asked.url, document.baseURI).href } });
    return promise.finally(() => signal.removeEventListener('abort', cancel));
  };
  return {
    call: <Name extends PdfCallName>(name: Name, asked: PdfCalls[Name]['asked'], signal: AbortSignal) =>
      ask(name, asked, signal) as Promise<PdfCalls[Name]['answer']>,
    streamText: ({ url, pageNumber }, signal) =>
      new ReadableStream({
        start(controller) {
          ask('readText', { url, pageNumber }, signal, (part) => controller.enqueue(part)).then(
            () => controller.close(),
            (error: unknown) => controller.error(error),
          );
        },
      }),
    close: end,
    hasEnded: () => isEnded,
  };
}

function takeReply(waiting: Map<number, Waiting>, reply: PdfReply): void {
  const found = waiting.get(reply.id);
  if (!found) {
    // Drawn although it was not wanted any more.
    if ('answer' in reply && reply.answer instanceof ImageBitmap) reply.answer.close();
    return;
  }
  if ('part' in reply) {
    found.onPart?.(reply.part);
    return;
  }
  waiting.delete(reply.id);
  if ('answer' in reply) found.resolve(reply.answer);
  else found.reject(new PdfFailureError(reply.failure));
}
