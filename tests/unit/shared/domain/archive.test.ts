import { describe, expect, it } from 'vitest';
import { findArchiveExcess } from '../../../../shared/domain/archive.ts';
import { spellOut } from '../../../../shared/domain/said.ts';

const say = (sizesBytes: readonly number[]): string | undefined => {
  const said = findArchiveExcess(sizesBytes);
  return said && spellOut(said);
};
const emptyFiles = (count: number): readonly number[] => Array.from({ length: count }, () => 0);

describe('findArchiveExcess', () => {
  it('counts files', () => {
    expect(say(emptyFiles(6000))).toBeUndefined();
    expect(say(emptyFiles(6001))).toBe('It has 6001 files, and at most 6000 fit.');
  });

  it('adds up their bytes', () => {
    expect(say([9_999_999_999, 1])).toBeUndefined();
    expect(say([9_999_999_999, 2])).toBe('Its files have 10.1 GB, and at most 10 GB fit.');
    expect(say([25_000_000_000])).toBe('Its files have 25 GB, and at most 10 GB fit.');
  });
});
