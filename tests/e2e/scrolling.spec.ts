// The evidence list under a quick hand: no blank rows, and small pictures of PDFs that don't hold up the window.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { fillStore } from '../bench/fill-store.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import {
  aCaseRow,
  anAccountRow,
  anEvidenceRow,
  aPlanRow,
  aVaultFileRow,
  CASE_A,
  insertRow,
  openStore,
} from '../support/store-rows.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';

const PDF_COUNT = 100;
const MOST_WORK_MS = 15;

async function openList(app: DesktopApp, caseId: string): Promise<Page> {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.evaluate((id) => void (location.hash = `#/case/${id}/evidence`), caseId);
  await page.locator('[role=grid] [role=row]').first().waitFor();
  return page;
}

/** A data folder with one case of so many PDFs, whose bytes are there. */
async function fillWithPdfs(dataDir: string, count: number): Promise<string> {
  const db = openStore(dataDir, () => new Date());
  insertRow(db, 'accounts', anAccountRow());
  insertRow(db, 'cases', aCaseRow());
  insertRow(db, 'plans', aPlanRow());
  for (let position = 0; position < count; position += 1) {
    const bytes = await aPdf(1, `Invoice ${position} for kitchen scales`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    putFile(join(dataDir, 'vault'), `${sha256.slice(0, 2)}/${sha256}`, bytes);
    insertRow(db, 'vault_files', aVaultFileRow({ sha256, size_bytes: bytes.length, page_count: 1 }));
    insertRow(db, 'evidence', anEvidenceRow({ id: `pdf-${position}`, sha256, position, title: `Invoice ${position}` }));
  }
  db.close();
  return CASE_A;
}

test('5,000 documents scroll without blank rows', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const caseId = fillStore(join(folder, 'data'), 5000);
  // The first one is opened, and asked for; pictures of the others are not this test's matter.
  const db = openStore(join(folder, 'data'), () => new Date());
  db.exec(`UPDATE vault_files SET kind = 'text'`);
  db.close();
  const first = createHash('sha256').update('0').digest('hex');
  putFile(join(folder, 'data', 'vault'), `${first.slice(0, 2)}/${first}`, await aPdf());
  const page = await openList(await launch(), caseId);
  await expect
    .poll(() => page.locator('[role=grid]').evaluate((list) => list.scrollHeight), { timeout: 60_000 })
    .toBeGreaterThan(5000 * 60);
  const blank = await page.evaluate(async () => {
    const list = document.querySelector<HTMLElement>('[role=grid]');
    if (!list) throw new Error('no list');
    const box = list.getBoundingClientRect();
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    const places = [0.02, 0.25, 0.5, 0.75, 0.98].map((part) => box.top + part * box.height);
    const found: number[] = [];
    const look = async (top: number): Promise<void> => {
      list.scrollTo({ top });
      // The scroll event comes with the next frame, and what it draws is painted with it.
      await frame();
      await frame();
      const rows = [...list.querySelectorAll('[role=row]')].map((row) => row.getBoundingClientRect());
      if (!places.every((y) => rows.some((row) => row.top <= y + 1 && row.bottom >= y - 1))) found.push(top);
    };
    for (let top = 0; top < 30_000; top += 700) await look(top);
    for (let step = 1; step <= 60; step += 1) await look(((step * 7919) % 4980) * 62);
    return found;
  });
  expect(blank, 'where the list was blank').toEqual([]);
});

test('small pictures of a hundred PDFs are drawn away from the interface thread', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const caseId = await fillWithPdfs(join(folder, 'data'), PDF_COUNT);
  const app = await launch();
  const page = await openList(app, caseId);
  // The first pictures load pdf.js itself, once.
  await expect(page.locator('[data-thumbnail=made]').first()).toBeVisible({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  const cdp = await page.context().newCDPSession(page);
  // Processor time, because other programs hold up a thread's clock but not its work.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const first = await measureWork(cdp, page);
  const again = await measureWork(cdp, page);
  const workMs = (first.workMs - again.workMs) / first.made;
  test.info().annotations.push({ type: 'work for each picture', description: `${workMs.toFixed(1)} ms` });
  if (process.env['SHOW_FIGURES']) process.stderr.write(`${JSON.stringify({ first, again, workMs })}\n`);
  expect(first.made, 'pictures made while scrolling').toBeGreaterThan(PDF_COUNT / 2);
  expect(workMs, 'work of the interface thread for each picture, in milliseconds').toBeLessThan(MOST_WORK_MS);
});

/** Scrolls to the end of the list. What it costs again, with all pictures there, is the list's own work. */
async function measureWork(cdp: CDPSession, page: Page): Promise<{ workMs: number; made: number }> {
  const readMs = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const beforeMs = await readMs();
  const made = await page.evaluate(scrollThrough);
  return { workMs: (await readMs()) - beforeMs, made };
}

/** Runs in the page: scrolls slowly enough that pictures are made. @returns how many were seen */
async function scrollThrough(): Promise<number> {
  const list = document.querySelector<HTMLElement>('[role=grid]');
  if (!list) throw new Error('no list');
  const made = new Set<string>();
  for (let top = 0; top < list.scrollHeight; top += 300) {
    list.scrollTo({ top });
    await new Promise((resolve) => setTimeout(resolve, 900));
    for (const canvas of list.querySelectorAll('[data-thumbnail=made] canvas')) {
      made.add(canvas.closest('[role=row]')?.textContent ?? '');
    }
  }
  return made.size;
}
