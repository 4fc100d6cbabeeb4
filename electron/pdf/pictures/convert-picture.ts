import type { Sharp } from 'sharp';
import { writeBilevelPng } from './bilevel-png.ts';
import type { ForeignPage, ForeignPicture } from './foreign-picture.ts';
import type { StatedSize } from './page-size.ts';

/** A picture as a PDF can hold it: upright, without anything that its maker wrote into the file. */
export type ConvertedPicture = {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/png';
  /** What the original says about its size on paper. */
  readonly stated: StatedSize;
};

/** The first generation of losses that a photograph gets here is the only one. */
const JPEG_QUALITY = 90;
const PNG_OPTIONS = { compressionLevel: 6, adaptiveFiltering: true, palette: false } as const;
const JPEG_PART_BYTES = 65_000;

/**
 * Turns one page of a picture into what the packet shows: photographs into JPEG once, all else into PNG, whose
 * compression loses nothing. The same bytes give the same bytes.
 * @param pageIndex 0-based
 * @throws what decoding throws
 */
export async function convertPicture(picture: ForeignPicture, pageIndex: number): Promise<ConvertedPicture> {
  const page = picture.pages[pageIndex];
  if (!page) throw new Error(`it has ${picture.pages.length} pages`);
  const upright = (await picture.decode(pageIndex)).autoOrient();
  const stated = { dpi: page.dpi, isPhoto: page.isPhoto };
  if (page.content === 'photograph') {
    return { bytes: await makeJpeg(upright, picture.iccProfile), mime: 'image/jpeg', stated };
  }
  return { bytes: await makePng(upright, page), mime: 'image/png', stated };
}

/** JPEG has no transparency; what shows through is paper. */
async function makeJpeg(upright: Sharp, iccProfile: Uint8Array | null): Promise<Uint8Array> {
  const { space } = await upright.metadata();
  const jpeg = await upright
    .flatten({ background: '#ffffff' })
    .toColourspace(space === 'b-w' ? 'b-w' : 'srgb')
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return iccProfile ? addProfile(jpeg, iccProfile) : jpeg;
}

async function makePng(upright: Sharp, { content }: ForeignPage): Promise<Uint8Array> {
  if (content === 'bilevel') {
    const { data, info } = await upright.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    return writeBilevelPng(data, info);
  }
  const { space } = await upright.metadata();
  const isKept = space === 'b-w' || space === 'grey16' || space === 'rgb16';
  return upright
    .toColourspace(isKept ? space : 'srgb')
    .png(PNG_OPTIONS)
    .toBuffer();
}

/** Writes a colour profile into a JPEG, in as many segments as it needs (ICC.1:2022, annex B.4). */
function addProfile(jpeg: Uint8Array, profile: Uint8Array): Uint8Array {
  const count = Math.ceil(profile.length / JPEG_PART_BYTES);
  const segments = Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * JPEG_PART_BYTES, (index + 1) * JPEG_PART_BYTES);
    const head = Buffer.from([0xff, 0xe2, 0, 0, ...Buffer.from('ICC_PROFILE\0', 'latin1'), index + 1, count]);
    head.writeUInt16BE(head.length - 2 + part.length, 2);
    return Buffer.concat([head, part]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
