import { describe, expect, it } from 'vitest';
import { isClustered } from '../../../../../electron/pdf/text/name-clusters.ts';
import { setUnshaped, shapeText } from '../../../../../electron/pdf/text/shape-text.ts';
import { loadTestFonts } from './load-test-fonts.ts';

const { regular, bold } = loadTestFonts();

function textOf(text: string, rightToLeft = false): string {
  const glyphs = [...shapeText(regular, text, rightToLeft).glyphs];
  return (rightToLeft ? glyphs.reverse() : glyphs).map((glyph) => glyph.text).join('');
}

describe('shapeText', () => {
  it('kerns', () => {
    const apart = shapeText(regular, 'A', false).width + shapeText(regular, 'V', false).width;
    expect(shapeText(regular, 'AV', false).width).toBeLessThan(apart - 20);
  });

  it('sets a ligature that stands for its letters', () => {
    const { glyphs } = shapeText(regular, 'office', false);
    expect(glyphs.map((glyph) => glyph.text)).toEqual(['o', 'ffi', 'c', 'e']);
  });

  it('places a combining mark over its letter without moving on', () => {
    const [, mark] = shapeText(regular, 'G\u0303', false).glyphs;
    expect(mark).toMatchObject({ text: '\u0303', advance: 0 });
    expect(mark?.dy).toBeGreaterThan(100);
  });

  it.each([
    'Zażółć gęślą jaźń – “Łódź” … ½ № 5 €',
    'e\u0301 o\u0308 a\u0302\u0323x',
    'ẹ ị ọ ụ ṣ ǹ ḿ',
    'e\u0323 o\u0323\u0301 s\u0323',
    'Ὁ Ἰησοῦς καὶ τοὺς μαθητάς ΐ',
    'Съешь же ещё этих мягких Її Ґ Ўў и\u0306',
    'Tiếng Việt, čeština, İstanbul ığ',
    'µ and μ, Ω and Ω, - and \u2011',
    '\u05d0\u05d1 \u0627 漢 😀',
  ])('names the characters of each glyph as they were written: %s', (text) => {
    expect(textOf(text)).toBe(text);
  });

  it('names marks in unusual order in canonical order', () => {
    expect(textOf('e\u0301\u0323 then').normalize('NFC')).toBe('e\u0301\u0323 then'.normalize('NFC'));
  });

  it('leaves no glyph without characters in any letter of the shipped fonts', () => {
    const silent = [regular, bold].flatMap((face) =>
      face.font.characterSet
        .map((codePoint) => String.fromCodePoint(codePoint))
        .filter((character) => /\p{L}/u.test(character) && !isClustered(character))
        .filter((character) => shapeText(face, character, false).glyphs.some((glyph) => glyph.text === '')),
    );
    expect(silent).toEqual([]);
  });

  it('sets right-to-left text from the right, with brackets mirrored and named as written', () => {
    const run = shapeText(regular, '(א)', true);
    expect(run.glyphs.map((glyph) => glyph.text)).toEqual([')', 'א', '(']);
    const opening = shapeText(regular, '(', false).glyphs[0]?.glyphId;
    expect(run.glyphs[0]?.glyphId).toBe(opening);
  });

  it('draws nothing for characters without a shape', () => {
    expect(shapeText(regular, 'a\u00ad\u200b\u2060b', false).width).toBe(shapeText(regular, 'ab', false).width);
  });

  it('shapes the same whatever was shaped before', () => {
    const used = loadTestFonts().regular;
    const texts = ['\u00ad', '\u0b55', '😀', '\u00a0', 'µ', 'e\u0301', '𝟘', 'a-b c', 'é μ של'];
    for (const text of texts) shapeText(used, text, false);
    for (const text of [...texts].reverse()) {
      expect(shapeText(used, text, false)).toEqual(shapeText(loadTestFonts().regular, text, false));
    }
  });
});

describe('setUnshaped', () => {
  it('draws the box for missing characters once for each of them, in any script', () => {
    for (const text of ['של', '😀漢', '\u{11003}\u{1d165}']) {
      const { glyphs } = setUnshaped(regular, text, false);
      expect(glyphs.map((glyph) => glyph.text)).toEqual([...text]);
      expect(glyphs.every((glyph) => glyph.glyphId === 0 && glyph.advance > 0)).toBe(true);
    }
  });

  it('sets right-to-left characters from the right', () => {
    expect(setUnshaped(regular, 'של', true).glyphs.map((glyph) => glyph.text)).toEqual(['ל', 'ש']);
  });
});
