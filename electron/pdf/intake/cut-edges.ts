import type { GreyPicture } from './grey-picture.ts';
import type { PictureMeasures } from './picture-measures.ts';

/** One side of a picture, walked along from its first pixel to its last. */
type Side = {
  readonly length: number;
  /** The grey at a place along the side, so many pixels inside it. */
  readonly read: (along: number, depth: number) => number;
};

/** Sides are looked at just inside the border, where resampling left no trace, and again a little deeper. */
const [OUTER_DEPTH, INNER_DEPTH] = [1, 4] as const;
/** Longer runs of ink along a side are bars, pictures and tables; letters cut through are shorter. */
const LONGEST_RUN = 22;
/** Letters that have to be cut through. Two or three can be a stamp or dust. */
const LEAST_RUNS = 3;
/** More letters than one in so many pixels is no line of print but grain. */
const PIXELS_PER_RUN = 9;
/** Ink has to differ from the paper around it by this share of what ink and paper differ by in the picture. */
const INK_SHARE = 0.37;
/** Paper is at least so light, compared with the lightest parts of the picture. */
const PAPER_SHARE = 0.72;
/** A side where the paper runs out of the picture, and one where the ground beside the paper is seen. */
const [OPEN_SHARE, GROUND_SHARE] = [0.55, 0.3] as const;
/** How far around a place the paper is looked for, in pixels. */
const REACH = 12;

/**
 * Whether the document goes on beyond the picture: print is cut through along a side, or the paper lies on a ground that
 * is seen on three sides and runs out of the picture at the fourth. A paper in the corner of a scanner's glass touches two
 * sides and is whole; bars, waves and lines of a design that reach the paper's edge aren't print.
 */
export function isCutOff(picture: GreyPicture, { lightest, contrast }: PictureMeasures): boolean {
  const sides = listSides(picture);
  const paper = lightest * PAPER_SHARE;
  const isPrintCut = sides.some((side) => {
    const count = countCutLetters(side, paper, contrast * INK_SHARE);
    return count >= LEAST_RUNS && count <= side.length / PIXELS_PER_RUN;
  });
  if (isPrintCut) return true;
  const shares = sides.map((side) => measurePaperShare(side, paper));
  return (
    shares.filter((share) => share <= GROUND_SHARE).length === 3 &&
    shares.filter((share) => share >= OPEN_SHARE).length === 1
  );
}

function listSides({ data, width, height }: GreyPicture): readonly Side[] {
  const at = (x: number, y: number): number => data[y * width + x] ?? 255;
  return [
    { length: width, read: (along, depth) => at(along, depth) },
    { length: width, read: (along, depth) => at(along, height - 1 - depth) },
    { length: height, read: (along, depth) => at(depth, along) },
    { length: height, read: (along, depth) => at(width - 1 - depth, along) },
  ];
}

/** Short runs of ink with paper on both ends, which go on into the picture. */
function countCutLetters(side: Side, paper: number, least: number): number {
  const grounds = listGrounds(side);
  const isInk = (along: number, depth: number): boolean => (grounds[along] ?? 0) - side.read(along, depth) >= least;
  const isPaper = (along: number): boolean => (grounds[along] ?? 0) >= paper;
  let count = 0;
  // Corners belong to two sides, and a frame around the page ends there.
  for (let from = INNER_DEPTH; from < side.length - INNER_DEPTH; from += 1) {
    if (!isInk(from, OUTER_DEPTH)) continue;
    let to = from;
    while (to < side.length && isInk(to, OUTER_DEPTH)) to += 1;
    const goesOn = hasInk(isInk, from - 1, to + 1);
    if (to - from <= LONGEST_RUN && goesOn && isPaper(from - 1) && isPaper(to)) count += 1;
    from = to;
  }
  return count;
}

function hasInk(isInk: (along: number, depth: number) => boolean, from: number, to: number): boolean {
  for (let along = from; along < to; along += 1) if (isInk(along, INNER_DEPTH)) return true;
  return false;
}

/** How light the paper is around each place: the lightest within reach. */
function listGrounds(side: Side): Uint8Array {
  const grounds = new Uint8Array(side.length);
  for (let along = 0; along < side.length; along += 1) {
    const grey = side.read(along, OUTER_DEPTH);
    const to = Math.min(side.length - 1, along + REACH);
    for (let near = Math.max(0, along - REACH); near <= to; near += 1) {
      if ((grounds[near] ?? 0) < grey) grounds[near] = grey;
    }
  }
  return grounds;
}

function measurePaperShare(side: Side, paper: number): number {
  let count = 0;
  for (let along = 0; along < side.length; along += 1) if (side.read(along, OUTER_DEPTH) >= paper) count += 1;
  return count / side.length;
}
