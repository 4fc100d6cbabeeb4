import { PDFArray, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { Sharp } from 'sharp';
import { decodeStream, listFilters } from '../source/decode-stream.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { findNumber } from '../source/pdf-values.ts';
import { wrapFax } from './fax-tiff.ts';
import { openForMeasuring } from './grey-picture.ts';

/** How the samples of a picture become colours. */
type Colours = {
  readonly components: 1 | 3 | 4;
  /** Colours of an indexed picture, so many bytes each as there are components. */
  readonly palette: Uint8Array | null;
};

type Samples = { readonly width: number; readonly height: number; readonly bits: number };

const MOST_BYTES = 150_000_000;

/**
 * The pixels of a picture in a PDF, to be measured.
 * @returns undefined when it is in a coding that isn't read here (JBIG2, JPEG 2000, rare colour spaces), is too large, or
 * doesn't decode
 */
export async function openPagePicture(stream: PDFRawStream): Promise<Sharp | undefined> {
  const filters = listFilters(stream.dict).join();
  if (filters === 'DCTDecode') return openForMeasuring(stream.contents);
  if (filters === 'CCITTFaxDecode') {
    const tiff = wrapFax(stream);
    return tiff && openForMeasuring(tiff);
  }
  try {
    return await openSamples(stream);
  } catch {
    return undefined;
  }
}

/** How many bits a sample of a picture has; 1 means that it is black and white. */
export function findSampleBits({ dict }: PDFRawStream): number {
  if (listFilters(dict).some((name) => name === 'CCITTFaxDecode' || name === 'JBIG2Decode')) return 1;
  return findNumber(dict, 'BitsPerComponent') ?? 8;
}

async function openSamples(stream: PDFRawStream): Promise<Sharp | undefined> {
  const decoded = decodeStream(stream);
  const colours = readColours(stream.dict.lookup(PDFName.of('ColorSpace')));
  if (!decoded || !colours) return undefined;
  const [width, height] = [findNumber(stream.dict, 'Width') ?? 0, findNumber(stream.dict, 'Height') ?? 0];
  const channels = colours.components;
  if (width * height * channels > MOST_BYTES) return undefined;
  const pixels = unpack(decoded.bytes, { width, height, bits: findSampleBits(stream) }, colours);
  const { default: sharp } = await import('sharp');
  const opened = sharp(pixels, { raw: { width, height, channels }, limitInputPixels: PDF_LIMITS.imagePixels });
  return channels === 4 ? openCmyk(opened, width, height) : opened;
}

/** sharp takes four raw bytes for RGB with transparency; here they are inks. */
async function openCmyk(opened: Sharp, width: number, height: number): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  const inks = await opened.raw().toBuffer();
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const light = 255 - (inks[at * 4 + 3] ?? 0);
    for (let ink = 0; ink < 3; ink += 1) {
      pixels[at * 3 + ink] = Math.round(((255 - (inks[at * 4 + ink] ?? 0)) * light) / 255);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** PDF 1.7, 8.6: the device's spaces, profiles by their number of components, and palettes of those. */
function readColours(space: PDFObject | undefined): Colours | undefined {
  if (space instanceof PDFName) return plain(COMPONENTS[space.decodeText()]);
  if (!(space instanceof PDFArray)) return undefined;
  const family = space.lookup(0);
  const name = family instanceof PDFName ? family.decodeText() : '';
  if (name === 'ICCBased') {
    const profile = space.lookup(1);
    return profile instanceof PDFRawStream ? plain(findNumber(profile.dict, 'N')) : undefined;
  }
  if (name !== 'Indexed' && name !== 'I') return plain(COMPONENTS[name]);
  const base = readColours(space.lookup(1));
  const palette = readPalette(space.lookup(3));
  return base && !base.palette && palette ? { components: base.components, palette } : undefined;
}

const COMPONENTS: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  CalGray: 1,
  G: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  RGB: 3,
  DeviceCMYK: 4,
  CMYK: 4,
};

function plain(components: number | undefined): Colours | undefined {
  return components === 1 || components === 3 || components === 4 ? { components, palette: null } : undefined;
}

function readPalette(table: PDFObject | undefined): Uint8Array | undefined {
  if (table instanceof PDFString || table instanceof PDFHexString) return table.asBytes();
  return table instanceof PDFRawStream ? decodeStream(table)?.bytes : undefined;
}

/** One byte for each component, from samples of 1, 2, 4, 8 or 16 bits; rows begin at whole bytes. White where data end. */
function unpack(bytes: Uint8Array, { width, height, bits }: Samples, { components, palette }: Colours): Uint8Array {
  const perPixel = palette ? 1 : components;
  const rowBytes = Math.ceil((width * perPixel * bits) / 8);
  const pixels = new Uint8Array(width * height * components).fill(components === 4 ? 0 : 255);
  const most = 2 ** Math.min(bits, 8) - 1;
  const read = (row: number, sample: number): number => {
    if (bits >= 8) return bytes[row + sample * (bits >> 3)] ?? most;
    const bit = sample * bits;
    return ((bytes[row + (bit >> 3)] ?? 255) >> (8 - bits - (bit & 7))) & most;
  };
  for (let y = 0; y < height && y * rowBytes < bytes.length; y += 1) {
    for (let sample = 0; sample < width * perPixel; sample += 1) {
      const value = read(y * rowBytes, sample);
      const at = (y * width * perPixel + sample) * (palette ? components : 1);
      if (!palette) pixels[at] = bits >= 8 ? value : Math.round((value * 255) / most);
      else pixels.set(palette.subarray(value * components, (value + 1) * components), at);
    }
  }
  return pixels;
}

/** Whether a colour space has colours, as far as it says; undefined when it doesn't. */
export function statesColour({ dict }: PDFRawStream): boolean | undefined {
  const colours = readColours(dict.lookup(PDFName.of('ColorSpace')));
  return colours && colours.components > 1;
}
