import { describe, expect, it } from 'vitest';
import { parseIdList } from '../../../../../renderer/features/cases/parse-id-list.ts';

describe('parseIdList', () => {
  it('parts at commas, semicolons and white space, each id once', () => {
    expect(parseIdList(' a, b;c\nd  a ,')).toEqual(['a', 'b', 'c', 'd']);
    expect(parseIdList(' ')).toEqual([]);
  });
});
