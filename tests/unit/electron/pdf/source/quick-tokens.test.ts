import fc from 'fast-check';
import { PDFArray, PDFContext, PDFName, PDFNumber, PDFObjectParser } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import '../../../../../electron/pdf/source/quick-tokens.ts';

function parse(text: string): unknown {
  return PDFObjectParser.forBytes(Buffer.from(text, 'latin1'), PDFContext.create()).parseObject();
}

function parseNumbers(text: string): readonly number[] {
  const array = parse(`[${text}]`);
  if (!(array instanceof PDFArray)) throw new Error('not an array');
  return array.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));
}

describe('numbers', () => {
  it('are what JavaScript reads in the same digits, however many', () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 24 });
    const written = fc
      .tuple(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.'), digits)
      .map(([sign, whole, point, part]) => `${sign}${whole}${point}${point && part}`)
      .filter((text) => /\d/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(written, (text) => {
        expect(parseNumbers(text)).toEqual([Number(text)]);
      }),
    );
  });

  it('end where a second point, a delimiter or white space stands', () => {
    expect(parseNumbers('1.5.25 -.5 4.\n+7')).toEqual([1.5, 0.25, -0.5, 4, 7]);
    expect(parseNumbers('12%comment\n-3')).toEqual([12, -3]);
  });

  it('are none where a sign stands among the digits', () => {
    expect(() => parse('12-5')).toThrow('Failed to parse number');
    expect(() => parse('--5')).toThrow('Failed to parse number');
    expect(() => parse('.')).toThrow('Failed to parse number');
  });
});

describe('names', () => {
  it('are the same name wherever they stand, with escapes and without', () => {
    const part = fc.string({ unit: fc.constantFrom(...Array.from('ABab19#_-.+*')), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const both = parse(`[${parts.map((name) => `/${name} /${name}`).join('')}]`);
        if (!(both instanceof PDFArray)) throw new Error('not an array');
        const expected = parts.map((name) =>
          PDFName.of(name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))),
        );
        expect(both.asArray()).toEqual(expected.flatMap((name) => [name, name]));
      }),
    );
  });

  it('are told apart when the sums of their bytes are equal', () => {
    // 'Aa' and 'BB' have the same sum of bytes, weighed with 31.
    const pair = parse('[/Aa /BB /Aa /BB]');
    expect(pair instanceof PDFArray && pair.asArray().map(String)).toEqual(['/Aa', '/BB', '/Aa', '/BB']);
  });

  it('may be empty, and end at a delimiter', () => {
    const names = parse('[/ /A/B(text)/C<41>]');
    expect(names instanceof PDFArray && names.asArray().map(String)).toEqual(['/', '/A', '/B', '(text)', '/C', '<41>']);
  });
});
