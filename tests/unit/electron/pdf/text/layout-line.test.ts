import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLine } from '../../../../../electron/pdf/text/layout-line.ts';
import { hardText } from './hard-texts.ts';
import { loadTestFonts } from './load-test-fonts.ts';

const fonts = loadTestFonts();

function readLine(text: string, maxWidth: number): string {
  return layoutLine(text, { fonts, size: 10, maxWidth })
    .runs.map((placed) => placed.run.text)
    .join('');
}

describe('layoutLine', () => {
  it('keeps a text that fits', () => {
    expect(readLine('Exhibit B · 2 of 4', 200)).toBe('Exhibit B · 2 of 4');
  });

  it('makes spaces of line ends', () => {
    expect(readLine('one\ntwo', 200)).toBe('one two');
  });

  it('cuts a longer text as late as possible and marks the cut', () => {
    const shown = readLine('The quick brown fox jumps over the lazy dog', 100);
    expect(shown).toBe('The quick brown fo…');
  });

  it('sets nothing where not even the ellipsis fits', () => {
    expect(layoutLine('wide', { fonts, size: 10, maxWidth: 3 })).toEqual({ runs: [], width: 0 });
  });

  it('is never wider than allowed', () => {
    fc.assert(
      fc.property(hardText(), fc.integer({ min: 0, max: 500 }), (text, maxWidth) => {
        expect(layoutLine(text, { fonts, size: 9, maxWidth }).width).toBeLessThanOrEqual(maxWidth);
      }),
      { numRuns: 50 },
    );
  });
});
