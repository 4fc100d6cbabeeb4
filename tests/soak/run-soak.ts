// The long run: `npm run test:soak -- <operations> [--seed <n>]`. Uses the whole application at random and measures what may not
// grow; ends with 1 when something did, or when an answer came that no user should get.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, 'sample-every': { type: 'string' } },
  allowPositionals: true,
});
const operations = Number(positionals[0] ?? 2000);
const sampleEvery = Number(values['sample-every'] ?? Math.max(5, Math.round(operations / 50)));
const dir = mkdtempSync(join(tmpdir(), 'reinstate-soak-'));
mkdirSync(join(dir, 'temp'));
// Before anything asks for it: what is left there is counted.
process.env['TMPDIR'] = join(dir, 'temp');
const { soakApplication } = await import('./soak-application.ts');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const startMs = performance.now();
  const { growths, done, tookMs, refused, faults } = await soakApplication({
    ...{ dir, operations, seed: Number(values.seed), sampleEvery },
    onSample: (sample) => {
      const parts = Object.entries(sample).map(([name, value]) => `${name} ${Number(value.toFixed(1))}`);
      process.stderr.write(`${parts.join(', ')}\n`);
    },
  });
  print(`done: ${JSON.stringify(done)}`);
  print(`ms in all: ${JSON.stringify(tookMs)}`);
  print(`refused, as they may be: ${JSON.stringify(refused)}`);
  for (const fault of faults) print(`FAULT ${fault}`);
  for (const { name, early, late, limit, isWithin } of growths) {
    const figures = `${early.toFixed(1)} -> ${late.toFixed(1)} (may grow by ${limit.toFixed(1)})`;
    print(`${isWithin ? 'ok   ' : 'GROWS'} ${name}: ${figures}`);
  }
  const isSound = faults.length === 0 && growths.every(({ isWithin }) => isWithin);
  print(`${operations} operations, seed ${values.seed}, ${Math.round((performance.now() - startMs) / 1000)} s`);
  process.exitCode = isSound ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}
