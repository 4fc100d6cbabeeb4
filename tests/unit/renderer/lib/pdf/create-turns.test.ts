import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../../renderer/lib/pdf/create-turns.ts';

const wanted = new AbortController().signal;

describe('createTurns', () => {
  it('lets so many go on at a time, then the lowest rank, of equal ones the latest', async () => {
    const take = createTurns(1);
    const order: string[] = [];
    const giveBack = await take(0, wanted);
    const others = [
      ['far', 3],
      ['near', 1],
      ['read', 0],
      ['read later', 0],
    ] as const;
    const done = others.map(async ([name, rank]) => {
      const release = await take(rank, wanted);
      order.push(name);
      release();
    });
    expect(order).toEqual([]);
    giveBack();
    await Promise.all(done);
    expect(order).toEqual(['read later', 'read', 'near', 'far']);
  });

  it('passes over what is not wanted any more, and keeps its turns', async () => {
    const take = createTurns(2);
    const first = await take(0, wanted);
    await take(0, wanted);
    const abort = new AbortController();
    const given = take(0, abort.signal);
    const next = take(1, wanted);
    abort.abort();
    await expect(given).rejects.toThrow('Not wanted any more');
    first();
    expect(await next).toBeTypeOf('function');
  });

  it('takes no turn for what was given up before', async () => {
    const take = createTurns(1);
    await expect(take(0, AbortSignal.abort())).rejects.toThrow();
    expect(await take(0, wanted)).toBeTypeOf('function');
  });
});
