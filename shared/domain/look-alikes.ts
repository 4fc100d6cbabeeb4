import type { Evidence } from './evidence.ts';

/** Bits of a picture's hash, and how many may differ in two pictures of one paper. docs/inspection.md has the figures. */
export const PICTURE_HASH_BITS = 400;
export const LOOK_ALIKE_BITS = 28;

/**
 * Evidence whose first page looks like that of another: the same paper scanned again, cropped, or saved once more. Only
 * a hint, because two papers of one form can look alike. The nearest first; the same bytes are no look-alike.
 */
export function findLookAlikes<Item extends Pick<Evidence, 'id' | 'file'>>(
  evidence: Pick<Evidence, 'id' | 'file'>,
  all: readonly Item[],
): readonly Item[] {
  const { pictureHash, sha256 } = evidence.file;
  if (pictureHash === null) return [];
  return all
    .filter((other) => other.id !== evidence.id && other.file.sha256 !== sha256)
    .map((other) => ({ other, distance: measureDistance(pictureHash, other.file.pictureHash, LOOK_ALIKE_BITS) }))
    .filter(({ distance }) => distance <= LOOK_ALIKE_BITS)
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}

/**
 * Bits in which two hashes differ; infinite when there is nothing to compare.
 * @param most counting ends beyond this: most pairs differ in half of their bits, and lists are long
 */
export function measureDistance(one: string, other: string | null, most = Infinity): number {
  if (other === null || one.length !== other.length) return Infinity;
  let distance = 0;
  for (let at = 0; at < one.length && distance <= most; at += 8) {
    distance += countBits(parseInt(one.slice(at, at + 8), 16) ^ parseInt(other.slice(at, at + 8), 16));
  }
  return distance;
}

/** The ones among 32 bits: sums of neighbours, pairs, nibbles, bytes. */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
