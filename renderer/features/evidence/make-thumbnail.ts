import { openPdf } from '../../components/pdf-view/open-pdf.ts';

/** Twice the size at which the list shows it, for fine screens. */
const WIDTH_PX = 72;
const HEIGHT_PX = 92;
/** A paper strip of any length stays a small picture. */
const LONGEST_PX = 4 * HEIGHT_PX;

/** A picture, small; decoded and shrunk off the interface thread. */
export async function makePictureThumbnail(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  const answer = await fetch(new URL(url, document.baseURI), { signal });
  if (!answer.ok) return null;
  return createImageBitmap(await answer.blob(), { resizeWidth: WIDTH_PX, resizeQuality: 'medium' });
}

/** A PDF's first page, small. Read by pdf.js's worker, drawn in short pieces on a canvas that is not in the page. */
export async function makePdfThumbnail(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  const { document: pdf, close } = await openPdf(url, signal);
  try {
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(WIDTH_PX / width, LONGEST_PX / height) });
    const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const canvasContext = canvas.getContext('2d');
    if (!canvasContext) return null;
    // pdf.js draws on either kind of context; its type names only the one in the page.
    const into = canvasContext as unknown as CanvasRenderingContext2D;
    const task = page.render({ canvas: null, canvasContext: into, viewport });
    signal.addEventListener('abort', () => task.cancel(), { once: true });
    await task.promise;
    return canvas.transferToImageBitmap();
  } finally {
    await close();
  }
}
