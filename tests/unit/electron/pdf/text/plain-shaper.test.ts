import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainShaper } from '../../../../../electron/pdf/text/plain-shaper.ts';
import type { PacketFace } from '../../../../../electron/pdf/text/packet-fonts.ts';
import { loadTestFonts } from './load-test-fonts.ts';

const fonts = loadTestFonts();
const faces = [fonts.regular, fonts.bold] as const;
const plain = new Map(faces.map((face) => [face, createPlainShaper(face)]));

/** What both say of a text: glyphs with their places. */
function compare(face: PacketFace, text: string): { readonly ours: unknown; readonly theirs: unknown } {
  const scale = 1000 / face.font.unitsPerEm;
  const { glyphs, positions } = face.font.layout(text, null, null, null, 'ltr');
  const theirs = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions?.[index] ?? {};
    return [glyph.id, xAdvance * scale, xOffset * scale, yOffset * scale];
  });
  const ours = plain
    .get(face)?.(text)
    ?.map(({ glyphId, advance, dx, dy }) => [glyphId, advance, dx, dy]);
  return { ours, theirs };
}

const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

describe('createPlainShaper', () => {
  it('sets every pair of ASCII characters as fontkit does', () => {
    for (const first of ASCII) {
      for (const second of ASCII) {
        const { ours, theirs } = compare(fonts.regular, first + second);
        expect(ours, first + second).toEqual(theirs);
      }
    }
  });

  it('sets words with letters of Europe and ligatures as fontkit does, and names each letter once', () => {
    const letter = fc.constantFrom(...ASCII, ...Array.from('ffffiillÁçÉèłŁöøßŠŻżŴĳŀ–—‘’“”…€·'));
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), fc.constantFrom(...faces), (letters, face) => {
        const text = letters.join('');
        const { ours, theirs } = compare(face, text);
        expect(ours).toEqual(theirs);
        expect(
          plain
            .get(face)?.(text)
            ?.map((glyph) => glyph.text)
            .join(''),
        ).toBe(text);
      }),
    );
    expect(
      plain
        .get(fonts.regular)?.('official')
        ?.map((glyph) => glyph.text),
    ).toContain('ffi');
  });

  it.each(['e\u0301', '1⁄2', 'мир', 'ﬁ', '\u00ad', 'ẹ', '→', 'שלום', '漢'])('leaves %j to fontkit', (text) => {
    for (const face of faces) expect(plain.get(face)?.(text)).toBeUndefined();
  });
});
