import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import {
  findLookAlikes,
  LOOK_ALIKE_BITS,
  measureDistance,
  PICTURE_HASH_BITS,
} from '../../../../shared/domain/look-alikes.ts';
import { anEvidence } from '../../../support/a-case-file.ts';

const DIGITS = PICTURE_HASH_BITS / 4;
const zeros = '0'.repeat(DIGITS);
/** A hash in which the first so many bits are set. */
const bits = (count: number): string =>
  BigInt(`0b${'1'.repeat(count).padEnd(PICTURE_HASH_BITS, '0')}`)
    .toString(16)
    .padStart(DIGITS, '0');

function item(id: string, pictureHash: string | null, sha256 = id.padEnd(64, '0')) {
  const evidence = anEvidence(id);
  return { ...evidence, id: id as EvidenceId, file: { ...evidence.file, sha256, pictureHash } };
}

describe('measureDistance', () => {
  it('counts the bits that differ', () => {
    for (const count of [0, 1, 31, 32, 33, 200, PICTURE_HASH_BITS]) {
      expect(measureDistance(zeros, bits(count))).toBe(count);
      expect(measureDistance(bits(count), zeros)).toBe(count);
    }
  });

  it('is infinite without a hash, and for hashes of another kind', () => {
    expect(measureDistance(zeros, null)).toBe(Infinity);
    expect(measureDistance(zeros, '0'.repeat(16))).toBe(Infinity);
  });
});

describe('findLookAlikes', () => {
  it('finds what differs in few bits, the nearest first', () => {
    const all = [
      item('far', bits(LOOK_ALIKE_BITS + 1)),
      item('edge', bits(LOOK_ALIKE_BITS)),
      item('near', bits(2)),
      item('plain', null),
    ];
    expect(findLookAlikes(item('this', zeros), all).map(({ id }) => id)).toEqual(['near', 'edge']);
  });

  it('is not fooled by plain pictures, by itself, or by the same bytes', () => {
    const self = item('this', zeros);
    expect(findLookAlikes(self, [self, item('other', zeros, self.file.sha256)])).toEqual([]);
    expect(findLookAlikes(item('plain', null), [item('plain-2', null), self])).toEqual([]);
  });

  it('counts on through the whole hash while few bits differ', () => {
    const spread = (count: number): string => '1'.repeat(count).padEnd(DIGITS, '0');
    const all = [item('far', spread(LOOK_ALIKE_BITS + 1)), item('edge', spread(LOOK_ALIKE_BITS))];
    expect(findLookAlikes(item('this', zeros), all).map(({ id }) => id)).toEqual(['edge']);
  });
});
