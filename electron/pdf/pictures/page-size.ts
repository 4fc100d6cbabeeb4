import type { Matrix } from '../source/pdf-values.ts';

/** Points. */
export type PageSize = { readonly width: number; readonly height: number };

/** What a picture's file says about its size on paper. A camera's stated resolution (mostly 72) means nothing. */
export type StatedSize = { readonly dpi: number | null; readonly isPhoto: boolean };

const PAPER: Readonly<Record<'a4' | 'letter', PageSize>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

/** A scan may be a little larger than the paper that it shows. */
const PAPER_TOLERANCE = 1.03;
/** Scans with a believable resolution keep their size up to tabloid paper. */
const LARGEST_SCAN_POINTS = 17 * 72;
const BELIEVABLE_SCAN_DPI = { least: 150, most: 2400 };
const LEAST_DPI = 72;
/** Nothing is shown larger than at this resolution. */
const FITTED_DPI = 150;

/**
 * The size of a page that holds one picture and nothing else: as large as the picture says it is when that makes sense,
 * otherwise as large as fits on the paper, lying or standing like the picture, but never blown up.
 * @param width pixels as shown, after turning
 */
export function choosePageSize(
  width: number,
  height: number,
  { dpi, isPhoto }: StatedSize,
  paper: 'a4' | 'letter',
): PageSize {
  const portrait = PAPER[paper];
  const sheet = width > height ? { width: portrait.height, height: portrait.width } : portrait;
  const fitted = Math.min(sheet.width / width, sheet.height / height, 72 / FITTED_DPI);
  const stated = dpi !== null && !isPhoto && dpi >= LEAST_DPI ? 72 / dpi : undefined;
  const scale = stated !== undefined && isSensible(width * stated, height * stated, dpi ?? 0, sheet) ? stated : fitted;
  return { width: round(width * scale), height: round(height * scale) };
}

function isSensible(width: number, height: number, dpi: number, sheet: PageSize): boolean {
  const fitsPaper = width <= sheet.width * PAPER_TOLERANCE && height <= sheet.height * PAPER_TOLERANCE;
  const isScan = dpi >= BELIEVABLE_SCAN_DPI.least && dpi <= BELIEVABLE_SCAN_DPI.most;
  const isLegible = width >= 36 && height >= 36;
  return isLegible && (fitsPaper || (isScan && Math.max(width, height) <= LARGEST_SCAN_POINTS));
}

function round(points: number): number {
  return Math.max(1, Math.round(points * 100) / 100);
}

/**
 * The matrix that paints a stored picture onto a page so that it stands the right way up, for each of the eight EXIF
 * orientations (EXIF 2.3, tag 0x0112). No pixel is touched.
 */
export function placePicture(orientation: number, { width, height }: PageSize): Matrix {
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, width, 0];
    case 3:
      return [-width, 0, 0, -height, width, height];
    case 4:
      return [width, 0, 0, -height, 0, height];
    case 5:
      return [0, -height, -width, 0, width, height];
    case 6:
      return [0, -height, width, 0, 0, height];
    case 7:
      return [0, height, width, 0, 0, 0];
    case 8:
      return [0, height, -width, 0, width, 0];
    default:
      return [width, 0, 0, height, 0, 0];
  }
}
