/**
 * What a start costs with 200 appeals and 20,000 pieces of evidence, in a plain and in a protected data folder, until the
 * window says that it can be used, and what the application holds in memory when it then rests.
 *
 *   npm run bench:start [-- <appeals> <evidence of each> <runs>]
 *
 * Runs the built application (`npm run build`) with its windows in Chromium. Work is processor time: of the main process by
 * its own count, and of the page's main thread by the browser's. The stand-in for Electron costs too; what an empty
 * application costs under it is measured in the same way, and taken off in a line of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { launchApp, type AppOptions } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { EMPTY_TEXT, writeEmptyApp } from './empty-app.ts';
import { listChildren, readMemory } from './resting-memory.ts';
import { fillPlain, fillProtected } from './start-folders.ts';

const CASES = Number(process.argv[2] ?? 200);
const EVIDENCE = Number(process.argv[3] ?? 100);
const RUNS = Number(process.argv[4] ?? 5);
const LIMIT_MS = 1000;
const REST_MS = 6000;

type Measured = {
  readonly mainMs: number;
  readonly pageMs: number;
  /** Of the main process, from then until it rests. */
  readonly laterMs: number;
  readonly wallMs: number;
  readonly memory: readonly string[];
};

async function measure(options: AppOptions, text: string): Promise<Measured> {
  const browser = await chromium.launch((await chooseBrowser()).options);
  const startedAt = performance.now();
  const app = await launchApp(options, () => Promise.resolve(browser));
  const page = await app.firstWindow();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.getByText(text, { exact: true }).first().waitFor();
  const wallMs = performance.now() - startedAt;
  const { metrics } = await cdp.send('Performance.getMetrics');
  const pageMs = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  const readCpu = async (): Promise<number> => {
    const { user, system } = await app.evaluate(() => process.cpuUsage());
    return (user + system) / 1000;
  };
  const mainMs = await readCpu();
  await page.waitForTimeout(REST_MS);
  const laterMs = (await readCpu()) - mainMs;
  const memory = await describeMemory(await app.evaluate(() => process.pid), browser);
  await app.close();
  await browser.close();
  if (app.problems.length > 0) throw new Error(app.problems.join('\n'));
  return { mainMs, pageMs, laterMs, wallMs, memory };
}

/** Of the main process, of the processes that it has started, and of the browser's that draw pages (an empty one among them). */
async function describeMemory(pid: number, browser: Browser): Promise<readonly string[]> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const describe = (what: string, of: number): readonly string[] => {
    const memory = readMemory(of);
    return memory ? [`${what} ${memory.pssMb.toFixed(0)} MB (RSS ${memory.rssMb.toFixed(0)})`] : [];
  };
  return [
    ...describe('main process', pid),
    ...listChildren(pid).flatMap((child) => describe('helper', child)),
    ...pages.flatMap((of) => describe('page', of)),
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function repeat(name: string, options: AppOptions, text: string) {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const one = await measure(options, text);
    runs.push(one);
    const parts = [
      `main process ${one.mainMs.toFixed(0)} ms`,
      `page ${one.pageMs.toFixed(0)} ms`,
      `main process in the ${REST_MS / 1000} s after ${one.laterMs.toFixed(0)} ms`,
      `by the clock ${one.wallMs.toFixed(0)} ms`,
      `at rest ${one.memory.join(', ')}`,
    ];
    process.stdout.write(`${name}, start ${run + 1}: ${parts.join('; ')}\n`);
  }
  return { mainMs: median(runs.map(({ mainMs }) => mainMs)), pageMs: median(runs.map(({ pageMs }) => pageMs)) };
}

const folder = mkdtempSync(join(tmpdir(), 'reinstate-bench-start-'));
try {
  const keychain = join(folder, 'keychain');
  const size = { cases: CASES, evidenceOfEach: EVIDENCE };
  writeEmptyApp(join(folder, 'empty'));
  fillPlain(join(folder, 'plain'), size);
  await fillProtected(join(folder, 'protected'), keychain, size);
  // As the packaged application runs: answers are checked against the contract in development only.
  const env = { STANDIN_KEYCHAIN: keychain, NODE_ENV: 'production' };
  const empty = await repeat('empty application', { dataDir: folder, env, root: join(folder, 'empty') }, EMPTY_TEXT);
  for (const kind of ['plain', 'protected']) {
    const { mainMs, pageMs } = await repeat(kind, { dataDir: join(folder, kind), env }, 'Appeal 0');
    const own = mainMs + pageMs - empty.mainMs;
    const sums = [
      `${(mainMs + pageMs).toFixed(0)} ms together`,
      `${empty.mainMs.toFixed(0)} ms of it Node and the stand-in for Electron (the empty application's main process)`,
      `${own.toFixed(0)} ms without (limit ${LIMIT_MS})`,
    ];
    process.stdout.write(
      `${kind}, median of ${RUNS} starts with ${CASES} appeals of ${EVIDENCE}: ${sums.join(', ')}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
