import type { Sharp } from 'sharp';
import { isPrinted, type EvidenceMime } from '../../../shared/domain/evidence.ts';
import { openPagePicture } from '../intake/page-picture.ts';
import { openPdf } from '../open-pdf.ts';
import { convertPicture } from '../pictures/convert-picture.ts';
import { openForeignPicture } from '../pictures/open-foreign-picture.ts';
import { listFilters } from '../source/decode-stream.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { findSolePicture, type SolePicture } from './find-sole-picture.ts';

export type PageImage = { readonly bytes: Uint8Array; readonly format: 'jpg' | 'png' };
type PageImageFormat = PageImage['format'];

/** As the window draws pages; finer scans are kept as fine as they are where nothing has to be coded again. */
export const PAGE_IMAGE_DPI = 300;
const JPEG_QUALITY = 90;

/**
 * A page of a file as a picture, where that needs no drawing: pictures themselves, and pages of PDFs that are one scan.
 * A scan that is a JPEG already keeps its very pixels.
 * @param formats those that the channel takes; the first is preferred
 * @param pageNumber 1-based
 * @returns undefined when the page has to be drawn (text, lines, several pictures) or its coding isn't read here
 * @throws what decoding throws
 */
export async function makePageImage(
  bytes: Uint8Array,
  mime: EvidenceMime,
  pageNumber: number,
  formats: readonly PageImageFormat[],
): Promise<PageImage | undefined> {
  if (isPrinted(mime)) return undefined;
  if (mime === 'application/pdf') return makeScanImage(bytes, pageNumber, formats);
  if (mime === 'image/jpeg' || mime === 'image/png') {
    const format = mime === 'image/jpeg' ? 'jpg' : 'png';
    if (formats.includes(format)) return { bytes, format };
    const { default: sharp } = await import('sharp');
    const opened = sharp(bytes, { failOn: 'none', limitInputPixels: PDF_LIMITS.imagePixels });
    return encode(format === 'jpg' ? opened.autoOrient() : opened, formats);
  }
  const converted = await convertPicture(await openForeignPicture(bytes, mime), pageNumber - 1);
  const format = converted.mime === 'image/jpeg' ? 'jpg' : 'png';
  if (formats.includes(format)) return { bytes: converted.bytes, format };
  const { default: sharp } = await import('sharp');
  return encode(sharp(converted.bytes, { limitInputPixels: PDF_LIMITS.imagePixels }), formats);
}

async function makeScanImage(
  bytes: Uint8Array,
  pageNumber: number,
  formats: readonly PageImageFormat[],
): Promise<PageImage | undefined> {
  const opening = await openPdf(bytes);
  const found = opening.ok ? findSolePicture(opening.pdf, pageNumber) : undefined;
  if (!found) return undefined;
  return (await keepJpeg(found, formats)) ?? decodeScan(found, formats);
}

/** The scan's own JPEG, byte for byte, where nothing has to be done to it. */
async function keepJpeg(
  { stream, turn }: SolePicture,
  formats: readonly PageImageFormat[],
): Promise<PageImage | undefined> {
  const isJpeg = listFilters(stream.dict).join() === 'DCTDecode';
  if (!isJpeg || turn !== 0 || !formats.includes('jpg')) return undefined;
  return (await isPlainJpeg(stream.contents)) ? { bytes: stream.contents, format: 'jpg' } : undefined;
}

async function decodeScan(
  { stream, turn, widthInches }: SolePicture,
  formats: readonly PageImageFormat[],
): Promise<PageImage | undefined> {
  const opened = await openPagePicture(stream);
  if (!opened) return undefined;
  const { width, height } = await opened.metadata();
  const across = turn % 180 === 0 ? width : height;
  const wanted = Math.round(widthInches * PAGE_IMAGE_DPI);
  const turned = turn === 0 ? opened : opened.rotate(turn);
  return encode(across > wanted && wanted > 0 ? turned.resize({ width: wanted }) : turned, formats);
}

/** A JPEG that every viewer shows as the page does: no inverted inks, no turn of its own, nothing that a camera wrote into it. */
async function isPlainJpeg(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const { space, orientation, exif } = await sharp(bytes, { failOn: 'none' }).metadata();
  return space !== 'cmyk' && (orientation ?? 1) === 1 && exif === undefined;
}

/**
 * A page that the window drew, in a form that the channel takes: PNG where it can, which keeps letters sharp, unless the
 * page is a photograph, which JPEG holds in far fewer bytes.
 */
export async function encodeDrawnPage(png: Uint8Array, formats: readonly PageImageFormat[]): Promise<PageImage> {
  const { default: sharp } = await import('sharp');
  const open = (): Sharp => sharp(png, { limitInputPixels: PDF_LIMITS.imagePixels });
  if (!formats.includes('png')) return encode(open(), ['jpg']);
  const sharpLetters = await encode(open(), ['png']);
  if (sharpLetters.bytes.length <= LARGE_PNG_BYTES || !formats.includes('jpg')) return sharpLetters;
  return encode(open(), ['jpg']);
}

const LARGE_PNG_BYTES = 2_000_000;

async function encode(picture: Sharp, formats: readonly PageImageFormat[]): Promise<PageImage> {
  const upright = picture.flatten({ background: '#ffffff' }).toColourspace('srgb');
  if (formats[0] === 'png') return { bytes: await upright.png({ compressionLevel: 6 }).toBuffer(), format: 'png' };
  const jpeg = upright.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' });
  return { bytes: await jpeg.toBuffer(), format: 'jpg' };
}
