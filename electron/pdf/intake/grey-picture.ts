import type { Sharp } from 'sharp';
import { PDF_LIMITS } from '../source/limits.ts';

/** A picture as it is measured: grey, on white where it was transparent, and no larger than the budget. */
export type GreyPicture = {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel, 0 black to 255 white. */
  readonly data: Uint8Array;
  /** Pixels of the file for each pixel here, along one side; 1 or more. */
  readonly shrink: number;
  readonly hasColour: boolean;
};

/** What is measured at most: a Letter page at about 105 dpi, where 10-point letters are still seven pixels high. */
const BUDGET_PIXELS = 1_050_000;
/** How far the three colours of a pixel lie apart: less is the yellow of paper in a grey scan, and JPEG's noise. */
const COLOUR_SPAN = 36;
/** Pixels that have to be coloured: a stamp or a letterhead has more, and specks have fewer. */
const COLOURED_SHARE = 0.001;

/** Opens a JPEG, PNG, WebP or GIF for measuring; nothing is decoded yet. */
export async function openForMeasuring(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { failOn: 'none', limitInputPixels: PDF_LIMITS.imagePixels, sequentialRead: true });
}

/**
 * Decodes and shrinks a picture for measuring. JPEGs are shrunk while they are decoded, so a 12-megapixel photo costs
 * little more than its decoder does.
 * @param size pixels of the file
 * @throws what the decoder throws
 */
export async function readGrey(
  picture: Sharp,
  size: { readonly width: number; readonly height: number },
): Promise<GreyPicture> {
  const shrink = Math.max(1, Math.sqrt((size.width * size.height) / BUDGET_PIXELS));
  const [width, height] = [Math.max(1, Math.round(size.width / shrink)), Math.max(1, Math.round(size.height / shrink))];
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .resize(width, height, { fit: 'fill', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const kept = { width: info.width, height: info.height, shrink };
  if (info.channels < 3) return { ...kept, data: pickFirst(data, info.channels), hasColour: false };
  return { ...kept, ...toGrey(data, info.channels) };
}

function pickFirst(data: Uint8Array, channels: number): Uint8Array {
  return channels === 1
    ? data
    : Uint8Array.from({ length: data.length / channels }, (_, at) => data[at * channels] ?? 0);
}

/** Lightness by the weights of ITU-R BT.709, in whole numbers of 256ths. */
function toGrey(pixels: Uint8Array, channels: number): Pick<GreyPicture, 'data' | 'hasColour'> {
  const data = new Uint8Array(pixels.length / channels);
  let coloured = 0;
  for (let at = 0, from = 0; at < data.length; at += 1, from += channels) {
    const [red, green, blue] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0];
    data[at] = (red * 54 + green * 183 + blue * 19 + 128) >> 8;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOUR_SPAN) coloured += 1;
  }
  return { data, hasColour: coloured > data.length * COLOURED_SHARE };
}
