// The long run: `npm run test:soak -- <operations> [--seed <n>] [--page <rounds>]`. Uses the whole application at random, then goes
// through all screens of the built one (`npm run build`), and measures what may not grow; ends with 1 when something did, or when an
// answer came that no user should get. `--page 0` leaves the screens out, 0 operations the rest.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Growth } from './judge-growth.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, page: { type: 'string', default: '40' } },
  allowPositionals: true,
});
const operations = Number(positionals[0] ?? 2000);
const rounds = Number(values.page);
const dir = mkdtempSync(join(tmpdir(), 'reinstate-soak-'));
for (const name of ['temp', 'application', 'page']) mkdirSync(join(dir, name));
// Before anything asks for it: what is left there is counted.
process.env['TMPDIR'] = join(dir, 'temp');

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(sample: Readonly<Record<string, number>>): void {
  const parts = Object.entries(sample).map(([name, value]) => `${name} ${Number(value.toFixed(1))}`);
  process.stderr.write(`${parts.join(', ')}\n`);
}

function judge(growths: readonly Growth<string>[], faults: readonly string[]): void {
  for (const fault of faults) print(`FAULT ${fault}`);
  for (const { name, early, late, limit, isWithin } of growths) {
    const figures = `${early.toFixed(1)} -> ${late.toFixed(1)} (may grow by ${limit.toFixed(1)})`;
    print(`${isWithin ? 'ok   ' : 'GROWS'} ${name}: ${figures}`);
  }
  if (faults.length > 0 || growths.some(({ isWithin }) => !isWithin)) process.exitCode = 1;
}

try {
  const startMs = performance.now();
  if (operations > 0) {
    const { soakApplication } = await import('./soak-application.ts');
    const sampleEvery = Math.max(5, Math.round(operations / 50));
    const order = { dir: join(dir, 'application'), tempDir: join(dir, 'temp'), operations, sampleEvery };
    const report = await soakApplication({ ...order, seed: Number(values.seed), onSample: tell });
    print(`done: ${JSON.stringify(report.done)}`);
    print(`ms in all: ${JSON.stringify(report.tookMs)}`);
    print(`refused, as they may be: ${JSON.stringify(report.refused)}`);
    judge(report.growths, report.faults);
  }
  if (rounds > 0) {
    const { soakPage } = await import('./soak-page.ts');
    const { growths, problems } = await soakPage({ dir: join(dir, 'page'), rounds, onSample: tell });
    print(`the page, ${rounds} times through all screens:`);
    judge(growths, problems);
  }
  const seconds = Math.round((performance.now() - startMs) / 1000);
  print(`${operations} operations, seed ${values.seed}, ${rounds} rounds, ${seconds} s`);
} finally {
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}
