import { drawSmallPage } from '../../lib/draw-small-page.ts';

/** Twice the size at which the list shows it, for fine screens. */
const WIDTH_PX = 72;
const HEIGHT_PX = 92;
/** A paper strip of any length stays a small picture. */
const LONGEST_PX = 4 * HEIGHT_PX;

/** A picture, small; decoded and shrunk off the interface thread. */
export async function makePictureThumbnail(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  const answer = await fetch(new URL(url, document.baseURI), { signal });
  if (!answer.ok) return null;
  const small = await createImageBitmap(await answer.blob(), { resizeWidth: WIDTH_PX, resizeQuality: 'medium' });
  return small.height <= LONGEST_PX ? small : createImageBitmap(small, 0, 0, WIDTH_PX, LONGEST_PX);
}

/** A PDF's first page, small. Read and drawn in workers; the interface thread only takes the picture. */
export function makePdfThumbnail(url: string, signal: AbortSignal): Promise<ImageBitmap | null> {
  return drawSmallPage({ url, pageNumber: 1, widthPx: WIDTH_PX, longestPx: LONGEST_PX }, signal);
}
