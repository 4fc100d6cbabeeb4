import { describe, expect, it } from 'vitest';
import { sortByNextDate } from '../../../../../renderer/features/cases/sort-by-next-date.ts';

describe('sortByNextDate', () => {
  it('puts the soonest first, and those without a date behind in their order', () => {
    const rows = [null, '2026-11-30', '2026-11-22', null].map((nextDate, index) => ({ nextDate, index }));
    expect(sortByNextDate(rows).map(({ index }) => index)).toEqual([2, 1, 0, 3]);
  });
});
