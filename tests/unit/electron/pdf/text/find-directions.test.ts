import { describe, expect, it } from 'vitest';
import { findDirections } from '../../../../../electron/pdf/text/find-directions.ts';
import { layoutParagraph } from '../../../../../electron/pdf/text/layout-paragraph.ts';
import { loadScriptFonts } from './load-test-fonts.ts';

describe('findDirections', () => {
  it('lets the first letter say which way a paragraph runs', () => {
    expect(findDirections('חשבונית Acme 12').isRightToLeft(0)).toBe(true);
    expect(findDirections('Acme חשבונית').isRightToLeft(0)).toBe(false);
    expect(findDirections('1043: فاتورة').isRightToLeft(0)).toBe(true);
    const two = findDirections('Acme\nחשבונית');
    expect([two.isRightToLeft(0), two.isRightToLeft(6)]).toEqual([false, true]);
  });

  it('keeps numbers and Latin words left to right inside', () => {
    expect(Array.from(findDirections('אב 37 B0').levels)).toEqual([1, 1, 1, 2, 2, 1, 2, 2]);
  });

  it('gives isolates no say, and no share', () => {
    const text = 'Exhibit A, p. 7 אב';
    const { isRightToLeft, levels } = findDirections(text, [{ start: 0, end: 15 }]);
    expect(isRightToLeft(0)).toBe(true);
    expect(Array.from(levels.slice(0, 15))).toEqual(Array.from({ length: 15 }, () => 2));
  });
});

describe('layoutParagraph with both directions', () => {
  const fonts = loadScriptFonts();
  const place = (text: string, spans = [{ text }]) =>
    layoutParagraph(spans, { fonts, size: 10, maxWidth: 400 }).map((line) => ({
      ...(line.rightToLeft && { rightToLeft: true }),
      seen: line.runs.map(({ run }) => run.glyphs.map((glyph) => glyph.text).join('')).join('|'),
    }));

  it('sets a citation whole, numbers and ASINs as they are, brackets mirrored', () => {
    const [line] = place('', [
      { text: 'ראו ' },
      { text: 'Exhibit\u00a0A\u00a0(p.\u00a07)', glued: true } as { text: string },
      { text: ' על 37 (B0ABCDEFGH).' },
    ]);
    expect(line?.rightToLeft).toBe(true);
    const seen = line?.seen.replaceAll('|', '') ?? '';
    // From left to right on paper: the end of the sentence first.
    expect(seen).toMatch(/^\.\)\s*B0ABCDEFGH\s*\(\s*37\s*לע\s*Exhibit A \(p\. 7\)\s*ואר$/);
  });

  it('sets a Hebrew name in an English line from right to left, the rest as before', () => {
    expect(place('Invoice חשבונית of 12 May')[0]?.seen.replace(/\|/g, '')).toBe('Invoice תינובשח of 12 May');
  });
});
