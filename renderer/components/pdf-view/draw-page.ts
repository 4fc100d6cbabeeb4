import type { PageAddress, PageShape } from '../../lib/pdf/pdf-calls.ts';
import type { PdfThread } from '../../lib/pdf/pdf-thread.ts';

/** A page, the thread that draws it, and its place in the queue: 0 for the page that is read. */
export type PageToDraw = PageAddress & {
  readonly thread: PdfThread;
  readonly shape: PageShape;
  readonly rank: number;
};

/** Canvases are kept under this many pixels: beyond it Chromium gives an empty one. */
const CANVAS_PX_MAX = 16_000_000;

/**
 * Draws a page into `paper` and lays its text over it in `text`, so that it can be selected and read aloud. What was there before stays
 * until the new drawing is done.
 * @throws AbortError when `signal` fired; anything else means that the page can't be drawn
 */
export async function drawPage(
  page: PageToDraw,
  into: { readonly paper: HTMLElement; readonly text: HTMLElement },
  scale: number,
  signal: AbortSignal,
): Promise<void> {
  const { thread, url, pageNumber, shape, rank } = page;
  const area = shape.widthPt * shape.heightPt * scale ** 2;
  const density = Math.min(window.devicePixelRatio, Math.sqrt(CANVAS_PX_MAX / area));
  const size = { scale: scale * density };
  const picture = await thread.call('drawPage', { url, pageNumber, size, rank }, signal);
  if (signal.aborted) picture.close();
  signal.throwIfAborted();
  showPicture(into.paper, picture);
  const text = await layText(page, scale, signal);
  signal.throwIfAborted();
  into.text.replaceChildren(text);
}

/** Frees the memory of a page's picture at once; until the next collection of garbage it may be a hundred megabytes. */
export function dropPicture(paper: HTMLElement): void {
  for (const canvas of paper.querySelectorAll('canvas')) canvas.width = 0;
  paper.replaceChildren();
}

/** The picture becomes the canvas's own, without being copied. */
function showPicture(paper: HTMLElement, picture: ImageBitmap): void {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  dropPicture(paper);
  paper.append(canvas);
}

async function layText(page: PageToDraw, scale: number, signal: AbortSignal): Promise<HTMLElement> {
  const { TextLayer } = await import('./text-layer.ts');
  signal.throwIfAborted();
  const { rotation, box, userUnit } = page.shape;
  const [left = 0, bottom = 0, right = 0, upper = 0] = box;
  const rawDims = { pageWidth: right - left, pageHeight: upper - bottom, pageX: left, pageY: bottom };
  const container = document.createElement('div');
  const side = (units: number): string => `round(down, var(--total-scale-factor) * ${units}px, var(--scale-round-x))`;
  Object.assign(container.style, { width: side(rawDims.pageWidth), height: side(rawDims.pageHeight) });
  if (userUnit !== 1) container.style.setProperty('--total-scale-factor', String(scale * userUnit));
  const textContentSource = page.thread.streamText(page, signal);
  const layer = new TextLayer({ textContentSource, container, viewport: { scale, rotation, rawDims } });
  const cancel = (): void => layer.cancel();
  signal.addEventListener('abort', cancel);
  try {
    await layer.render();
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  return container;
}
