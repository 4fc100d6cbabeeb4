import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../../renderer/lib/in-turn.ts';

describe('inTurn', () => {
  it('lets the next begin when the one before is over, and keeps other keys apart', async () => {
    const told: string[] = [];
    const first = Promise.withResolvers<string>();
    const one = inTurn('draft', () => {
      told.push('one');
      return first.promise;
    });
    const two = inTurn('draft', () => {
      told.push('two');
      return Promise.resolve('second');
    });
    await inTurn('sales', () => {
      told.push('other');
      return Promise.resolve();
    });
    expect(told).toEqual(['one', 'other']);
    first.resolve('first');
    expect(await Promise.all([one, two])).toEqual(['first', 'second']);
    expect(told).toEqual(['one', 'other', 'two']);
  });

  it('goes on after a failure, which goes to its own caller', async () => {
    const failed = inTurn('draft', () => Promise.reject(new Error('full')));
    const next = inTurn('draft', () => Promise.resolve('stored'));
    await expect(failed).rejects.toThrow('full');
    expect(await next).toBe('stored');
  });
});
