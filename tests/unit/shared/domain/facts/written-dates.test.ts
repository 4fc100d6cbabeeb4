import { describe, expect, it } from 'vitest';
import { findWrittenDates } from '../../../../../shared/domain/facts/written-dates.ts';

const read = (text: string, recognised = false) => findWrittenDates(text, recognised).map(({ readings }) => readings);

describe('findWrittenDates', () => {
  it.each([
    ['2026-03-12'],
    ['2026/3/12'],
    ['2026.03.12'],
    ['12 March 2026'],
    ['12th of March, 2026'],
    ['March 12, 2026'],
    ['Mar. 12 2026'],
    ['12-Mar-2026'],
    ['12-MAR-26'],
    ['12MAR2026'],
    ['12.03.2026'],
    ['12. März 2026'],
    ['12 mars 2026'],
    ['12 de marzo de 2026'],
    ['12 marzo 2026'],
    ['12 de março de 2026'],
    ['2026年3月12日'],
    ['２０２６年３月１２日'],
    ['2026 年 03 月 12 日'],
    ['令和8年3月12日'],
  ])('reads %s', (text) => {
    expect(read(text)).toEqual([['2026-03-12']]);
  });

  it('gives both readings of strokes, one where only one is a day', () => {
    expect(read('12/03/2026')).toEqual([['2026-03-12', '2026-12-03']]);
    expect(read('13/03/2026')).toEqual([['2026-03-13']]);
    expect(read('03/13/2026')).toEqual([['2026-03-13']]);
    expect(read('03/03/2026')).toEqual([['2026-03-03']]);
  });

  it.each([
    '31/02/2026',
    '555-01-44-2026',
    '1.2.3.2026',
    '12/03/20261',
    '10.0.0.2026',
    'May 2026',
    '2026-13-01',
    'Decimal 4, 2026',
  ])('reads no date in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('tells where each stands', () => {
    expect(findWrittenDates('from 1 May 2026 to 2 May 2026').map(({ start, end }) => [start, end])).toEqual([
      [5, 15],
      [19, 29],
    ]);
  });

  it('mends figures only in recognised text', () => {
    expect(read('l2.O3.2O26', true)).toEqual([['2026-03-12']]);
    expect(read('l2.O3.2O26')).toEqual([]);
  });
});
