import type { GreyPicture } from './grey-picture.ts';

/** What a picture looks like in figures. Grey values run from 0 (black) to 255 (white). */
export type PictureMeasures = {
  /** How light the lightest parts are (99th percentile): the paper, where there is any. */
  readonly lightest: number;
  /** The grey that half of the picture is darker than. */
  readonly middle: number;
  /** Difference of light and dark in the ten tiles where it is greatest: the ink against its paper. */
  readonly contrast: number;
  /**
   * How far edges are smeared in the sharper half of the tiles that hold edges, as the deviation of a Gaussian in
   * pixels of the measured picture; null when too few tiles hold edges that can be judged.
   */
  readonly smear: number | null;
  /** Tiles that hold anything at all, as a share. */
  readonly filled: number;
  /** Pixels that are exactly like their right neighbour, as a share: drawn by a program, or pure white paper. */
  readonly flat: number;
};

const TILE = 32;
/** Tiles at the border are left out: lid shadows, fingers and frames are there, not text. */
const BORDER_SHARE = 0.02;
/** Less difference within a tile is paper, grain and shadow. */
const FILLED_CONTRAST = 26;
/** Edges are judged only where ink and paper differ by so much, and by this share of the picture's best. */
const EDGE_CONTRAST = 30;
const EDGE_CONTRAST_SHARE = 0.5;
const FEWEST_EDGE_TILES = 6;
/** One line of print fills more tiles than that; dust and punch holes don't. */
const DARKEST_TILES = 10;

type Tile = { readonly contrast: number; readonly smear: number };

/** Measures lightness, contrast and sharpness. Takes time in proportion to the pixels, about 20 ms for a megapixel. */
export function measurePicture(picture: GreyPicture): PictureMeasures {
  const counts = countGreys(picture);
  const tiles = listTiles(picture);
  const contrasts = tiles.map((tile) => tile.contrast).toSorted((a, b) => a - b);
  const contrast = pick(contrasts, Math.max(0.97, 1 - DARKEST_TILES / contrasts.length));
  const least = Math.max(EDGE_CONTRAST, contrast * EDGE_CONTRAST_SHARE);
  const smears = tiles.filter((tile) => tile.contrast >= least).map((tile) => tile.smear);
  return {
    lightest: findPercentile(counts, 0.99),
    middle: findPercentile(counts, 0.5),
    contrast,
    smear:
      smears.length < FEWEST_EDGE_TILES
        ? null
        : pick(
            smears.toSorted((a, b) => a - b),
            0.35,
          ),
    filled: tiles.filter((tile) => tile.contrast >= FILLED_CONTRAST).length / Math.max(1, tiles.length),
    flat: measureFlatness(picture),
  };
}

function pick(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function countGreys({ data }: GreyPicture): Uint32Array {
  const counts = new Uint32Array(256);
  for (const grey of data) counts[grey] = (counts[grey] ?? 0) + 1;
  return counts;
}

function findPercentile(counts: Uint32Array, share: number): number {
  const target = counts.reduce((sum, count) => sum + count, 0) * share;
  let below = 0;
  for (const [grey, count] of counts.entries()) {
    below += count;
    if (below >= target) return grey;
  }
  return 255;
}

function measureFlatness({ data, width, height }: GreyPicture): number {
  let same = 0;
  for (let y = 0; y < height; y += 4) {
    for (let at = y * width; at < (y + 1) * width - 1; at += 1) same += data[at] === data[at + 1] ? 1 : 0;
  }
  return same / Math.max(1, Math.ceil(height / 4) * (width - 1));
}

function listTiles(picture: GreyPicture): readonly Tile[] {
  const { width, height } = picture;
  const [marginX, marginY] = [
    Math.max(2, Math.round(width * BORDER_SHARE)),
    Math.max(2, Math.round(height * BORDER_SHARE)),
  ];
  const tiles: Tile[] = [];
  for (let y = marginY; y + TILE + 2 <= height - marginY; y += TILE) {
    for (let x = marginX; x + TILE + 2 <= width - marginX; x += TILE) tiles.push(measureTile(picture, x, y));
  }
  return tiles;
}

/**
 * Contrast is the span from dark to light without the extremes, so that grain counts little. An edge of that height,
 * smeared by a Gaussian of deviation s, rises by at most height / (s √2π) per pixel: the steepest rises of the tile
 * give s, whatever its letters look like and however dark it is.
 */
function measureTile(picture: GreyPicture, left: number, top: number): Tile {
  const greys = new Uint16Array(256);
  const slopes = new Uint16Array(512);
  for (let y = top; y < top + TILE; y += 1) countRow(picture, y * picture.width + left, greys, slopes);
  const contrast = rank(greys, TILE * TILE * 0.985) - rank(greys, TILE * TILE * 0.015);
  // Slopes were taken over two pixels.
  const steepest = rank(slopes, TILE * TILE * 0.985) / 2;
  return { contrast, smear: steepest > 0 ? contrast / (steepest * Math.sqrt(2 * Math.PI)) : TILE };
}

/** Counts the greys, smoothed a little against grain, and the slopes of one row of a tile. */
function countRow({ data, width }: GreyPicture, start: number, greys: Uint16Array, slopes: Uint16Array): void {
  for (let at = start; at < start + TILE; at += 1) {
    const [right, below] = [data[at + 1] ?? 0, data[at + width] ?? 0];
    const smooth = ((data[at] ?? 0) * 2 + right + below + 2) >> 2;
    greys[smooth] = (greys[smooth] ?? 0) + 1;
    const [across, down] = [right - (data[at - 1] ?? 0), below - (data[at - width] ?? 0)];
    const slope = Math.min(slopes.length - 1, Math.round(Math.sqrt(across * across + down * down)));
    slopes[slope] = (slopes[slope] ?? 0) + 1;
  }
}

/** The value that `place` of the counted ones don't exceed. */
function rank(counts: Uint16Array, place: number): number {
  let below = 0;
  for (const [value, count] of counts.entries()) {
    below += count;
    if (below >= place) return value;
  }
  return counts.length - 1;
}
