/**
 * What the checks of a case with a long log cost the main process, which answers nothing else meanwhile.
 *
 *   npm run bench:check [-- <contacts>]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../electron/app/create-app.ts';
import { CASE_A } from '../support/store-rows.ts';
import { testOptions } from '../support/test-options.ts';
import { unwrap } from '../../shared/result.ts';
import { fillLog } from './fill-log.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const RUNS = 9;
const LIMIT_MS = 50;

const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-check-'));
try {
  fillLog(dataDir, COUNT);
  const app = unwrap(await createApp(testOptions(dataDir, { readsTexts: false, checksOutputs: false })));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.cpuUsage();
    unwrap(await app.call('cases.check', { caseId: CASE_A }));
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  await app.close();
  const [first = 0, ...warm] = times;
  const median = warm.sort((a, b) => a - b)[Math.floor(warm.length / 2)] ?? 0;
  process.stdout.write(`checks of a case with ${COUNT} contacts, processor time: first ${first.toFixed(0)} ms, `);
  process.stdout.write(`then ${median.toFixed(0)} ms (limit ${LIMIT_MS} ms)\n`);
  process.exitCode = median <= LIMIT_MS ? 0 : 1;
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
