import { describe, expect, it } from 'vitest';
import { toFtsQuery } from '../../../../../electron/features/search/search-service.ts';

describe('toFtsQuery', () => {
  it.each([
    ['kitchen scale', '"kitchen"* "scale"*'],
    ['  NEAR("a") OR *', '"NEAR"* "a"* "OR"*'],
    ['供应商', '"供应商"*'],
    ['"quo"ted"', '"quo"* "ted"*'],
    ['-- ;', ''],
  ])('makes %j into %j', (typed, query) => {
    expect(toFtsQuery(typed)).toBe(query);
  });
});
