import type { Picture } from './mupdf.ts';

const BLOCK = 8;
/** The usual constants of the measure for values of 0 to 255 (Wang et al. 2004). */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** How alike two pictures of one size look, from 0 to 1: the mean of the structural similarity of blocks of 8 × 8. */
export function measureSimilarity(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 0;
  let [sum, blocks] = [0, 0];
  for (let y = 0; y + BLOCK <= a.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= a.width; x += BLOCK) {
      sum += compareBlock(a, b, x, y);
      blocks += 1;
    }
  }
  return blocks === 0 ? 0 : sum / blocks;
}

function compareBlock(a: Picture, b: Picture, left: number, top: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + BLOCK; y += 1) {
    for (let x = left; x < left + BLOCK; x += 1) {
      const at = (y * a.width + x) * 3;
      const [p, q] = [greyAt(a, at), greyAt(b, at)];
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  const n = BLOCK * BLOCK;
  const [meanA, meanB] = [sumA / n, sumB / n];
  const [spreadA, spreadB] = [squareA / n - meanA ** 2, squareB / n - meanB ** 2];
  const shared = product / n - meanA * meanB;
  return ((2 * meanA * meanB + C1) * (2 * shared + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (spreadA + spreadB + C2));
}

function greyAt({ pixels }: Picture, at: number): number {
  return 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
}
