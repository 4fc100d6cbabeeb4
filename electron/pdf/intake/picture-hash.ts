import type { Sharp } from 'sharp';
import type { EvidenceMime } from '../../../shared/domain/evidence.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { openForeignPicture } from '../pictures/open-foreign-picture.ts';
import { PDF_LIMITS } from '../source/limits.ts';
import { readPageContent } from './page-content.ts';
import { findPagePicture } from './page-findings.ts';
import { openPagePicture } from './page-picture.ts';

/** Waves counted across and down; one bit each. Fewer can't tell two papers of one form apart (docs/inspection.md). */
const WAVES = 20;
/** Points along each side of the square that the waves are counted in. */
const SIDE = 96;
/** Pixels along the longer side of what is looked at. */
const LOOKED_AT = 384;
/** What stands out less than this from its paper, of 255, or fills a smaller share of it, is plain. */
const PLAIN = { contrast: 40, share: 0.002 } as const;

type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number };
type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/**
 * A hash of how a picture looks: two pictures of one paper differ in few of its 400 bits, whatever their size, coding,
 * light and margins. It is the signs of the lowest waves of its discrete cosine transform, within the edges of its ink.
 * @returns 100 hexadecimal digits; null for a picture that is plain, and for one that doesn't decode
 */
export async function hashPicture(bytes: Uint8Array, mime: EvidenceMime): Promise<string | null> {
  return hashOf(async () => (await openPicture(bytes, mime)).autoOrient());
}

/** The same for the first page of a PDF, when that page is one picture: a scan. */
export async function hashFirstPage(pdf: OpenedPdf): Promise<string | null> {
  return hashOf(async () => {
    const [page] = pdf.pages;
    const content = page && readPageContent(page, pdf);
    const picture = content && findPagePicture(page, content);
    if (!picture || picture.width * picture.height > PDF_LIMITS.imagePixels) return undefined;
    return (await openPagePicture(picture.stream))?.rotate(page.rotate);
  });
}

/** A hint that can't be given is none; the file itself is judged elsewhere. */
async function hashOf(open: () => Promise<Sharp | undefined>): Promise<string | null> {
  try {
    const pixels = await open();
    return pixels ? hashGrey(await readSmall(pixels)) : null;
  } catch {
    return null;
  }
}

async function openPicture(bytes: Uint8Array, mime: EvidenceMime): Promise<Sharp> {
  const isForeign = mime !== 'image/jpeg' && mime !== 'image/png';
  if (isForeign) return (await openForeignPicture(bytes, mime as Parameters<typeof openForeignPicture>[1])).decode(0);
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { failOn: 'none', limitInputPixels: PDF_LIMITS.imagePixels });
}

async function readSmall(pixels: Sharp): Promise<Grey> {
  const { data, info } = await pixels
    .flatten({ background: '#ffffff' })
    .resize(LOOKED_AT, LOOKED_AT, { fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function hashGrey(grey: Grey): string | null {
  const ink = findInk(grey);
  if (!ink) return null;
  const waves = countWaves(shrinkInto(grey, ink));
  let hex = '';
  for (let at = 0; at < waves.length; at += 4) {
    hex += waves
      .slice(at, at + 4)
      .reduce((digit, wave) => digit * 2 + (wave > 0 ? 1 : 0), 0)
      .toString(16);
  }
  return hex;
}

/** Where there is ink, so that margins don't matter; undefined for a plain picture. */
function findInk({ data, width, height }: Grey): Box | undefined {
  const sorted = data.toSorted();
  const paper = sorted[Math.floor(sorted.length * 0.8)] ?? 0;
  const dark = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  if (paper - dark < PLAIN.contrast) return undefined;
  const limit = paper - (paper - dark) * 0.3;
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  let count = 0;
  data.forEach((value, at) => {
    if (value >= limit) return;
    const x = at % width;
    const y = (at - x) / width;
    columns[x] = (columns[x] ?? 0) + 1;
    rows[y] = (rows[y] ?? 0) + 1;
    count += 1;
  });
  if (count < data.length * PLAIN.share) return undefined;
  // A single pixel is a speck.
  const isInked = (pixels: number): boolean => pixels >= 2;
  const box = { left: columns.findIndex(isInked), right: columns.findLastIndex(isInked) + 1 };
  const across = { top: rows.findIndex(isInked), bottom: rows.findLastIndex(isInked) + 1 };
  const isLarge = box.right - box.left >= width / 20 && across.bottom - across.top >= height / 20;
  return isLarge ? { ...box, ...across } : undefined;
}

/** The mean of each cell of a square grid over the box; cells cut pixels. */
function shrinkInto({ data, width }: Grey, { left, top, right, bottom }: Box): Float64Array {
  const cells = new Float64Array(SIDE * SIDE);
  const columns = cutCells(left, right);
  for (const [row, down] of cutCells(top, bottom).entries()) {
    for (const [column, across] of columns.entries()) {
      let [sum, weight] = [0, 0];
      for (const [y, high] of down) {
        for (const [x, wide] of across) {
          sum += (data[y * width + x] ?? 0) * high * wide;
          weight += high * wide;
        }
      }
      cells[row * SIDE + column] = sum / weight;
    }
  }
  return cells;
}

type Part = readonly [pixel: number, share: number];

/** For each cell of one side, the pixels that it covers and how much of each. */
function cutCells(from: number, to: number): readonly (readonly Part[])[] {
  const length = (to - from) / SIDE;
  return Array.from({ length: SIDE }, (_, cell) => {
    const [start, end] = [from + cell * length, from + (cell + 1) * length];
    const parts: Part[] = [];
    for (let pixel = Math.floor(start); pixel < end; pixel += 1) {
      parts.push([pixel, Math.min(pixel + 1, end) - Math.max(pixel, start)]);
    }
    return parts;
  });
}

/** The lowest coefficients of the DCT-II, row by row, without the mean. */
function countWaves(cells: Float64Array): readonly number[] {
  const across = new Float64Array(SIDE * (WAVES + 1));
  for (let row = 0; row < SIDE; row += 1) {
    COSINES.forEach((cosines, wave) => {
      across[row * (WAVES + 1) + wave] = cosines.reduce((sum, c, at) => sum + c * (cells[row * SIDE + at] ?? 0), 0);
    });
  }
  const waves = COSINES.flatMap((cosines) =>
    COSINES.map((_, wave) => cosines.reduce((sum, c, at) => sum + c * (across[at * (WAVES + 1) + wave] ?? 0), 0)),
  );
  return waves.slice(1, 1 + WAVES * WAVES);
}

const COSINES: readonly (readonly number[])[] = Array.from({ length: WAVES + 1 }, (_, wave) =>
  Array.from({ length: SIDE }, (__, at) => Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * SIDE))),
);
