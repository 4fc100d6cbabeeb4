/**
 * What a keystroke costs in a plan of 12,000 characters with all rules on wording at work.
 *
 *   npm run bench:editor [-- <keystrokes>]
 *
 * Runs the built application (`npm run build`) with its windows in Chromium. Work is the browser's own count of what the
 * page's main thread has done (`TaskDuration`) in processor time, so that other programs don't count.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import type { Bridge } from '../../shared/contracts/index.ts';
import { createStepwiseTextChecker, createTextChecker } from '../../shared/domain/text-checks/create-text-checker.ts';
import { launchApp } from '../e2e/app.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { readGoodPlans } from '../fixtures/good-plans/read-good-plans.ts';
import { theCatalogue } from '../support/a-case-file.ts';

const KEYSTROKES = Number(process.argv[2] ?? 40);
const LIMIT_MS = 16;
const PART_LENGTH = 4000;

async function main(): Promise<void> {
  measureChecker();
  const dataDir = mkdtempSync(join(tmpdir(), 'reinstate-bench-editor-'));
  const { options } = await chooseBrowser();
  const browser = await chromium.launch(options);
  try {
    const app = await launchApp({ dataDir }, () => Promise.resolve(browser));
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 820 });
    const length = await openLongPlan(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const marks = await page.locator('mark[data-wording]').count();
    process.stdout.write(`Plan of ${length} characters, ${marks} places marked\n`);
    const { keyMs, afterMs } = await measureTyping(page, cdp);
    report('The first keystroke after opening', keyMs.slice(0, 1), LIMIT_MS);
    report('A keystroke until it is painted', keyMs, LIMIT_MS);
    report('The pause after it: checks, marks, panel, saving', afterMs, null);
    await app.close();
  } finally {
    await browser.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function longPart(place: 'rootCause' | 'correctiveActions' | 'preventiveMeasures'): string {
  const own = readGoodPlans().flatMap(({ texts }) => texts.filter((text) => text.place === place));
  const paragraphs = own.flatMap(({ blocks }) => blocks.map(({ text }) => text.replaceAll(/\s*\ufffc/g, '')));
  let part = '';
  for (const paragraph of paragraphs) {
    if (part.length + paragraph.length > PART_LENGTH) break;
    part += `${paragraph} This was recently done.\n\n`;
  }
  return part;
}

const PLAN = {
  rootCause: longPart('rootCause'),
  correctiveActions: longPart('correctiveActions'),
  preventiveMeasures: longPart('preventiveMeasures'),
};

/** The rules alone, in this process: all paragraphs new, then one paragraph changed. */
function measureChecker(): void {
  const check = createTextChecker(theCatalogue().textRules);
  const context = { path: 'admit', today: '2026-10-01', caseIds: [], noticeText: '', earlierTexts: [] } as const;
  const texts = (typed: string) =>
    (['rootCause', 'correctiveActions', 'preventiveMeasures'] as const).map((place) => ({
      place,
      blocks: PLAN[place]
        .trim()
        .split('\n\n')
        .map((text, index) => ({ kind: 'paragraph' as const, text: index === 2 ? text + typed : text })),
    }));
  const time = (typed: string): number => {
    const before = performance.now();
    check(texts(typed), context);
    return performance.now() - before;
  };
  const coldMs = time('');
  const warm = Array.from({ length: 100 }, (_, index) => time('x'.repeat(index + 1)));
  process.stdout.write(`Rules alone: all paragraphs new ${coldMs.toFixed(1)} ms\n`);
  report('Rules alone: a character typed into each part', warm, LIMIT_MS);
  const steps = createStepwiseTextChecker(theCatalogue().textRules)(texts(''), context);
  report('Rules alone: one step, all paragraphs new', listStepTimes(steps), LIMIT_MS);
}

/** What the page can't interrupt: `runInSlices` stops between steps only. */
function listStepTimes(steps: Generator<unknown, unknown, undefined>): readonly number[] {
  const times: number[] = [];
  for (let isDone = false; !isDone;) {
    const before = performance.now();
    isDone = steps.next().done === true;
    times.push(performance.now() - before);
  }
  return times;
}

async function openLongPlan(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.evaluate(async (patch) => {
    const caseId = /case\/([^/]+)/.exec(location.hash)?.[1] ?? '';
    const { reinstate } = window as unknown as { reinstate: Bridge };
    await reinstate.call('plans.save', { caseId, patch });
  }, PLAN);
  await page
    .getByRole('link', { name: /Plan of action/ })
    .first()
    .click();
  await page.locator('mark[data-wording]').first().waitFor();
  await page.getByRole('textbox', { name: 'Root cause' }).locator('p').nth(3).click();
  return Object.values(PLAN).reduce((sum, part) => sum + part.length, 0);
}

async function measureTyping(page: Page, cdp: CDPSession) {
  const keyMs: number[] = [];
  const afterMs: number[] = [];
  for (let index = 0; index < KEYSTROKES; index += 1) {
    const before = await readWorkMs(cdp);
    await page.keyboard.type('a');
    const painted = await readWorkMs(cdp);
    await page.waitForTimeout(700);
    const rested = await rest(page, cdp);
    keyMs.push(painted - before);
    afterMs.push(rested - painted);
  }
  return { keyMs, afterMs };
}

/** Until the page has done what followed the key: on a busy machine some of it comes later, and is no part of the next key. */
async function rest(page: Page, cdp: CDPSession): Promise<number> {
  for (let before = await readWorkMs(cdp); ;) {
    await page.waitForTimeout(200);
    const now = await readWorkMs(cdp);
    if (now - before < 2) return now;
    before = now;
  }
}

async function readWorkMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  // What the measuring itself costs is no part of a keystroke.
  return (value('TaskDuration') - value('DevToolsCommandDuration')) * 1000;
}

function report(name: string, values: readonly number[], limit: number | null): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  const [median, most, worst] = [at(0.5), at(0.95), at(1)];
  process.stdout.write(
    `${name}: median ${median.toFixed(1)} ms, 95 % below ${most.toFixed(1)} ms, slowest ${worst.toFixed(1)} ms\n`,
  );
  if (limit !== null && most > limit) process.exitCode = 1;
}

await main();
