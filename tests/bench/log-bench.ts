/**
 * What a log of 10,000 contacts costs: the interface thread's work to open it, the answer in the main process, the filter
 * by words, and the timeline as pages.
 *
 *   npm run bench:log [-- <contacts>]
 *
 * Runs the built application (`npm run build`) with its windows in Chromium. Work is the browser's own count of what the
 * page's main thread has done (`TaskDuration`) in processor time, so that other programs don't count.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { launchApp } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { createCaseSummariesRepository } from '../../electron/features/cases/case-summaries-repository.ts';
import { createInteractionsRepository } from '../../electron/features/interactions/interactions-repository.ts';
import { CASE_A, openStore } from '../support/store-rows.ts';
import { fillLog } from './fill-log.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const RUNS = 7;
const LIMIT_MS = 100;

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-log-'));
  const { options } = await chooseBrowser();
  const browser = await chromium.launch(options);
  try {
    fillLog(dataDir, COUNT);
    const main = measureStore(dataDir);
    const app = await launchApp({ dataDir }, () => Promise.resolve(browser));
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 820 });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const opened = await measureOpening(page, cdp);
    await app.close();
    print([
      [`Open the log of ${COUNT}, work of the interface thread`, opened.workMs, LIMIT_MS],
      [`Open the log of ${COUNT}, until rows are there`, opened.shownMs, null],
      ['First opening of the case, reading all answers included', opened.firstMs, null],
      ['Rows in the page at once', opened.rows, null],
      ['List in the main process, processor time', main.listMs, null],
      ['Find by words in the main process, processor time', main.findMs, null],
      ['List of appeals in the main process, processor time', main.summariesMs, null],
    ]);
  } finally {
    await browser.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function measureStore(dataDir: string) {
  const db = openStore(dataDir, () => new Date());
  const repository = createInteractionsRepository(db);
  const measured = {
    listMs: medianTime(() => repository.list(CASE_A)),
    findMs: medianTime(() => repository.findWords(CASE_A, '"lot"* "310"*')),
    summariesMs: medianTime(() => createCaseSummariesRepository(db).list()),
  };
  db.close();
  return measured;
}

function medianTime(run: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return medianOf(times);
}

/** Goes to the log from the evidence, as Ctrl+7 does; the median of several times, after a first one that reads the answers. */
async function measureOpening(page: Page, cdp: CDPSession) {
  const work: number[] = [];
  const shown: number[] = [];
  let rows = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    await page.evaluate((id) => void (location.hash = `#/case/${id}/evidence`), CASE_A);
    await page.getByRole('heading', { name: 'Evidence' }).first().waitFor();
    await page.waitForTimeout(run === 0 ? 4000 : 700);
    const before = await readWorkMs(cdp);
    const shownMs = await page.evaluate(async (id) => {
      const startMs = performance.now();
      location.hash = `#/case/${id}/log`;
      while (!document.querySelector('[role=grid] [role=row]')) await new Promise(requestAnimationFrame);
      return performance.now() - startMs;
    }, CASE_A);
    work.push((await readWorkMs(cdp)) - before);
    shown.push(shownMs);
    rows = await page.locator('[role=grid] [role=row]').count();
  }
  return { firstMs: work[0] ?? NaN, workMs: medianOf(work.slice(1)), shownMs: medianOf(shown.slice(1)), rows };
}

async function readWorkMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN);
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function print(rows: readonly (readonly [what: string, value: number, limit: number | null])[]): void {
  for (const [what, value, limit] of rows) {
    const verdict = limit === null ? '' : ` (limit ${limit}: ${value <= limit ? 'kept' : 'MISSED'})`;
    console.log(`${what}: ${value.toFixed(what.startsWith('Rows') ? 0 : 1)}${verdict}`);
    if (limit !== null && value > limit) process.exitCode = 1;
  }
}

await main();
