import { convertPicture } from './convert-picture.ts';
import type { ForeignMime } from './foreign-picture.ts';
import { openForeignPicture } from './open-foreign-picture.ts';

export type PicturePreview = { readonly bytes: Uint8Array; readonly mime: 'image/jpeg' | 'image/png' };

/** Pixels: as much as a large window shows. */
const LONGEST_SIDE = 2400;

/**
 * One page of a picture as the window can show it: as the packet shows it, not larger than a screen.
 * @param pageIndex 0-based
 * @throws what decoding throws
 */
export async function previewPicture(bytes: Uint8Array, mime: ForeignMime, pageIndex: number): Promise<PicturePreview> {
  const { default: sharp } = await import('sharp');
  const converted = await convertPicture(await openForeignPicture(bytes, mime), pageIndex);
  const { width, height } = await sharp(converted.bytes).metadata();
  if (Math.max(width, height) <= LONGEST_SIDE) return converted;
  const smaller = sharp(converted.bytes).keepIccProfile().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside' });
  return { bytes: await smaller.toBuffer(), mime: converted.mime };
}
