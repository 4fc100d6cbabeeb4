import type { PDFRawStream } from 'pdf-lib';
import type { MeasuredPicture } from '../../../shared/domain/reduce-plan.ts';
import { findSampleBits, statesColour } from '../intake/page-picture.ts';
import { findNumber } from '../source/pdf-values.ts';
import type { PicturePlacement } from './list-placements.ts';
import { openSamples } from './open-samples.ts';

export type PictureLook = Pick<MeasuredPicture, 'colours' | 'needsColour' | 'isPage'>;

const POINTS_PER_INCH = 72;
/** Enough to see a stamp or a signature in ink; noise is gone. */
const LOOK_PIXELS = 700;
/** How far a pixel's three colours lie apart: less is yellowed paper and the noise of JPEG. */
const COLOUR_SPAN = 44;
const COLOURED_SHARE = 0.001;
/** Paper: at least as light as this share of the lightest, on at least so much of the page. */
const PAPER_LIGHTNESS = 0.75;
const PAPER_SHARE = 0.55;

/** Dots per inch of a picture where it is shown; the smaller of across and up. */
export function measureDpi({ stream, matrix }: PicturePlacement, userUnit: number): number {
  const [a, b, c, d] = matrix;
  const inches = (x: number, y: number): number => (Math.hypot(x, y) * userUnit) / POINTS_PER_INCH;
  const across = (findNumber(stream.dict, 'Width') ?? 0) / inches(a, b);
  const up = (findNumber(stream.dict, 'Height') ?? 0) / inches(c, d);
  return Math.min(across, up);
}

/**
 * What a picture shows, as far as it decides how it may be reduced.
 * @throws what the decoder throws
 */
export async function lookAtPicture(stream: PDFRawStream): Promise<PictureLook> {
  if (findSampleBits(stream) === 1) return { colours: 'two', needsColour: false, isPage: true };
  const opened = await openSamples(stream);
  const { data, info } = await opened
    .resize(LOOK_PIXELS, LOOK_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { shades, colouredShare } = countShades(data, info.channels);
  const hasColour = info.channels >= 3 && statesColour(stream) !== false;
  return {
    colours: hasColour ? 'colour' : 'grey',
    needsColour: hasColour && colouredShare > COLOURED_SHARE,
    isPage: measurePaper(shades) >= PAPER_SHARE,
  };
}

function countShades(pixels: Uint8Array, channels: number): { shades: Uint32Array; colouredShare: number } {
  const shades = new Uint32Array(256);
  let coloured = 0;
  for (let at = 0; at < pixels.length; at += channels) {
    const red = pixels[at] ?? 0;
    const [green, blue] = channels >= 3 ? [pixels[at + 1] ?? 0, pixels[at + 2] ?? 0] : [red, red];
    const shade = (red * 54 + green * 183 + blue * 19 + 128) >> 8;
    shades[shade] = (shades[shade] ?? 0) + 1;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOUR_SPAN) coloured += 1;
  }
  return { shades, colouredShare: (coloured * channels) / Math.max(pixels.length, 1) };
}

/** The share of a picture that is about as light as its lightest parts. */
function measurePaper(shades: Uint32Array): number {
  const total = shades.reduce((sum, count) => sum + count, 0);
  let above = 0;
  let light = 255;
  for (; light > 0 && above < total * 0.05; light -= 1) above += shades[light] ?? 0;
  const paper = shades.reduce((sum, count, shade) => (shade >= light * PAPER_LIGHTNESS ? sum + count : sum), 0);
  return total === 0 ? 0 : paper / total;
}
