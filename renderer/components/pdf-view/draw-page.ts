import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { findTarget, type PdfTarget } from './find-target.ts';

/** A link on a page; place and size as parts of the page (0–1). */
export type PageLink = {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly target: PdfTarget;
};

/** Canvases are kept under this many pixels: beyond it Chromium gives an empty one. */
const CANVAS_PX_MAX = 16_000_000;

/**
 * Draws a page into `paper` and lays its text over it in `text`, so that it can be selected and read aloud. What was there before stays
 * until the new drawing is done.
 * @throws AbortError when `signal` fired; anything else means that the page can't be drawn
 */
export async function drawPage(
  page: PDFPageProxy,
  into: { readonly paper: HTMLElement; readonly text: HTMLElement },
  scale: number,
  signal: AbortSignal,
): Promise<void> {
  const { TextLayer } = await import('pdfjs-dist');
  signal.throwIfAborted();
  const viewport = page.getViewport({ scale });
  const density = Math.min(window.devicePixelRatio, Math.sqrt(CANVAS_PX_MAX / (viewport.width * viewport.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width * density);
  canvas.height = Math.ceil(viewport.height * density);
  const task = page.render({ canvas, viewport: page.getViewport({ scale: scale * density }) });
  const container = document.createElement('div');
  const layer = new TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: true, disableNormalization: true }),
    container,
    viewport,
  });
  signal.addEventListener('abort', () => {
    task.cancel();
    layer.cancel();
  });
  try {
    await task.promise;
    signal.throwIfAborted();
    into.paper.replaceChildren(canvas);
    await layer.render();
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  signal.throwIfAborted();
  into.text.replaceChildren(container);
}

/** The links of a page that lead to a place in the same document. Addresses of the outside world are left out: nothing here goes there. */
export async function listLinks(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<readonly PageLink[]> {
  const viewport = page.getViewport({ scale: 1 });
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly {
    readonly id: string;
    readonly subtype: string;
    readonly rect: readonly number[];
    readonly dest?: unknown;
  }[];
  const links = await Promise.all(
    annotations
      .filter(
        (annotation) => annotation.subtype === 'Link' && annotation.dest !== undefined && annotation.dest !== null,
      )
      .map(async ({ id, rect, dest }) => {
        const target = await findTarget(pdf, dest);
        if (!target) return undefined;
        const [left = 0, bottom = 0, right = 0, upper = 0] = rect;
        const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom) as number[];
        const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, upper) as number[];
        return {
          id,
          left: Math.min(x1, x2) / viewport.width,
          top: Math.min(y1, y2) / viewport.height,
          width: Math.abs(x2 - x1) / viewport.width,
          height: Math.abs(y2 - y1) / viewport.height,
          target,
        };
      }),
  );
  return links.filter((link) => link !== undefined);
}
