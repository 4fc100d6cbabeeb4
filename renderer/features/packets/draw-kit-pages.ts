import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { tryCall } from '../../lib/client.ts';
import { drawSmallPage } from '../../lib/draw-small-page.ts';

/** The longer side of an A4 page at 300 dots per inch. */
const LONGEST_PX = 3508;

/**
 * Draws the pages of which the kit needs pictures and that the application can't make itself, one after the other, and
 * hands them over. A page that can't be drawn is left: the export then names it.
 */
export async function drawKitPages(caseId: CaseId, date: LocalDate, signal: AbortSignal): Promise<void> {
  const pages = await tryCall('channels.listPagesToDraw', { caseId, date });
  if (!pages.ok) return;
  for (const { url, sha256, pageNumber } of pages.value) {
    if (signal.aborted) return;
    const picture = await drawSmallPage({ url, pageNumber, widthPx: LONGEST_PX, longestPx: LONGEST_PX }, signal).catch(
      () => null,
    );
    if (!picture) continue;
    const base64 = await toBase64Png(picture);
    await tryCall('channels.keepDrawnPage', { sha256, pageNumber, base64 });
  }
}

async function toBase64Png(picture: ImageBitmap): Promise<string> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  const reader = new FileReader();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
  reader.onerror = () => reject(reader.error ?? new Error('unread'));
  reader.readAsDataURL(blob);
  return (await promise).slice('data:image/png;base64,'.length);
}
