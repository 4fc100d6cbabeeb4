/**
 * What a case of 5,000 documents costs: the interface thread's work to open the evidence list, blank rows while it
 * scrolls, and how long a search in facts, notes and 5,000 pages of text takes to answer.
 *
 *   npm run bench:library [-- <documents>]
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
import { createSearchRepository } from '../../electron/features/search/search-repository.ts';
import { createSearchService } from '../../electron/features/search/search-service.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { openStore } from '../support/store-rows.ts';
import { fillStore } from './fill-store.ts';

const COUNT = Number(process.argv[2] ?? 5000);
const RUNS = 7;
const LIMITS = { openMs: 100, searchMs: 50 } as const;
const QUERIES = ['invoice', 'acme 4711', 'kitchen scale liquidator', 'inv', 'zebra', 'k', 'mor', 'pallet 27'];

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-library-'));
  const { options } = await chooseBrowser();
  const browser = await chromium.launch(options);
  try {
    const caseId = fillStore(dataDir, COUNT);
    const app = await launchApp({ dataDir }, () => Promise.resolve(browser));
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 820 });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const opened = await measureOpening(page, cdp, caseId);
    const blank = await countBlankFrames(page);
    const search = await measureSearch(page, caseId);
    await app.close();
    const searchWork = measureSearchWork(dataDir, caseId);
    print([
      [`Open the list of ${COUNT}, work of the interface thread`, opened.workMs, LIMITS.openMs, 'ms'],
      [`Open the list of ${COUNT}, until rows are there`, opened.shownMs, null, 'ms'],
      ['All its rows made in idle moments, work in sum', opened.wholeMs, null, 'ms'],
      ['Longest frame while they are made', opened.longestMs, null, 'ms'],
      ['First opening of the case, reading all answers included', opened.firstMs, null, 'ms'],
      [`Frames with a blank place, of ${blank.frames} while scrolling`, blank.blank, 0, ''],
      ['Rows in the page at once', blank.rows, null, ''],
      ['Search, processor time in the main process, median', searchWork.medianMs, LIMITS.searchMs, 'ms'],
      ['Search, processor time in the main process, slowest', searchWork.worstMs, LIMITS.searchMs, 'ms'],
      ['Search by the clock, asked from the page, median', search.medianMs, LIMITS.searchMs, 'ms'],
      ['Search by the clock, asked from the page, slowest', search.worstMs, LIMITS.searchMs, 'ms'],
    ]);
  } finally {
    await browser.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Opening = {
  readonly firstMs: number;
  readonly workMs: number;
  readonly shownMs: number;
  readonly wholeMs: number;
  readonly longestMs: number;
};

/** Goes to the list from the log, as Ctrl+3 does; the median of several times, after a first one that reads the answers. */
async function measureOpening(page: Page, cdp: CDPSession, caseId: string): Promise<Opening> {
  const work: number[] = [];
  const shown: number[] = [];
  const whole: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    await page.evaluate((id) => void (location.hash = `#/case/${id}/log`), caseId);
    await page.getByRole('heading', { name: 'Contact log' }).waitFor();
    await page.waitForTimeout(run === 0 ? 3000 : 500);
    const before = await readWorkMs(cdp);
    const shownMs = await page.evaluate(async (id) => {
      const startMs = performance.now();
      location.hash = `#/case/${id}/evidence`;
      while (!document.querySelector('[role=grid] [role=row]')) await new Promise(requestAnimationFrame);
      return performance.now() - startMs;
    }, caseId);
    work.push((await readWorkMs(cdp)) - before);
    shown.push(shownMs);
    const longestMs = await page.evaluate(waitUntilWhole, COUNT);
    whole.push((await readWorkMs(cdp)) - before);
    longest.push(longestMs);
  }
  return {
    firstMs: work[0] ?? NaN,
    workMs: medianOf(work.slice(1)),
    shownMs: medianOf(shown.slice(1)),
    wholeMs: medianOf(whole.slice(1)),
    longestMs: medianOf(longest.slice(1)),
  };
}

/** Runs in the page. @returns the longest frame, in milliseconds, until the list has all its rows */
async function waitUntilWhole(count: number): Promise<number> {
  const list = document.querySelector<HTMLElement>('[role=grid]');
  const wantedHeight = count * 63 - 1;
  let lastMs = performance.now();
  let longestMs = 0;
  while ((list?.scrollHeight ?? Infinity) < wantedHeight) {
    await new Promise(requestAnimationFrame);
    longestMs = Math.max(longestMs, performance.now() - lastMs);
    lastMs = performance.now();
  }
  return longestMs;
}

async function readWorkMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN);
}

/** Scrolls by a window's height per frame, then jumps; looks after each frame whether rows cover the list. */
async function countBlankFrames(page: Page): Promise<{ frames: number; blank: number; rows: number }> {
  return page.evaluate(async () => {
    const list = document.querySelector<HTMLElement>('[role=grid]');
    if (!list) throw new Error('no list');
    const box = list.getBoundingClientRect();
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    let frames = 0;
    let blank = 0;
    let rows = 0;
    const look = async (top: number): Promise<void> => {
      list.scrollTo({ top });
      // The scroll event comes with the next frame, and what it draws is painted with it.
      await frame();
      await frame();
      frames += 1;
      const shown = [...list.querySelectorAll('[role=row]')].map((row) => row.getBoundingClientRect());
      const isCovered = (y: number): boolean => shown.some((rect) => rect.top <= y + 1 && rect.bottom >= y - 1);
      const places = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98].map((part) => box.top + part * box.height);
      if (!places.every(isCovered)) blank += 1;
      rows = Math.max(rows, list.querySelectorAll('[role=row]').length);
    };
    for (let top = 0; top < 60_000; top += 600) await look(top);
    for (let step = 0; step < 60; step += 1) await look(((step * 7919) % 5000) * 62);
    return { frames, blank, rows };
  });
}

async function measureSearch(page: Page, caseId: string): Promise<{ medianMs: number; worstMs: number }> {
  const times = await page.evaluate(
    async ({ queries, id, runs }) => {
      const taken: number[] = [];
      const bridge = globalThis as unknown as {
        reinstate: { call: (name: string, input: unknown) => Promise<unknown> };
      };
      for (let run = 0; run < runs; run += 1) {
        for (const query of queries) {
          for (const input of [{ query }, { query, caseId: id }]) {
            const startMs = performance.now();
            await bridge.reinstate.call('search.find', input);
            taken.push(performance.now() - startMs);
          }
        }
      }
      return taken;
    },
    { queries: QUERIES, id: caseId, runs: RUNS },
  );
  return { medianMs: medianOf(times), worstMs: Math.max(...times) };
}

/** The same questions without the page, in processor time: what a machine that does nothing else takes. */
function measureSearchWork(dataDir: string, caseId: string): { medianMs: number; worstMs: number } {
  const db = openStore(dataDir, () => new Date());
  const search = createSearchService(createSearchRepository(db));
  const times: number[] = [];
  // The first round warms up.
  for (let run = 0; run <= RUNS; run += 1) {
    for (const query of QUERIES) {
      for (const within of [undefined, caseId as CaseId]) {
        const before = process.cpuUsage();
        search.find(query, within);
        const { user, system } = process.cpuUsage(before);
        if (run > 0) times.push((user + system) / 1000);
      }
    }
  }
  db.close();
  return { medianMs: medianOf(times), worstMs: Math.max(...times) };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

type Line = readonly [what: string, value: number, limit: number | null, unit: string];

function print(lines: readonly Line[]): void {
  for (const [what, value, limit, unit] of lines) {
    const bound = limit === null ? '' : `limit ${limit}${unit && ` ${unit}`}${value > limit ? '  OVER' : ''}`;
    process.stdout.write(`${what.padEnd(62)}${`${value.toFixed(unit ? 1 : 0)} ${unit}`.padStart(12)}   ${bound}\n`);
  }
  if (lines.some(([, value, limit]) => limit !== null && value > limit)) process.exitCode = 1;
}

await main();
