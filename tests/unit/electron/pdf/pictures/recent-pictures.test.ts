import { describe, expect, it } from 'vitest';
import { createRecentPictures } from '../../../../../electron/pdf/pictures/recent-pictures.ts';

const BUDGET = 100;

function createCounted() {
  const recent = createRecentPictures<string>(BUDGET, ({ length }) => length);
  const made: string[] = [];
  const get = (source: string, sizeBytes: number, variant = ''): Promise<string> =>
    recent.getOrMake(Buffer.from(source), variant, async () => {
      made.push(source + variant);
      return source.padEnd(sizeBytes, '.');
    });
  return { recent, made, get };
}

describe('createRecentPictures', () => {
  it('makes the same bytes once, and tells other bytes and variants apart', async () => {
    const { made, get } = createCounted();
    expect(await get('a', 10)).toBe(await get('a', 10));
    await get('b', 10);
    await get('a', 10, 'page 2');
    expect(made).toEqual(['a', 'b', 'apage 2']);
  });

  it('lets go of the longest unused when all together are above the budget', async () => {
    const { made, get } = createCounted();
    await get('a', 40);
    await get('b', 40);
    await get('a', 40);
    await get('c', 40);
    await get('a', 40);
    expect(made).toEqual(['a', 'b', 'c']);
    await get('b', 40);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('fills the budget to its last byte, and keeps nothing that is larger', async () => {
    const { made, get } = createCounted();
    await get('a', BUDGET);
    await get('large', BUDGET + 1);
    await get('a', BUDGET);
    await get('large', BUDGET + 1);
    expect(made).toEqual(['a', 'large', 'large']);
  });

  it('keeps neither what could not be made nor failures', async () => {
    const { recent, get } = createCounted();
    const bytes = Buffer.from('a');
    expect(await recent.getOrMake(bytes, '', async () => undefined)).toBeUndefined();
    await expect(recent.getOrMake(bytes, '', () => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
    expect(await get('a', 1)).toBe('a');
  });
});
