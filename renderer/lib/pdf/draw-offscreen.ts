import type { PDFPageProxy } from 'pdfjs-dist';
import type { DrawnSize } from './pdf-calls.ts';

type Sheet = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** Drawn by the processor, as pdf.js does on a page, so that every machine makes the same picture. */
const SOFTWARE: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** pdf.js makes canvases with this; its own asks the document for them. */
export function OffscreenCanvasFactory() {
  return {
    create: (width: number, height: number): Sheet => {
      const canvas = new OffscreenCanvas(width, height);
      return { canvas, context: canvas.getContext('2d', SOFTWARE) };
    },
    reset: ({ canvas }: Sheet, width: number, height: number): void => {
      if (canvas) Object.assign(canvas, { width, height });
    },
    destroy: (sheet: Sheet): void => {
      if (sheet.canvas) Object.assign(sheet.canvas, { width: 0, height: 0 });
      Object.assign(sheet, { canvas: null, context: null });
    },
    getNoAlphaContext: (canvas: OffscreenCanvas) => canvas.getContext('2d', { ...SOFTWARE, alpha: false }),
  };
}

/** Filters are made of a document's SVG. Told that there are none, pdf.js counts the same pixels out itself. */
export function NoFilterFactory() {
  const none = (): string => 'none';
  return {
    ...{ addFilter: none, addHCMFilter: none, addAlphaFilter: none, addLuminosityFilter: none },
    ...{ addKnockoutFilter: none, addHighlightHCMFilter: none, addSelectionHCMFilter: none, addSelectionFilter: none },
    createSelectionStyle: (): null => null,
    destroy: (): void => undefined,
  };
}

/**
 * Draws a page into a picture.
 * @throws what pdf.js throws; also when `signal` fired
 */
export async function drawOffscreen(page: PDFPageProxy, size: DrawnSize, signal: AbortSignal): Promise<ImageBitmap> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = 'scale' in size ? size.scale : Math.min(size.widthPx / width, size.longestPx / height);
  const viewport = page.getViewport({ scale });
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // pdf.js draws on either kind of canvas; its type names only the one in a document.
  const task = page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport });
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel);
  try {
    await task.promise;
    return canvas.transferToImageBitmap();
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
