import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../../electron/case-folder/find-json-error.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonError', () => {
  it.each([
    ['{"a":1,}', 1, 8, 'a name in double quotes'],
    ['{"a":1', 1, 7, 'the text ends'],
    ['hello', 1, 1, 'expected a value'],
    ['{\n  "a": tru\n}', 2, 8, 'expected a value'],
    ['{\n  "a" 1}', 2, 7, '":"'],
    ['[1,\n2,\n3', 3, 2, '"," or "]"'],
    ['{"a":1]', 1, 7, '"," or "}"'],
    ['{"a":"x\ny"}', 1, 6, 'no end, or holds a line break'],
    ["{'a':1}", 1, 2, 'a name in double quotes or "}"'],
    ['[01]', 1, 2, 'a value or "]"'],
    ['{} {}', 1, 4, 'nothing more'],
    ['', 1, 1, 'the text ends'],
  ])('names the place of the mistake in %j', (text, line, column, words) => {
    const error = findJsonError(text);
    expect(error).toMatchObject({ line, column });
    expect(error?.message).toContain(words);
  });

  it('finds none exactly where JSON.parse finds none', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '1', ' ', '\\'), (json, at, insert) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + insert + json.slice(place + (at % 2));
        expect(findJsonError(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is not stopped by deep nesting', () => {
    expect(findJsonError('['.repeat(100_000))).toMatchObject({ line: 1, column: 100_001 });
  });
});
