import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../../electron/shell/byte-range.ts';

describe('parseRange', () => {
  it.each([
    [null, 0, 100, false],
    ['bytes=0-9', 0, 10, true],
    ['bytes=90-', 90, 100, true],
    ['bytes=-10', 90, 100, true],
    ['bytes=50-5000', 50, 100, true],
    ['bytes=-5000', 0, 100, true],
    ['bytes=200-300', 0, 100, false],
    ['bytes=9-3', 0, 100, false],
    ['bytes=-', 0, 100, false],
    ['lines=1-2', 0, 100, false],
    ['bytes=0-1,5-6', 0, 100, false],
  ])('%s of 100 bytes', (header, start, end, isPartial) => {
    expect(parseRange(header, 100)).toEqual({ start, end, isPartial });
  });
});
