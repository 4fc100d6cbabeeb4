import { readJpeg } from '../pictures/read-jpeg.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { listXmpTools } from './xmp-tools.ts';

/** What a picture says about how it came to be. */
export type PictureMetadata = {
  /** Names of programs, as written. */
  readonly tools: readonly string[];
  readonly hasCamera: boolean;
  readonly hasPlace: boolean;
  /** Stored lying or upside down, and turned when shown. */
  readonly isTurned: boolean;
  /** Says itself that it is a picture of a screen. */
  readonly saysScreenshot: boolean;
};

const NOTHING: PictureMetadata = {
  tools: [],
  hasCamera: false,
  hasPlace: false,
  isTurned: false,
  saysScreenshot: false,
};
const TAG = { make: 0x010f, software: 0x0131, gps: 0x8825, latitude: 2 } as const;
const ASCII = 2;
const APP1 = 0xe1;
const MAX_ENTRIES = 500;
const MAX_TEXT_BYTES = 300;

/** Reads EXIF, XMP and text of any picture that the decoder knows. Never throws. */
export async function readPictureMetadata(bytes: Uint8Array): Promise<PictureMetadata> {
  try {
    const { default: sharp } = await import('sharp');
    const { exif, xmp, comments, orientation } = await sharp(bytes, {
      limitInputPixels: PDF_LIMITS.imagePixels,
    }).metadata();
    const facts = exif ? readTags(exif) : { software: '', hasCamera: false, hasPlace: false };
    const packet = xmp?.toString('utf8') ?? '';
    const texts = (comments ?? [])
      .filter(({ keyword }) => /^(?:software|creator)$/i.test(keyword))
      .map(({ text }) => text);
    const tools = [facts.software, ...texts, ...listXmpTools(packet)].filter((name) => name !== '');
    const said = [...tools, packet, exif?.toString('latin1') ?? ''].join('\n');
    return {
      tools,
      hasCamera: facts.hasCamera,
      hasPlace: facts.hasPlace || /exif:GPSLatitude\b/.test(packet),
      isTurned: (orientation ?? 1) > 1,
      saysScreenshot: /\bscreenshot\b|gnome-screenshot|\bspectacle\b|\bflameshot\b/i.test(said),
    };
  } catch {
    return NOTHING;
  }
}

/**
 * Whether a JPEG says where it was taken, by its EXIF data or its XMP.
 * @param jpeg read from its beginning; nothing is decoded
 */
export function hasPlaceInside(jpeg: Uint8Array): boolean {
  const segments = readJpeg(jpeg)?.segments ?? [];
  return segments.some(({ marker, start, end }) => {
    if (marker !== APP1) return false;
    const data = Buffer.from(jpeg.buffer, jpeg.byteOffset + start + 4, Math.max(0, end - start - 4));
    if (data.subarray(0, 5).toString('latin1') === 'Exif\0') return readTags(data).hasPlace;
    return /exif:GPSLatitude\b/.test(data.toString('latin1'));
  });
}

/** The tags of interest in the first directory of EXIF data (TIFF 6.0, EXIF 2.3). */
function readTags(exif: Buffer): { software: string; hasCamera: boolean; hasPlace: boolean } {
  const tiff = exif.subarray(0, 4).toString('latin1') === 'Exif' ? exif.subarray(6) : exif;
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const read16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const read32 = (at: number): number =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const find = (directory: number, tag: number): number | undefined => {
    for (let index = 0; index < Math.min(read16(directory), MAX_ENTRIES); index += 1) {
      const at = directory + 2 + index * 12;
      if (read16(at) === tag) return at;
    }
    return undefined;
  };
  const readText = (entry: number | undefined): string => {
    if (entry === undefined || read16(entry + 2) !== ASCII) return '';
    const length = Math.min(read32(entry + 4), MAX_TEXT_BYTES);
    const start = length <= 4 ? entry + 8 : read32(entry + 8);
    return tiff
      .subarray(start, start + length)
      .toString('latin1')
      .replace(/\0.*$/s, '')
      .trim();
  };
  const first = read32(4);
  const gps = find(first, TAG.gps);
  return {
    software: readText(find(first, TAG.software)),
    hasCamera: readText(find(first, TAG.make)) !== '',
    hasPlace: gps !== undefined && find(read32(gps + 8), TAG.latitude) !== undefined,
  };
}
