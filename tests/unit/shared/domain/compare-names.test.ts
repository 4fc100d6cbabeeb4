import { describe, expect, it } from 'vitest';
import { findAddressDifferences } from '../../../../shared/domain/compare-addresses.ts';
import { compareNames } from '../../../../shared/domain/compare-names.ts';

describe('compareNames', () => {
  it.each([
    ['Bright Kitchen LLC', 'Bright  Kitchen LLC ', 'same'],
    ['BRIGHT KITCHEN, L.L.C.', 'Bright Kitchen LLC', 'spelling'],
    ['Bright Kitchen Limited Liability Company', 'Bright Kitchen LLC', 'spelling'],
    ['Müller & Söhne GmbH', 'Muller and Sohne G.m.b.H.', 'spelling'],
    ["O'Neil Trading Inc.", 'O’NEIL TRADING INCORPORATED', 'spelling'],
    ['株式会社ブライト', '株式会社 ブライト', 'spelling'],
    ['Bright Kitchen Inc.', 'Bright Kitchen LLC', 'form'],
    ['Bright Kitchen', 'Bright Kitchen LLC', 'form'],
    ['Bright Kitchens LLC', 'Bright Kitchen LLC', 'other'],
    ['Kitchen Bright LLC', 'Bright Kitchen LLC', 'other'],
    ['LLC', 'Inc.', 'other'],
  ] as const)('%s and %s: %s', (first, second, match) => {
    expect(compareNames(first, second).match).toBe(match);
    expect(compareNames(second, first).match).toBe(match);
  });

  it('says which words differ', () => {
    expect(compareNames('Bright Kitchens LLC', 'Bright Kitchen LLC')).toEqual({
      match: 'other',
      onlyFirst: ['Kitchens'],
      onlySecond: ['Kitchen'],
    });
    expect(compareNames('Bright Kitchen, Inc.', 'Bright Kitchen LLC')).toMatchObject({
      onlyFirst: ['Inc.'],
      onlySecond: ['LLC'],
    });
  });
});

describe('findAddressDifferences', () => {
  const address = '12 Mill Lane\nDover, DE 19901';

  it('takes capitals, signs, abbreviations and other line ends for the same', () => {
    expect(findAddressDifferences(address, 'Service for\n12 MILL LN.\nDOVER DE, 19901')).toEqual([]);
    expect(findAddressDifferences(address, 'Brightleaf, 12 Mill Lane, Dover,\nDE 19901, USA')).toEqual([]);
    expect(findAddressDifferences('Hauptstraße 5\n10115 Berlin', 'Hauptstr. 5, 10115 Berlin')).toEqual([]);
  });

  it('names the line that differs, and the nearest one', () => {
    expect(findAddressDifferences(address, 'Total 12.00\n12 Mill Road\nDover, DE 19901')).toEqual([
      { expected: '12 Mill Lane', nearest: '12 Mill Road' },
    ]);
    expect(findAddressDifferences(address, '112 Mill Lane\nDover, DE 19901')).toMatchObject([
      { expected: '12 Mill Lane', nearest: '112 Mill Lane' },
    ]);
    expect(findAddressDifferences(address, 'Nothing')).toMatchObject([{ nearest: null }, { nearest: null }]);
  });
});
