// The long run: `--mutations` files (1000) made worse, the same ones for the same `--seed` (1), and every bomb. Prints what became of
// them; ends with 1 when a promise was broken. Example: npm run test:hostile -- --mutations 3000 --seed 7
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listBombs } from './bombs.ts';
import { runMutants } from './run-mutants.ts';
import { createTally, type Tally } from './tally.ts';
import { createFileTrier } from './try-file.ts';

const { values } = parseArgs({
  options: { mutations: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const dir = mkdtempSync(join(tmpdir(), 'reinstate-hostile-'));
const startMs = performance.now();
const [bombs, mutants] = [createTally(), createTally()];
await tryBombs(bombs);
const crashes = await runMutants(
  { count: Number(values.mutations), seed: Number(values.seed), dir },
  mutants,
  (tried) => void process.stderr.write(`${tried} tried, ${mutants.faults.length} promises broken\n`),
);
rmSync(dir, { recursive: true });
const seconds = Math.round((performance.now() - startMs) / 1000);
const lines = ['bombs', ...bombs.describe(), '', 'files made worse', ...mutants.describe()];
process.stdout.write(`${[...lines, `crashes: ${crashes.length}`, ...crashes, `${seconds} s`].join('\n')}\n`);
process.exitCode = bombs.faults.length + mutants.faults.length + crashes.length > 0 ? 1 : 0;

async function tryBombs(tally: Tally): Promise<void> {
  const trier = createFileTrier(dir);
  for (const { fileName, name, make } of listBombs()) {
    tally.add(`${fileName}: ${name}`, await trier.tryFile(fileName, await make(), { withPacket: true }));
  }
  await trier.close();
}
