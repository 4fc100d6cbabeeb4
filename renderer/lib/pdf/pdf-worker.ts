// Reads and draws PDFs in a thread of its own: pdf.js runs here whole, with its reading worker below it. The window's thread takes
// finished pictures and the text.
import * as pdfjs from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import { createTurns } from './create-turns.ts';
import { drawOffscreen, NoFilterFactory, OffscreenCanvasFactory } from './draw-offscreen.ts';
import { listBookmarks, listLinks } from './list-links.ts';
import type { PdfCallName, PdfCalls, PdfFailure, PdfMessage, PdfReply, PageShape } from './pdf-calls.ts';

/** The part of a worker's global scope that the DOM's types don't have. */
type Scope = {
  onmessage: (event: MessageEvent<PdfMessage>) => void;
  readonly postMessage: (reply: PdfReply, transfer?: readonly Transferable[]) => void;
  readonly fonts: FontFaceSet;
};
const scope = globalThis as unknown as Scope;

/** Pages are read from the disk in pieces of this size, so that a scan of hundreds of megabytes is never held whole. */
const CHUNK_BYTES = 512 * 1024;
/** Documents that stay open: enough for the pages near the view at any zoom. Each holds its fonts and pictures. */
const OPEN_COUNT = 24;
/** Runs of text in one message: few enough that the window lays them out within a frame. */
const TEXT_PART = 120;

/** By address, the one used last at the end. */
const opened = new Map<string, pdfjs.PDFDocumentLoadingTask>();
const running = new Map<number, AbortController>();
/** Two at a time: one is read while the other is drawn. */
const takeTurn = createTurns(2);
let filesUrl = '';
let reader: pdfjs.PDFWorker | undefined;

type Handlers = {
  readonly [Name in PdfCallName]: (
    asked: PdfCalls[Name]['asked'],
    signal: AbortSignal,
    post: (part: TextContent) => void,
  ) => Promise<PdfCalls[Name]['answer']>;
};

const HANDLERS: Handlers = {
  countPages: async ({ url }) => (await getDocument(url)).numPages,
  measurePages: async ({ url, pageNumbers }) => {
    const pdf = await getDocument(url);
    return Promise.all(pageNumbers.map(async (pageNumber) => measure(await pdf.getPage(pageNumber))));
  },
  async drawPage({ url, pageNumber, size, rank = 0, isOnly = false }, signal) {
    // Others may have the document open, so one that is only needed once is opened beside them.
    const own = isOnly ? open(url) : null;
    const close = (): void => void own?.destroy();
    signal.addEventListener('abort', close);
    try {
      const pdf = await (own ? own.promise : getDocument(url));
      const page = await pdf.getPage(pageNumber);
      const giveBack = await takeTurn(rank, signal);
      return await drawOffscreen(page, size, signal).finally(giveBack);
    } finally {
      signal.removeEventListener('abort', close);
      await own?.destroy();
    }
  },
  async readText({ url, pageNumber }, signal, post) {
    const page = await (await getDocument(url)).getPage(pageNumber);
    const text = page.streamTextContent({ includeMarkedContent: true, disableNormalization: true });
    const source = (text as ReadableStream<TextContent>).getReader();
    let part: TextContent = { items: [], styles: {}, lang: null };
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await source.read();
      if (value) {
        part.items.push(...value.items);
        part = { items: part.items, styles: { ...part.styles, ...value.styles }, lang: part.lang ?? value.lang };
      }
      if (part.items.length >= TEXT_PART || (done && part.items.length > 0)) {
        post(part);
        part = { items: [], styles: {}, lang: part.lang };
      }
      if (done) return null;
    }
  },
  listLinks: async ({ url, pageNumber }) => listLinks(await getDocument(url), pageNumber),
  listBookmarks: async ({ url }) => listBookmarks(await getDocument(url)),
};

scope.onmessage = ({ data: message }) => {
  if (message.kind === 'start') ({ filesUrl } = message);
  else if (message.kind === 'cancel') running.get(message.id)?.abort();
  else void answer(message);
};

async function answer({ id, name, asked }: PdfMessage & { readonly kind: 'call' }): Promise<void> {
  const abort = new AbortController();
  running.set(id, abort);
  const handle = HANDLERS[name] as (
    asked: unknown,
    signal: AbortSignal,
    post: (part: TextContent) => void,
  ) => Promise<unknown>;
  try {
    const value = await handle(asked, abort.signal, (part) => scope.postMessage({ id, part }));
    scope.postMessage({ id, answer: value }, value instanceof ImageBitmap ? [value] : []);
  } catch (error) {
    scope.postMessage({ id, failure: failureOf(error) });
  } finally {
    running.delete(id);
  }
}

/** A document, opened when it isn't yet. Those used last stay open. */
function getDocument(url: string): Promise<pdfjs.PDFDocumentProxy> {
  const loading = opened.get(url) ?? open(url);
  opened.delete(url);
  opened.set(url, loading);
  // What failed once is tried again when it is next wanted.
  loading.promise.catch(() => {
    if (opened.get(url) === loading) opened.delete(url);
  });
  for (const [oldest, task] of opened) {
    if (opened.size <= OPEN_COUNT) break;
    opened.delete(oldest);
    void task.destroy();
  }
  return loading.promise;
}

/**
 * Opens a PDF of the application's own address space. Character maps, fonts and decoders are loaded from beside the page;
 * WebAssembly is off, because the page's policy forbids it.
 */
function open(url: string): pdfjs.PDFDocumentLoadingTask {
  // One for all documents: starting it takes longer than reading a small file.
  reader ??= pdfjs.PDFWorker.create({ port: new Worker(`${filesUrl}pdf.worker.min.mjs`, { type: 'module' }) });
  return pdfjs.getDocument({
    url: new URL(url),
    worker: reader,
    cMapUrl: `${filesUrl}cmaps/`,
    standardFontDataUrl: `${filesUrl}standard_fonts/`,
    iccUrl: `${filesUrl}iccs/`,
    wasmUrl: `${filesUrl}wasm/`,
    useWasm: false,
    useWorkerFetch: true,
    enableXfa: false,
    disableStream: true,
    disableAutoFetch: true,
    rangeChunkSize: CHUNK_BYTES,
    verbosity: 0,
    CanvasFactory: OffscreenCanvasFactory,
    FilterFactory: NoFilterFactory,
    // All that pdf.js asks of it is where fonts go.
    ownerDocument: { fonts: scope.fonts } as unknown as HTMLDocument,
  });
}

function measure(page: pdfjs.PDFPageProxy): PageShape {
  const { width: widthPt, height: heightPt, rotation } = page.getViewport({ scale: 1 });
  return { widthPt, heightPt, rotation, box: page.view, userUnit: page.userUnit };
}

function failureOf(error: unknown): PdfFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'password';
  if (name === 'InvalidPDFException' || name === 'FormatError') return 'damaged';
  if (name === 'ResponseException') return 'missing';
  return 'unknown';
}
