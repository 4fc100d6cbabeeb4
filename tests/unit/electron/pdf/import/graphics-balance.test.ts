import { describe, expect, it } from 'vitest';
import { measureBalance } from '../../../../../electron/pdf/import/graphics-balance.ts';

const measure = (content: string) => {
  const { excessRestores, openSaves } = measureBalance(Buffer.from(content, 'latin1'));
  return [excessRestores, openSaves];
};

describe('measureBalance', () => {
  it.each([
    ['', 0, 0],
    ['q 1 0 0 1 0 0 cm Q', 0, 0],
    ['q q Q', 0, 1],
    ['Q', 1, 0],
    ['Q q', 1, 1],
    ['Q Q q q q', 2, 3],
    ['q Q Q Q q', 2, 1],
    ['q\nQ\rQ\tq', 1, 1],
    ['q[1]0 d Q', 0, 0],
  ])('of "%s": %i too many closed, %i left open', (content, excess, open) => {
    expect(measure(content)).toEqual([excess, open]);
  });

  it.each([
    ['strings', '(q Q \\) q (q) q) Tj'],
    ['hexadecimal strings', '<71 51 71> Tj'],
    ['names', '/q /Q gs'],
    ['comments', '% q q q\n'],
    ['dictionaries', '/P << /q (Q) >> BDC'],
    ['dictionaries whose strings hold their end', '/Span << /ActualText (> q) >> BDC'],
    ['longer words', 'Qq qq quux'],
    ['inline pictures', 'BI /W 1 /H 1 ID q q \x00EIq EI'],
  ])('takes no letters in %s for operators', (_, content) => {
    expect(measure(content)).toEqual([0, 0]);
  });

  it('is done with anything', () => {
    for (const content of ['(', '<', '%', 'ID', '/', '(\\', '<<', 'BI ID', ')'])
      expect(measure(content)).toEqual([0, 0]);
  });
});
