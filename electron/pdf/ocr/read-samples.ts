import { PDFArray, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFDict, type PDFObject } from 'pdf-lib';
import { decodeStream } from '../source/decode-stream.ts';
import { findNumber } from '../source/pdf-values.ts';

type Shape = { readonly width: number; readonly height: number; readonly isInverted: boolean };

/** How many numbers a pixel has, and the grey that they stand for. */
type Space = { readonly components: number; readonly toGrey: (pixel: readonly number[]) => number };

const GREY: Space = { components: 1, toGrey: ([value = 0]) => value };
const TINT: Space = { components: 1, toGrey: ([value = 0]) => 255 - value };
const RGB: Space = { components: 3, toGrey: ([r = 0, g = 0, b = 0]) => 0.299 * r + 0.587 * g + 0.114 * b };
const CMYK: Space = {
  components: 4,
  toGrey: ([c = 0, m = 0, y = 0, k = 0]) => Math.max(0, 255 - k - 0.299 * c - 0.587 * m - 0.114 * y),
};
const SPACES: Readonly<Record<string, Space>> = {
  ...{ DeviceGray: GREY, CalGray: GREY, G: GREY, Separation: TINT },
  ...{ DeviceRGB: RGB, CalRGB: RGB, RGB, DeviceCMYK: CMYK, CMYK },
};

/**
 * The samples of a picture (PDF 1.7, 8.9.5.2) as shades of grey, one byte for each pixel.
 * @returns undefined when the colour space is none that scanners use, or the data end early
 */
export function readSamples(samples: Uint8Array, dict: PDFDict, shape: Shape): Uint8Array | undefined {
  const isMask = dict.lookup(PDFName.of('ImageMask'))?.toString() === 'true';
  const bits = isMask ? 1 : (findNumber(dict, 'BitsPerComponent') ?? 8);
  const space = isMask ? GREY : findSpace(dict.lookup(PDFName.of('ColorSpace')), bits);
  if (!space || ![1, 2, 4, 8, 16].includes(bits)) return undefined;
  const rowBytes = Math.ceil((shape.width * space.components * bits) / 8);
  if (samples.length < rowBytes * shape.height) return undefined;
  return toGrey(samples, { ...shape, ...space, bits, rowBytes });
}

function toGrey(
  samples: Uint8Array,
  layout: Shape & Space & { readonly bits: number; readonly rowBytes: number },
): Uint8Array {
  const { width, height, components, bits, rowBytes, isInverted } = layout;
  const grey = new Uint8Array(width * height);
  const top = 2 ** Math.min(bits, 8) - 1;
  const pixel = Array.from({ length: components }, () => 0);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      for (let component = 0; component < components; component += 1) {
        const at = (column * components + component) * bits;
        const byte = samples[row * rowBytes + (at >> 3)] ?? 0;
        const value = bits >= 8 ? byte : (byte >> (8 - bits - (at & 7))) & top;
        pixel[component] = ((isInverted ? top - value : value) * 255) / top;
      }
      grey[row * width + column] = layout.toGrey(pixel);
    }
  }
  return grey;
}

function findSpace(value: PDFObject | undefined, bits: number): Space | undefined {
  if (value instanceof PDFName) return SPACES[value.decodeText()];
  if (!(value instanceof PDFArray)) return undefined;
  const name = value.lookup(0);
  const kind = name instanceof PDFName ? name.decodeText() : '';
  if (kind === 'Indexed' || kind === 'I') return makePalette(value, bits);
  if (kind !== 'ICCBased') return SPACES[kind];
  const profile = value.lookup(1);
  const count = profile instanceof PDFRawStream ? findNumber(profile.dict, 'N') : undefined;
  return [GREY, RGB, CMYK].find(({ components }) => components === count);
}

/** Colours by number (PDF 1.7, 8.6.6.3). Samples come in stretched to 0..255. */
function makePalette(space: PDFArray, bits: number): Space | undefined {
  const base = findSpace(space.lookup(1), 8);
  const table = readTable(space.lookup(3));
  if (!base || !table || bits > 8) return undefined;
  const count = Math.floor(table.length / base.components);
  const shades = Array.from({ length: count }, (_, index) =>
    base.toGrey([...table.subarray(index * base.components, (index + 1) * base.components)]),
  );
  const top = 2 ** bits - 1;
  return { components: 1, toGrey: ([value = 0]) => shades[Math.round((value * top) / 255)] ?? 255 };
}

function readTable(value: PDFObject | undefined): Uint8Array | undefined {
  if (value instanceof PDFRawStream) return decodeStream(value)?.bytes;
  return value instanceof PDFString || value instanceof PDFHexString ? value.asBytes() : undefined;
}
