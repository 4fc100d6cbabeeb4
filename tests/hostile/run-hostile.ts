// The long run: `--mutations` files (1000) made worse, the same ones for the same `--seed` (1). Prints what became of them; ends with 1
// when a promise was broken. Example: npm run test:hostile -- --mutations 3000 --seed 7
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runMutants } from './run-mutants.ts';
import { createTally } from './tally.ts';

const { values } = parseArgs({
  options: { mutations: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const dir = mkdtempSync(join(tmpdir(), 'reinstate-hostile-'));
const tally = createTally();
const startMs = performance.now();
const crashes = await runMutants(
  { count: Number(values.mutations), seed: Number(values.seed), dir },
  tally,
  (tried) => void process.stderr.write(`${tried} tried, ${tally.faults.length} promises broken\n`),
);
rmSync(dir, { recursive: true });
const seconds = Math.round((performance.now() - startMs) / 1000);
process.stdout.write(`${[...tally.describe(), `crashes: ${crashes.length}`, ...crashes, `${seconds} s`].join('\n')}\n`);
process.exitCode = tally.faults.length + crashes.length > 0 ? 1 : 0;
