import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPdfLexer } from '../../../../../electron/pdf/verify/pdf-lexer.ts';

function readAll(text: string, isContent = false): readonly unknown[] {
  const lexer = createPdfLexer(Buffer.from(text, 'latin1'), 0, isContent);
  const values: unknown[] = [];
  for (let value = lexer.next(); value !== undefined; value = lexer.next()) values.push(value);
  return values;
}
const textOf = (value: unknown): string => (value as { bytes: Buffer }).bytes.toString('latin1');

describe('createPdfLexer', () => {
  it('reads numbers as PDF writes them', () => {
    expect(readAll('0 -1 +2 3.5 -.25 4. 0.1234567890123456')).toEqual([0, -1, 2, 3.5, -0.25, 4, 0.1234567890123456]);
  });

  it('reads any number that JavaScript writes without an exponent back as itself', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (number) => {
        const written = String(number);
        fc.pre(!written.includes('e'));
        expect(readAll(written)[0]).toBe(number === 0 ? 0 : number);
      }),
    );
  });

  it('tells references from numbers', () => {
    expect(readAll('[1 0 R 2 0 3 0 R]')).toEqual([[{ kind: 'ref', number: 1 }, 2, 0, { kind: 'ref', number: 3 }]]);
    expect(readAll('1 0 R', true)).toEqual([1, 0, { kind: 'operator', name: 'R' }]);
    expect(readAll('1 0 RG', true)).toHaveLength(3);
  });

  it('reads strings with everything that may stand in them', () => {
    expect(textOf(readAll('(a (b) \\) \\\\ \\101\\n\\r\\t\\7x\\\nend)')[0])).toBe('a (b) ) \\ A\n\r\t\x07xend');
    expect(textOf(readAll('<4 1 42 5>')[0])).toBe('ABP');
    expect(textOf(readAll('()')[0])).toBe('');
  });

  it('reads names, dictionaries, constants and comments', () => {
    expect(readAll('/A#20B % note\n true false null')).toEqual([{ kind: 'name', name: 'A B' }, true, false, null]);
    const [dict] = readAll('<</A[1]/B<</C(x)>>>>') as [{ entries: Map<string, unknown> }];
    expect([...dict.entries.keys()]).toEqual(['A', 'B']);
  });

  it.each(['(', '<41', '[1', '<</A', ']', '>>', '<</A 1 2>>', '[<<]', `${'['.repeat(200)}`])('throws on %s', (text) => {
    expect(() => readAll(text)).toThrow();
  });
});
