import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { PDF_LIMITS } from '../source/limits.ts';
import { decodeHeic } from './decode-heic.ts';
import {
  PictureRefusedError,
  refuseBrokenHead,
  refuseIncomplete,
  requireSaneSize,
  type ForeignMime,
  type ForeignPage,
  type ForeignPicture,
} from './foreign-picture.ts';
import { decodeBmp, readBmp } from './read-bmp.ts';
import { readExif } from './read-exif.ts';
import { readTiff, type TiffPage } from './read-tiff.ts';
import { readWebp } from './read-webp.ts';
import { say } from '../../../shared/domain/said.ts';

const DECODING: SharpOptions = { failOn: 'truncated', limitInputPixels: PDF_LIMITS.imagePixels };
const EXIF_LABEL_BYTES = 6;

/**
 * Reads what a picture says about itself; decodes nothing yet. Sizes are within the limit.
 * @throws PictureRefusedError
 */
export async function openForeignPicture(bytes: Uint8Array, mime: ForeignMime): Promise<ForeignPicture> {
  switch (mime) {
    case 'image/webp':
      return openWebp(bytes);
    case 'image/gif':
      return openGif(bytes);
    case 'image/tiff':
      return openTiff(bytes);
    case 'image/bmp':
      return openBmp(bytes);
    case 'image/heic':
      return openHeic(bytes);
  }
}

async function openWebp(bytes: Uint8Array): Promise<ForeignPicture> {
  const webp = readWebp(bytes);
  if (!webp) throw refuseBrokenHead();
  if (!webp.isComplete) throw refuseIncomplete();
  const page = describePage(await readMetadata(bytes), webp.isLossy ? 'photograph' : 'graphic');
  return { pages: [page], isAnimated: webp.isAnimated, iccProfile: null, decode: async () => openImage(bytes) };
}

async function openGif(bytes: Uint8Array): Promise<ForeignPicture> {
  const metadata = await readMetadata(bytes);
  return {
    pages: [describePage(metadata, 'graphic')],
    isAnimated: (metadata.pages ?? 1) > 1,
    iccProfile: null,
    decode: async () => openImage(bytes),
  };
}

async function openTiff(bytes: Uint8Array): Promise<ForeignPicture> {
  const found = readTiff(bytes, PDF_LIMITS.pages + 1);
  if (!found) throw refuseBrokenHead();
  if (found.pages.length > PDF_LIMITS.pages) {
    const message = say`The picture has more than ${PDF_LIMITS.pages} pages.`;
    throw new PictureRefusedError('too-complex', message, say`Split it into smaller files, and add those.`);
  }
  for (const { width, height } of found.pages) requireSaneSize(width, height);
  if (found.pages.reduce((sum, { width, height }) => sum + width * height, 0) > PDF_LIMITS.documentPixels) {
    const message = say`The pages of the picture have more than 2,000 megapixels in all.`;
    throw new PictureRefusedError('too-complex', message, say`Split it into smaller files, and add those.`);
  }
  if (!found.isWhole || !found.pages.every(({ isComplete }) => isComplete)) throw refuseIncomplete();
  const pages = found.pages.map(describeTiffPage);
  return { pages, isAnimated: false, iccProfile: null, decode: async (page) => openImage(bytes, { page }) };
}

function describeTiffPage({ width, height, dpi, hasCamera, isJpeg, isBilevel }: TiffPage): ForeignPage {
  const content = isBilevel ? 'bilevel' : isJpeg ? 'photograph' : 'graphic';
  return { width, height, dpi, isPhoto: hasCamera, content };
}

async function openBmp(bytes: Uint8Array): Promise<ForeignPicture> {
  const { width, height, dpi, isBilevel } = readBmp(bytes);
  const page: ForeignPage = { width, height, dpi, isPhoto: false, content: isBilevel ? 'bilevel' : 'graphic' };
  const decode = (): Promise<Sharp> => openPixels(decodeBmp(bytes), width, height, 3);
  return { pages: [page], isAnimated: false, iccProfile: null, decode };
}

/** sharp reads what a HEIC says about itself, but has no decoder for it. */
async function openHeic(bytes: Uint8Array): Promise<ForeignPicture> {
  const metadata = await readMetadata(bytes);
  const decode = async (): Promise<Sharp> => {
    const { width, height, rgba } = await decodeHeic(bytes);
    return openPixels(rgba, width, height, 4);
  };
  const page = { ...describePage(metadata, 'photograph'), isPhoto: true };
  return { pages: [page], isAnimated: false, iccProfile: metadata.icc ?? null, decode };
}

function describePage(metadata: Metadata, content: ForeignPage['content']): ForeignPage {
  const exif = metadata.exif && readExif(metadata.exif.subarray(EXIF_LABEL_BYTES));
  const { width, height } = metadata;
  requireSaneSize(width, height);
  return { width, height, dpi: exif?.dpi ?? null, isPhoto: exif?.hasCamera ?? false, content };
}

async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  const { default: sharp } = await import('sharp');
  try {
    // Without sharp's own limit, so that a size that is too large is told from a damaged head.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refuseBrokenHead();
  }
}

async function openImage(bytes: Uint8Array, options: SharpOptions = {}): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { ...DECODING, ...options });
}

async function openPixels(pixels: Uint8Array, width: number, height: number, channels: 3 | 4): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(pixels, { ...DECODING, raw: { width, height, channels } });
}
