import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPageList, parsePageList } from '../../../../../renderer/features/evidence/page-list.ts';

describe('parsePageList', () => {
  it.each<[string, number[] | null | undefined]>([
    ['', null],
    ['  ', null],
    ['2', [2]],
    ['1-3, 5', [1, 2, 3, 5]],
    ['5, 1–2', [1, 2, 5]],
    ['3, 3', [3]],
    ['1-6', null],
    ['0', undefined],
    ['7', undefined],
    ['3-1', undefined],
    ['1,', undefined],
    ['one', undefined],
    ['1.5', undefined],
  ])('reads "%s" of six pages', (text, expected) => {
    expect(parsePageList(text, 6)).toEqual(expected);
  });

  it('reads back what formatPageList writes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }), (picked) => {
        const pages = [...picked].sort((a, b) => a - b);
        expect(parsePageList(formatPageList(pages), 31)).toEqual(pages);
      }),
    );
    expect(formatPageList(null)).toBe('');
  });
});
