import { describe, expect, it } from 'vitest';
import {
  chooseFaces,
  listCharactersWithoutFace,
  splitGraphemes,
} from '../../../../../electron/pdf/text/choose-face.ts';
import { loadTestFonts, loadTestFontsWithFallback } from './load-test-fonts.ts';

const fonts = loadTestFonts();
const withFallback = loadTestFontsWithFallback();

describe('chooseFaces', () => {
  it('takes the main face for what it has', () => {
    expect(chooseFaces('Łódź Ὁ й q\u0301', fonts, false).map((range) => range.face.id)).toEqual(['regular']);
    expect(chooseFaces('Łódź', fonts, true).map((range) => range.face.id)).toEqual(['bold']);
  });

  it('takes a fallback only for what the main face lacks', () => {
    const ranges = chooseFaces('a → b', withFallback, false);
    expect(ranges.map(({ start, end, face }) => [start, end, face.id])).toEqual([
      [0, 2, 'regular'],
      [2, 3, 'liberation'],
      [3, 5, 'regular'],
    ]);
  });

  it('leaves what no face has to the main face', () => {
    expect(chooseFaces('a漢', withFallback, true).map((range) => [range.face.id, range.isMissing])).toEqual([
      ['bold', false],
      ['bold', true],
    ]);
  });

  it('keeps a letter and its marks in one face', () => {
    const ranges = chooseFaces('≥\u0301', withFallback, false);
    expect(ranges).toHaveLength(1);
  });
});

describe('listCharactersWithoutFace', () => {
  it('names what no face has', () => {
    expect(listCharactersWithoutFace('a→漢😀 é', fonts, false)).toEqual(['→', '漢', '😀']);
    expect(listCharactersWithoutFace('a→漢😀 é', withFallback, true)).toEqual(['漢', '😀']);
  });

  it('misses no character without a shape', () => {
    expect(listCharactersWithoutFace('a\u00ad\u200d\ufe0f\u2066', fonts, false)).toEqual([]);
  });
});

describe('splitGraphemes', () => {
  it('keeps marks with letters and emoji whole', () => {
    expect(splitGraphemes('e\u0301x👨‍👩‍👧')).toEqual(['e\u0301', 'x', '👨‍👩‍👧']);
  });
});
