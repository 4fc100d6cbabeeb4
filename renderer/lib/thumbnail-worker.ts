// Draws pages of PDFs, small, in a thread of its own: pdf.js runs here whole, with its reading worker below it.
import * as pdfjs from 'pdfjs-dist';

/** What the page asks for. A task without an address is taken back. */
export type ThumbnailTask = {
  readonly id: number;
  readonly url: string | null;
  /** 1-based. */
  readonly pageNumber: number;
  /** Where pdf.js's own files lie. */
  readonly filesUrl: string;
  readonly widthPx: number;
  readonly longestPx: number;
};
/** Null when the page can't be drawn. */
export type ThumbnailDone = { readonly id: number; readonly picture: ImageBitmap | null };

/** The part of a worker's global scope that the DOM's types don't have. */
type Scope = {
  onmessage: (event: MessageEvent<ThumbnailTask>) => void;
  readonly postMessage: (done: ThumbnailDone, transfer: readonly Transferable[]) => void;
  readonly fonts: FontFaceSet;
};
const scope = globalThis as unknown as Scope;

type Sheet = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** pdf.js makes helper canvases with this; its own asks the document for them. */
function CanvasFactory() {
  return {
    create: (width: number, height: number): Sheet => {
      const canvas = new OffscreenCanvas(width, height);
      return { canvas, context: canvas.getContext('2d') };
    },
    reset: ({ canvas }: Sheet, width: number, height: number): void => {
      if (canvas) Object.assign(canvas, { width, height });
    },
    destroy: (sheet: Sheet): void => {
      if (sheet.canvas) Object.assign(sheet.canvas, { width: 0, height: 0 });
      Object.assign(sheet, { canvas: null, context: null });
    },
    getNoAlphaContext: (canvas: OffscreenCanvas) => canvas.getContext('2d', { alpha: false }),
  };
}

/** Filters are made of the document's SVG; a small picture does without them. */
function FilterFactory() {
  const none = (): string => 'none';
  const filters = { addFilter: none, addHCMFilter: none, addAlphaFilter: none, addLuminosityFilter: none };
  return { ...filters, addHighlightHCMFilter: none, destroy: (): void => undefined };
}

const running = new Map<number, AbortController>();
let reader: pdfjs.PDFWorker | undefined;

scope.onmessage = ({ data: task }) => {
  running.get(task.id)?.abort();
  if (task.url === null) return;
  const abort = new AbortController();
  running.set(task.id, abort);
  void draw(task, task.url, abort.signal)
    .catch(() => null)
    .then((picture) => {
      running.delete(task.id);
      scope.postMessage({ id: task.id, picture }, picture ? [picture] : []);
    });
};

async function draw(task: ThumbnailTask, url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  const { filesUrl } = task;
  // One for all documents: starting it takes longer than reading a small file.
  reader ??= pdfjs.PDFWorker.create({ port: new Worker(`${filesUrl}pdf.worker.min.mjs`, { type: 'module' }) });
  const loading = pdfjs.getDocument({
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
    rangeChunkSize: 512 * 1024,
    verbosity: 0,
    CanvasFactory,
    FilterFactory,
    // All that pdf.js asks of it is where fonts go.
    ownerDocument: { fonts: scope.fonts } as unknown as HTMLDocument,
  });
  signal.addEventListener('abort', () => void loading.destroy());
  try {
    const page = await (await loading.promise).getPage(task.pageNumber);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(task.widthPx / width, task.longestPx / height) });
    const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext('2d');
    if (!context) return null;
    // pdf.js draws on either kind of context; its type names only the one in the page.
    const canvasContext = context as unknown as CanvasRenderingContext2D;
    await page.render({ canvas: null, canvasContext, viewport }).promise;
    return canvas.transferToImageBitmap();
  } finally {
    await loading.destroy();
  }
}
