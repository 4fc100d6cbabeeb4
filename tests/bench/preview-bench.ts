/**
 * How soon a change of the plan shows on its page in a case of 300 pages, in the built application with its window: by
 * the clock, from the call that saves the change to the page drawn in the window; and the longest tasks of the window's
 * main thread meanwhile, and while one jumps through the packet.
 *
 *   npm run build && npm run bench:preview [-- <changes>]
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { createApp } from '../../electron/app/create-app.ts';
import type { Job } from '../../shared/domain/job.ts';
import type { Bridge } from '../../shared/contracts/index.ts';
import { unwrap } from '../../shared/result.ts';
import { launchApp } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { createMemoryTransport } from '../support/memory-transport.ts';
import { makeCorpus } from './make-corpus.ts';

const CHANGES = Number(process.argv[2] ?? 15);
const LIMITS_MS = { shown: 1000, task: 50 } as const;
const ROOT = new URL('../../', import.meta.url);
const JUMPS = 20;

/** What was measured; milliseconds. */
type Measured = {
  readonly shown: readonly number[];
  readonly tasks: readonly number[];
  /** Processor time of the window's main thread for one of them. */
  readonly work: readonly number[];
};

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-preview-'));
  let browser: Promise<Browser> | undefined;
  const getBrowser = (): Promise<Browser> =>
    (browser ??= chooseBrowser().then(({ options }) => chromium.launch(options)));
  try {
    const { caseId, totalPages } = await fillCase(dataDir);
    const app = await launchApp({ dataDir }, getBrowser);
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.evaluate((hash) => void (location.hash = hash), `#/case/${caseId}/packet`);
    const first = await measureFirst(page);
    const changes = await measureChanges(page, caseId);
    const jumps = await measureJumps(page, totalPages);
    await app.close();
    print(totalPages, first, changes, jumps);
  } finally {
    await (await browser)?.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A case with the papers of the benchmark, each cited. */
async function fillCase(dataDir: string): Promise<{ readonly caseId: string; readonly totalPages: number }> {
  const file = (name: string): URL => new URL(`electron/pdf/${name}-worker.ts`, ROOT);
  const app = unwrap(
    await createApp({
      ...{ dataDir, version: '0.0.0-bench', now: () => new Date(), newId: randomUUID, readsTexts: false },
      resourcesDir: fileURLToPath(new URL('resources', ROOT)),
      workers: {
        ...{ packet: file('packet'), inspect: file('inspect'), preview: file('preview') },
        ...{ readText: file('read-text'), ocr: file('ocr/ocr') },
        notices: new URL('electron/features/notices/notice-worker.ts', ROOT),
      },
      dialogs: { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(null) },
      desktop: { showInFolder: () => undefined, openPath: () => Promise.resolve(false) },
      log: { info: () => undefined, error: () => undefined },
    }),
  );
  const { call } = createMemoryTransport(app);
  const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
  const paths = (await makeCorpus()).map(({ path }) => path);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  app.subscribe((event, payload) => {
    if (event === 'jobs.changed' && (payload as Job).result) resolve(undefined);
  });
  unwrap(await call('evidence.startImport', { caseId }, paths));
  await promise;
  const evidence = unwrap(await call('evidence.list', { caseId }));
  const cite = ({ id }: { readonly id: string }): string => `- On 2026-09-16 we checked this paper [[${id}]].`;
  unwrap(await call('plans.save', { caseId, patch: { correctiveActions: evidence.map(cite).join('\n') } }));
  const { totalPages } = unwrap(await call('packets.layOutPages', { caseId, date: '2026-10-01' }));
  await app.close();
  return { caseId, totalPages };
}

/** The processor time that the window's main thread has used so far, in milliseconds. */
async function readWork(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function watchWork(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

async function measureFirst(page: Page): Promise<number> {
  const start = performance.now();
  await page.locator('[data-page-number="1"][data-state="drawn"]').waitFor({ timeout: 120_000 });
  // Small pictures and code that is loaded once are no part of what a change costs.
  await page.waitForTimeout(4000);
  return performance.now() - start - 4000;
}

async function measureChanges(page: Page, caseId: string): Promise<Measured> {
  await page.getByRole('option', { name: 'Page 2', exact: true }).click();
  await page.locator('[data-page-number="2"][data-state="drawn"]').waitFor();
  const session = await watchWork(page);
  const shown: number[] = [];
  const tasks: number[] = [];
  const work: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const before = await readWork(session);
    const measured = await page.evaluate(
      async ({ id, text }) => {
        const long: number[] = [];
        const observer = new PerformanceObserver((list) =>
          long.push(...list.getEntries().map(({ duration }) => duration)),
        );
        observer.observe({ type: 'longtask' });
        const start = performance.now();
        await (window as unknown as { readonly reinstate: Bridge }).reinstate.call('plans.save', {
          caseId: id,
          patch: { rootCause: text },
        });
        for (;;) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const sheet = document.querySelector('[data-page-number="2"]');
          if (sheet?.getAttribute('data-state') === 'drawn' && sheet.textContent.includes(text)) break;
        }
        const took = performance.now() - start;
        await new Promise((resolve) => setTimeout(resolve, 300));
        observer.disconnect();
        return { took, long };
      },
      { id: caseId, text: `Change number ${change} of many.` },
    );
    shown.push(measured.took);
    tasks.push(...measured.long);
    work.push((await readWork(session)) - before);
  }
  return { shown, tasks, work };
}

async function measureJumps(page: Page, totalPages: number): Promise<Measured> {
  const session = await watchWork(page);
  const shown: number[] = [];
  const tasks: number[] = [];
  const work: number[] = [];
  await page.getByRole('listbox').focus();
  for (let jump = 1; jump <= JUMPS; jump += 1) {
    const wanted = Math.floor((totalPages * jump) / (JUMPS + 1));
    const box = page.getByRole('textbox', { name: /^Page, of/ });
    await box.fill(String(wanted));
    const before = await readWork(session);
    const measuring = page.evaluate(async (number) => {
      const long: number[] = [];
      const observer = new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
      const start = performance.now();
      const isDrawn = (): boolean =>
        document.querySelector(`[data-page-number="${number}"]`)?.getAttribute('data-state') === 'drawn';
      while (!isDrawn() && performance.now() - start < 20_000)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      const took = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 300));
      observer.disconnect();
      return { took, long };
    }, wanted);
    await box.press('Enter');
    const { took, long } = await measuring;
    shown.push(took);
    tasks.push(...long);
    work.push((await readWork(session)) - before);
  }
  return { shown, tasks, work };
}

function print(totalPages: number, first: number, changes: Measured, jumps: Measured): void {
  const rows: readonly (readonly [string, number, number?])[] = [
    ['first page after opening the screen', first],
    ['a change until its page is drawn, median', median(changes.shown), LIMITS_MS.shown],
    ['a change until its page is drawn, slowest', Math.max(...changes.shown), LIMITS_MS.shown],
    ["work of the window's thread per change, median", median(changes.work)],
    ["longest task of the window's thread, changes", Math.max(0, ...changes.tasks), LIMITS_MS.task],
    ['a jump until the page is drawn, median', median(jumps.shown)],
    ['a jump until the page is drawn, slowest', Math.max(...jumps.shown)],
    ["work of the window's thread per jump, median", median(jumps.work)],
    ["longest task of the window's thread, jumps", Math.max(0, ...jumps.tasks), LIMITS_MS.task],
  ];
  const [load = 0] = loadavg();
  process.stdout.write(
    `${totalPages} pages, ${changes.shown.length} changes; ${cpus().length} cores, load ${load.toFixed(1)}\n`,
  );
  for (const [what, value, limit] of rows) {
    const judged = limit === undefined ? '' : `  limit ${limit}${value <= limit ? '' : '  OVER'}`;
    process.stdout.write(`${what.padEnd(48)}${value.toFixed(0).padStart(7)} ms${judged}\n`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

await main();
