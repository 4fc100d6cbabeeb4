import { PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import type { Sharp } from 'sharp';
import { sizeAfter, type MeasuredPicture, type ReductionStep } from '../../../shared/domain/reduce-plan.ts';
import { findBaseSpace, openSamples } from './open-samples.ts';

/** A picture's new data; what it is coded in follows from the rest. */
export type ReducedData = {
  readonly contents: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** At the largest size at which the packet shows it. */
  readonly dpi: number;
  readonly coding: 'grey-jpeg' | 'colour-jpeg' | 'fax';
  /** Rows that the fax data hold; a few more than the picture has. */
  readonly codedRows: number;
};

/** JPEG quality: at 200 dots small print stays clean; at 150 dots each dot counts more. */
const QUALITY_200 = 70;
const QUALITY_150 = 75;
/** Tiles of TIFF come in multiples of this (TIFF 6.0, section 15). */
const TILE = 16;

/**
 * Gives a picture another form. The same picture and step give the same bytes.
 * @throws when it doesn't decode
 */
export async function encodePicture(
  stream: PDFRawStream,
  picture: Pick<MeasuredPicture, 'width' | 'height' | 'dpi' | 'colours'>,
  step: ReductionStep,
): Promise<ReducedData> {
  const { width, height, dpi } = sizeAfter(picture, step);
  const opened = await openSamples(stream);
  if (step === 'two-colour' || step.startsWith('fax')) {
    // The picture fills its place whatever its shape in pixels, so a few columns more don't distort it.
    const columns = Math.ceil(width / TILE) * TILE;
    const contents = await packFax(opened, columns, height);
    return { contents, width: columns, height, dpi, coding: 'fax', codedRows: Math.ceil(height / TILE) * TILE };
  }
  const isGrey = step.startsWith('grey') || picture.colours === 'grey';
  const sized = width < picture.width ? opened.resize(width, height, { fit: 'fill', kernel: 'lanczos3' }) : opened;
  const contents = await sized
    .toColourspace(isGrey ? 'b-w' : 'srgb')
    .jpeg(step.endsWith('150') ? { quality: QUALITY_150, mozjpeg: true } : { quality: QUALITY_200 })
    .toBuffer();
  return { contents, width, height, dpi, coding: isGrey ? 'grey-jpeg' : 'colour-jpeg', codedRows: height };
}

/** Black and white at the lightness that divides ink from paper best, as Group 4 fax. */
async function packFax(opened: Sharp, width: number, height: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const { data } = await opened
    .toColourspace('b-w')
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const raw = { width, height, channels: Math.max(1, Math.round(data.length / (width * height))) as 1 | 3 };
  const tiff = await sharp(data, { raw })
    .toColourspace('b-w')
    .threshold(findThreshold(data))
    .tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      tile: true,
      tileWidth: width,
      tileHeight: Math.ceil(height / TILE) * TILE,
    })
    .toBuffer();
  return readOnlyTile(tiff);
}

/** The shade that divides dark from light with the least spread on either side (Otsu 1979). */
function findThreshold(grey: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const shade of grey) counts[shade] = (counts[shade] ?? 0) + 1;
  const sum = counts.reduce((total, count, shade) => total + count * shade, 0);
  let [dark, darkSum, best, bestSpread] = [0, 0, 128, 0];
  for (let shade = 0; shade < 255; shade += 1) {
    dark += counts[shade] ?? 0;
    darkSum += (counts[shade] ?? 0) * shade;
    const light = grey.length - dark;
    if (dark === 0 || light === 0) continue;
    const spread = dark * light * (darkSum / dark - (sum - darkSum) / light) ** 2;
    if (spread > bestSpread) [best, bestSpread] = [shade + 1, spread];
  }
  return best;
}

const TILE_OFFSETS = 324;
const TILE_BYTE_COUNTS = 325;

/** The data of a TIFF that has one tile. */
function readOnlyTile(tiff: Buffer): Uint8Array {
  const directory = tiff.readUInt32LE(4);
  const values = new Map<number, number>();
  for (let index = 0; index < tiff.readUInt16LE(directory); index += 1) {
    const at = directory + 2 + index * 12;
    values.set(tiff.readUInt16LE(at), tiff.readUInt32LE(at + 8));
  }
  const [offset = 0, length = 0] = [values.get(TILE_OFFSETS), values.get(TILE_BYTE_COUNTS)];
  if (offset === 0 || length === 0) throw new Error('the fax data are not where they should be');
  return tiff.subarray(offset, offset + length);
}

/** Entries that describe how the old data were coded, or how large they were. */
const CODING_KEYS = ['Filter', 'DecodeParms', 'BitsPerComponent', 'Width', 'Height', 'ColorSpace', 'Length', 'DP'];

/** The picture with its new data; everything else that it says of itself stays. */
export function makeReducedStream(original: PDFRawStream, data: ReducedData, context: PDFContext): PDFRawStream {
  const dict = original.dict.clone(context);
  for (const key of CODING_KEYS) dict.delete(PDFName.of(key));
  const entries: Record<string, PDFObject | undefined> = {
    Width: context.obj(data.width),
    Height: context.obj(data.height),
    BitsPerComponent: context.obj(data.coding === 'fax' ? 1 : 8),
    ColorSpace: data.coding === 'colour-jpeg' ? findBaseSpace(original.dict) : findGreySpace(original, data),
    Filter: PDFName.of(data.coding === 'fax' ? 'CCITTFaxDecode' : 'DCTDecode'),
    // The TIFF writer packs white as the ones of its bits.
    DecodeParms:
      data.coding === 'fax'
        ? context.obj({ K: -1, Columns: data.width, Rows: data.codedRows, BlackIs1: true })
        : undefined,
  };
  for (const [key, value] of Object.entries(entries)) if (value) dict.set(PDFName.of(key), value);
  return PDFRawStream.of(dict, data.contents);
}

/** A grey picture keeps its own grey; one that lost its colours, or has two shades, takes the device's. */
function findGreySpace(original: PDFRawStream, { coding }: ReducedData): PDFObject {
  const base = findBaseSpace(original.dict);
  const found = base && original.dict.context.lookup(base);
  const isPlainGrey = coding === 'grey-jpeg' && found === PDFName.of('CalGray');
  return isPlainGrey && base ? base : PDFName.of('DeviceGray');
}
