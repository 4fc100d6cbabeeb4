/**
 * What a start costs with 200 appeals and 20,000 pieces of evidence, until the window says that it can be used, and what the
 * application holds in memory when it then rests.
 *
 *   npm run bench:start [-- <appeals> <evidence of each>]
 *
 * Runs the built application (`npm run build`) with its windows in Chromium. Work is processor time: of the main process by
 * its own count, the stand-in for Electron included, and of the page's main thread by the browser's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchApp } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { aCaseRow, anAccountRow, anEvidenceRow, aVaultFileRow, insertRow, openStore } from '../support/store-rows.ts';

const CASES = Number(process.argv[2] ?? 200);
const EVIDENCE = Number(process.argv[3] ?? 100);
const RUNS = 3;
const LIMIT_MS = 1000;
const REST_MS = 4000;

/** Every piece has a file of its own in the database, whose text was read on an earlier day; the files are not there. */
function fill(dataDir: string): void {
  const db = openStore(dataDir, () => new Date());
  db.transaction(() => {
    insertRow(db, 'accounts', anAccountRow());
    for (let of = 0; of < CASES; of += 1) {
      const caseId = `case-${of}`;
      insertRow(db, 'cases', aCaseRow({ id: caseId, title: `Appeal ${of}` }));
      for (let n = 0; n < EVIDENCE; n += 1) {
        const sha256 = (of * EVIDENCE + n).toString(16).padStart(64, '0');
        insertRow(db, 'vault_files', aVaultFileRow({ sha256, text_reader: 99 }));
        insertRow(db, 'evidence', anEvidenceRow({ id: `${caseId}-${n}`, case_id: caseId, sha256, position: n }));
      }
    }
  })();
  db.close();
}

type Measured = { readonly mainMs: number; readonly pageMs: number; readonly restMb: number; readonly wallMs: number };

async function measure(dataDir: string): Promise<Measured> {
  const browser = await chromium.launch((await chooseBrowser()).options);
  const startedAt = performance.now();
  const app = await launchApp({ dataDir }, () => Promise.resolve(browser));
  const page = await app.firstWindow();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.getByText('Appeal 0', { exact: true }).first().waitFor();
  const wallMs = performance.now() - startedAt;
  const { metrics } = await cdp.send('Performance.getMetrics');
  const pageMs = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  const used = await app.evaluate(() => process.cpuUsage());
  await page.waitForTimeout(REST_MS);
  const rest = await app.evaluate(() => process.memoryUsage.rss());
  await app.close();
  await browser.close();
  return { mainMs: (used.user + used.system) / 1000, pageMs, restMb: rest / 2 ** 20, wallMs };
}

const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-start-'));
try {
  fill(dataDir);
  for (let run = 0; run < RUNS; run += 1) {
    const { mainMs, pageMs, restMb, wallMs } = await measure(dataDir);
    const parts = [
      `main process ${mainMs.toFixed(0)} ms`,
      `page ${pageMs.toFixed(0)} ms`,
      `together ${(mainMs + pageMs).toFixed(0)} ms (limit ${LIMIT_MS})`,
      `by the clock ${wallMs.toFixed(0)} ms`,
      `main process at rest ${restMb.toFixed(0)} MB`,
    ];
    process.stdout.write(`start ${run + 1} with ${CASES} appeals of ${EVIDENCE} documents: ${parts.join(', ')}\n`);
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
