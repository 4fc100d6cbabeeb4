import type { Sharp } from 'sharp';
import { PDF_LIMITS } from '../source/limits.ts';
import type { Matrix } from '../source/pdf-values.ts';
import { multiply } from './displayed-page.ts';
import type { GreyPage } from './ocr-engine.ts';
import type { GreyPicture } from './read-image.ts';

export type PlacedPicture = {
  readonly picture: GreyPicture;
  /** From the unit square to fractions of the displayed page, from its top left. */
  readonly matrix: Matrix;
};

/** Where a picture lies on the canvas, in pixels, and how it is turned: first on its side, then mirrored. */
type Placement = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly isTurned: boolean;
  readonly flop: boolean;
  readonly flip: boolean;
};

/** What the engine was trained on (dots per inch); above, pages only take longer. */
const BEST_DPI = 300;
const LEAST_DPI = 250;
const MOST_DPI = 400;
const MOST_ENLARGED = 2;
const PAPER_INCHES = 11;
/** Longer pages were made by programs that take a pixel for a point. */
const LONGEST_PAPER_INCHES = 20;
const SKEW = 0.02;

/**
 * Draws pictures onto white paper, as the page shows them, at a resolution that suits the engine.
 * @param size of the displayed page, in inches
 * @returns undefined when a picture stands at an angle
 */
export async function composePage(
  pictures: readonly PlacedPicture[],
  size: readonly [number, number],
): Promise<GreyPage | undefined> {
  const { width, height, dotsPerInch } = chooseCanvas(pictures, size);
  const pixels = new Uint8Array(width * height).fill(255);
  for (const { picture, matrix } of pictures) {
    const placement = locate(multiply(matrix, [width, 0, 0, height, 0, 0]));
    if (!placement) return undefined;
    await draw(picture, placement, { width, height, pixels });
  }
  return { width, height, pixels, dotsPerInch };
}

/** As fine as the finest picture, within what is good for the engine. */
function chooseCanvas(pictures: readonly PlacedPicture[], [across, up]: readonly [number, number]) {
  const densities = pictures.map(({ picture, matrix: [a, b, c, d] }) => {
    const isTurned = Math.abs(a) < Math.abs(c);
    const [along, down] = isTurned
      ? [Math.abs(b) * up, Math.abs(c) * across]
      : [Math.abs(a) * across, Math.abs(d) * up];
    return Math.max(picture.width / along, picture.height / down);
  });
  const finest = Math.max(1, ...densities.filter(Number.isFinite));
  const longest = Math.max(across, up);
  const dpi = longest > LONGEST_PAPER_INCHES ? (finest * longest) / PAPER_INCHES : finest;
  const wanted = dpi < LEAST_DPI ? Math.min(BEST_DPI, dpi * MOST_ENLARGED) : dpi > MOST_DPI ? BEST_DPI : dpi;
  const most = Math.sqrt(PDF_LIMITS.imagePixels / 4 / (across * up));
  const density = Math.min((finest * wanted) / dpi, most);
  return {
    width: Math.max(1, Math.round(across * density)),
    height: Math.max(1, Math.round(up * density)),
    dotsPerInch: Math.round((density * dpi) / finest),
  };
}

/** Undefined unless the picture stands straight or on its side. */
function locate([a, b, c, d, e, f]: Matrix): Placement | undefined {
  const isTurned = Math.abs(a) < Math.abs(c);
  const [main, minor] = isTurned ? [Math.hypot(b, c), Math.hypot(a, d)] : [Math.hypot(a, d), Math.hypot(b, c)];
  if (!(main > 0) || minor > main * SKEW) return undefined;
  const [x1, x2] = [e, e + (isTurned ? c : a)];
  const [y1, y2] = [f, f + (isTurned ? b : d)];
  const [left, top] = [Math.round(Math.min(x1, x2)), Math.round(Math.min(y1, y2))];
  return {
    ...{ left, top, isTurned },
    width: Math.max(1, Math.round(Math.max(x1, x2)) - left),
    height: Math.max(1, Math.round(Math.max(y1, y2)) - top),
    // The top row of a picture lies at 1 of the unit square; a quarter turn clockwise brings it to the right.
    flop: isTurned ? c < 0 : a < 0,
    flip: isTurned ? b < 0 : d > 0,
  };
}

type Canvas = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

async function draw(picture: GreyPicture, placement: Placement, canvas: Canvas): Promise<void> {
  // A page may show a small part of a huge picture; then the rest is not worth its memory.
  if (placement.width * placement.height > PDF_LIMITS.imagePixels)
    throw new Error('the picture is far larger than its page');
  const grey = await fit(picture, placement);
  const cover = picture.cover && (await fit(picture.cover, placement));
  const { left, top, width, height } = placement;
  for (let row = Math.max(0, -top); row < Math.min(height, canvas.height - top); row += 1) {
    for (let column = Math.max(0, -left); column < Math.min(width, canvas.width - left); column += 1) {
      const from = row * width + column;
      const to = (row + top) * canvas.width + column + left;
      const share = (cover?.[from] ?? 255) / 255;
      canvas.pixels[to] = Math.round((grey[from] ?? 255) * share + (canvas.pixels[to] ?? 255) * (1 - share));
    }
  }
}

async function fit({ width, height, grey }: Omit<GreyPicture, 'cover'>, placement: Placement): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const open = (pixels: Uint8Array, across: number, up: number): Sharp =>
    sharp(pixels, { raw: { width: across, height: up, channels: 1 }, limitInputPixels: PDF_LIMITS.imagePixels });
  const turned = placement.isTurned
    ? await open(grey, width, height).rotate(90).toColourspace('b-w').raw().toBuffer()
    : grey;
  const upright = placement.isTurned ? open(turned, height, width) : open(turned, width, height);
  return upright
    .flip(placement.flip)
    .flop(placement.flop)
    .resize(placement.width, placement.height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}
