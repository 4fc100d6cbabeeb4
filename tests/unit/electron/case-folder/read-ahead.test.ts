import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAhead } from '../../../../electron/case-folder/read-ahead.ts';

describe('readAhead', () => {
  it('gives every result in the order of the items, and never runs more than its limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (delays, limit) => {
          let running = 0;
          let most = 0;
          const results: number[] = [];
          for await (const result of readAhead([...delays.entries()], limit, async ([index, delay]) => {
            running += 1;
            most = Math.max(most, running);
            await wait(delay);
            running -= 1;
            return index;
          })) {
            results.push(result);
          }
          expect(results).toEqual([...delays.keys()]);
          expect(most).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('passes a failure on at its place, and starts nothing after it', async () => {
    const started: number[] = [];
    const results: number[] = [];
    const run = async (): Promise<void> => {
      for await (const result of readAhead([0, 1, 2, 3, 4, 5], 2, async (n) => {
        started.push(n);
        await wait(1);
        if (n === 1) throw new Error('no');
        return n;
      })) {
        results.push(result);
      }
    };
    await expect(run()).rejects.toThrow('no');
    expect(results).toEqual([0]);
    expect(started).toEqual([0, 1, 2]);
  });

  it('waits for what has begun when the caller stops early', async () => {
    let ended = 0;
    for await (const _first of readAhead([1, 2, 3, 4], 3, async () => {
      await wait(5);
      ended += 1;
    })) {
      break;
    }
    expect(ended).toBe(3);
  });
});
