/**
 * How soon a change of the plan shows on its page in a case of 300 pages, in the built application with its window: by
 * the clock, from the call that saves the change to the page drawn in the window; and the longest tasks of the window's
 * main thread meanwhile, while one jumps through the packet, and during an export, by the processor time that they take.
 *
 *   npm run build && npm run bench:preview [-- <changes>]
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { createApp } from '../../electron/app/create-app.ts';
import type { Job } from '../../shared/domain/job.ts';
import type { Bridge } from '../../shared/contracts/index.ts';
import { unwrap } from '../../shared/result.ts';
import { launchApp } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { createMemoryTransport } from '../support/memory-transport.ts';
import { makeCorpus } from './make-corpus.ts';
import { measureTasks } from './preview-tasks.ts';

const CHANGES = Number(process.argv[2] ?? 15);
const LIMITS_MS = { shown: 1000, task: 50 } as const;
const ROOT = new URL('../../', import.meta.url);
const JUMPS = 20;
/** What comes after a page is drawn, small pictures and the pages beside it, counts with it. */
const AFTERWARDS_MS = 300;

/** What was measured; milliseconds. */
type Measured = {
  readonly shown: readonly number[];
  /** Processor time of the window's main thread for one of them. */
  readonly work: readonly number[];
};
type Traced = Measured & {
  /** Processor time of each task that the window's main thread ran meanwhile. */
  readonly tasks: readonly number[];
};

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-preview-'));
  const kitDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-preview-kit-'));
  const browser = await chromium.launch((await chooseBrowser()).options);
  try {
    const { caseId, totalPages } = await fillCase(dataDir);
    const app = await launchApp({ dataDir }, () => Promise.resolve(browser));
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1400, height: 900 });
    const trace = async (run: () => Promise<Measured>): Promise<Traced> => {
      const { value, tasks } = await measureTasks(browser, page, run);
      return { ...value, tasks };
    };
    const first = await trace(() => measureFirst(page, caseId));
    const changes = await trace(() => measureChanges(page, caseId));
    const jumps = await trace(() => measureJumps(page, totalPages));
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, kitDir);
    const exported = await trace(() => measureExport(page));
    await app.close();
    print(totalPages, { first, changes, jumps, exported });
  } finally {
    await browser.close();
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(kitDir, { recursive: true, force: true });
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

/** Opens the packet screen, until its first page is drawn; small pictures that come after it are part of its work. */
async function measureFirst(page: Page, caseId: string): Promise<Measured> {
  const session = await watchWork(page);
  const start = performance.now();
  await page.evaluate((hash) => void (location.hash = hash), `#/case/${caseId}/packet`);
  await page.locator('[data-page-number="1"][data-state="drawn"]').waitFor({ timeout: 120_000 });
  const shown = performance.now() - start;
  await page.waitForTimeout(4000);
  return { shown: [shown], work: [await readWork(session)] };
}

async function measureChanges(page: Page, caseId: string): Promise<Measured> {
  await page.getByRole('option', { name: 'Page 2', exact: true }).click();
  await page.locator('[data-page-number="2"][data-state="drawn"]').waitFor();
  const session = await watchWork(page);
  const shown: number[] = [];
  const work: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const before = await readWork(session);
    const took = await page.evaluate(
      async ({ id, text }) => {
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
        return performance.now() - start;
      },
      { id: caseId, text: `Change number ${change} of many.` },
    );
    await page.waitForTimeout(AFTERWARDS_MS);
    shown.push(took);
    work.push((await readWork(session)) - before);
  }
  return { shown, work };
}

async function measureJumps(page: Page, totalPages: number): Promise<Measured> {
  const session = await watchWork(page);
  const shown: number[] = [];
  const work: number[] = [];
  await page.getByRole('listbox').focus();
  for (let jump = 1; jump <= JUMPS; jump += 1) {
    const wanted = Math.floor((totalPages * jump) / (JUMPS + 1));
    const box = page.getByRole('textbox', { name: /^Page, of/ });
    await box.fill(String(wanted));
    const before = await readWork(session);
    const measuring = page.evaluate(async (number) => {
      const start = performance.now();
      const isDrawn = (): boolean =>
        document.querySelector(`[data-page-number="${number}"]`)?.getAttribute('data-state') === 'drawn';
      while (!isDrawn() && performance.now() - start < 20_000)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    }, wanted);
    await box.press('Enter');
    shown.push(await measuring);
    await page.waitForTimeout(AFTERWARDS_MS);
    work.push((await readWork(session)) - before);
  }
  return { shown, work };
}

/** An export of the whole packet, from the press of the button until the window says that the kit is made. */
async function measureExport(page: Page): Promise<Measured> {
  const session = await watchWork(page);
  const before = await readWork(session);
  const start = performance.now();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('button', { name: 'Show in folder' }).first().waitFor({ timeout: 120_000 });
  return { shown: [performance.now() - start], work: [(await readWork(session)) - before] };
}

type Row = readonly [what: string, valueMs: number, limitMs?: number];

function print(
  totalPages: number,
  { first, changes, jumps, exported }: Readonly<Record<'first' | 'changes' | 'jumps' | 'exported', Traced>>,
): void {
  const tasks = (what: string, measured: Traced): readonly Row[] => [
    [`${what}: longest task of the window's thread`, Math.max(...measured.tasks), LIMITS_MS.task],
    [`${what}: its work, median`, median(measured.work)],
  ];
  const rows: readonly Row[] = [
    ['first page after opening the screen', first.shown[0] ?? 0],
    ...tasks('opening', first),
    ['a change until its page is drawn, median', median(changes.shown), LIMITS_MS.shown],
    ['a change until its page is drawn, slowest', Math.max(...changes.shown), LIMITS_MS.shown],
    ...tasks('a change', changes),
    ['a jump until the page is drawn, median', median(jumps.shown)],
    ['a jump until the page is drawn, slowest', Math.max(...jumps.shown)],
    ...tasks('a jump', jumps),
    ['an export', exported.shown[0] ?? 0],
    ...tasks('an export', exported),
  ];
  const [load = 0] = loadavg();
  process.stdout.write(
    `${totalPages} pages, ${changes.shown.length} changes; ${cpus().length} cores, load ${load.toFixed(1)}\n`,
  );
  for (const [what, value, limit] of rows) {
    const judged = limit === undefined ? '' : `  limit ${limit}${value <= limit ? '' : '  OVER'}`;
    process.stdout.write(`${what.padEnd(52)}${value.toFixed(0).padStart(7)} ms${judged}\n`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

await main();
