import { describe, expect, it } from 'vitest';
import { createTempDir } from '../support/temp-dir.ts';
import { runMutants } from './run-mutants.ts';
import { createTally } from './tally.ts';

/** The short run; `npm run test:hostile` is the long one. */
const COUNT = 75;

describe('files made worse', () => {
  it('are each taken or refused by name, within 10 s and 512 MB, and taken ones export or fail by name', async () => {
    const tally = createTally();
    const crashes = await runMutants({ count: COUNT, seed: 3, dir: createTempDir() }, tally);
    expect(crashes).toEqual([]);
    expect(tally.faults).toEqual([]);
    const lines = tally.describe();
    expect(lines).toContain(`tried: ${COUNT}`);
    // It is no test of mutants when all fall at the first step.
    expect(Number(lines.find((line) => line.startsWith('taken: '))?.slice(7))).toBeGreaterThan(COUNT / 10);
    expect(lines.join('\n')).toMatch(/packet of a taken file: written/);
  }, 300_000);
});
