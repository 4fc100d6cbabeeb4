import { describe, expect, it } from 'vitest';
import { runInSlices } from '../../../../renderer/lib/run-in-slices.ts';

const LONGEST_STEP_MS = 2;

/** Steps of two milliseconds of work each. */
function* work(steps: number, done: number[]): Generator<undefined, string, undefined> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + LONGEST_STEP_MS;
    while (performance.now() < end);
    done.push(step);
    yield;
  }
  return 'all';
}

describe('runInSlices', () => {
  it('does all steps and lets other tasks in between them', async () => {
    const done: number[] = [];
    const between: number[] = [];
    const interval = setInterval(() => between.push(done.length), 0);
    expect(await runInSlices(work(40, done), new AbortController().signal)).toBe('all');
    clearInterval(interval);
    expect(done).toHaveLength(40);
    expect(new Set(between).size).toBeGreaterThan(3);
  });

  it('does short work at once', async () => {
    const done: number[] = [];
    const running = runInSlices(work(1, done), new AbortController().signal);
    expect(done).toEqual([0]);
    expect(await running).toBe('all');
  });

  it('gives the work up at the next pause', async () => {
    const done: number[] = [];
    const giving = new AbortController();
    const running = runInSlices(work(40, done), giving.signal);
    giving.abort();
    expect(await running).toBeUndefined();
    expect(done.length).toBeLessThan(40);
  });
});
