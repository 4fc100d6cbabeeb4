// Highlights: drawn with the mouse, made and moved by keyboard, kept, undone, and on the marked copy in the packet.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const NOTE = 'The units that the notice asks about';

async function openDocument(app: DesktopApp, name: RegExp): Promise<Page> {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1500, height: 900 });
  page.setDefaultTimeout(20_000);
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.keyboard.press('ControlOrMeta+3');
  await page.getByRole('row', { name }).click();
  return page;
}

/** Where something is in the window; fails when it isn't shown. */
async function boxOf(shown: Locator) {
  const box = await shown.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
}

async function drawOn(page: Page, sheet: Locator, from: readonly [number, number], to: readonly [number, number]) {
  const box = await boxOf(sheet);
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

test('a highlight drawn on an invoice gets on a marked copy in the packet', async ({ launch, folder }) => {
  test.setTimeout(150_000);
  const app = await launch();
  const page = await openDocument(app, /Veldrane invoice/);
  const sheet = page.locator('[data-page-number="1"][data-state=drawn]');
  await expect(sheet).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Highlight', exact: true }).click();
  await drawOn(page, sheet, [0.1, 0.2], [0.5, 0.3]);
  const handle = page.getByRole('button', { name: 'Highlight 1, page 1' });
  await expect(handle).toBeFocused();
  await page.getByRole('textbox', { name: 'Note for highlight 1' }).fill(NOTE);
  await expect(page.getByRole('checkbox', { name: 'On the marked copy' })).toBeChecked();

  await test.step('one more by keyboard', () => useKeyboard(page));
  expect(await findAxeViolations(page), 'accessibility of highlights').toEqual([]);
  await page.screenshot({ path: test.info().outputPath('light.png') });
  expect(await isReadThrough(page), 'print shows through a highlight').toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: test.info().outputPath('dark.png') });
  expect(await findAxeViolations(page), 'accessibility of highlights in the dark').toEqual([]);

  const kits = join(folder, 'kits');
  mkdirSync(kits);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, kits);
  await page.getByRole('link', { name: /Packet/ }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible({ timeout: 90_000 });
  await expectMarkedCopy(join(kits, readdirSync(kits)[0] ?? ''));
});

/** Makes a second highlight, moves it, changes its size, removes it and brings it back. */
async function useKeyboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add in the middle of the page' }).press('Enter');
  const second = page.getByRole('button', { name: 'Highlight 2, page 1' });
  await expect(second).toBeFocused();
  const mark = page.locator('[data-highlight][data-selected]');
  const before = await boxOf(mark);
  for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  const after = await boxOf(mark);
  expect(after.y).toBeGreaterThan(before.y);
  expect(after.x).toBeCloseTo(before.x, 0);
  expect(after.width).toBeGreaterThan(before.width);
  await page.waitForTimeout(600);
  await page.keyboard.press('Delete');
  await expect(second).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(second).toBeVisible();
  const back = await boxOf(page.locator('[data-highlight]').nth(1));
  expect(back.y).toBeCloseTo(after.y, 0);
  await page.getByRole('button', { name: 'Remove highlight 2' }).click();
  await expect(second).toBeHidden();
}

/** Whether dark print is to be seen under the first highlight. */
async function isReadThrough(page: Page): Promise<boolean> {
  const png = await page.locator('[data-highlight]').first().screenshot();
  const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let dark = 0;
  // The edge is dark too, but it is brown.
  for (let at = 0; at < data.length; at += 3) if ((data[at] ?? 255) < 120) dark += 1;
  return dark > 30;
}

async function expectMarkedCopy(kit: string): Promise<void> {
  const { report } = kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
  const exhibit = report.exhibits.find(({ title }) => title.includes('Veldrane invoice'));
  const copy = exhibit?.markedCopies?.[0] ?? 0;
  expect(copy).toBe((exhibit?.firstPage ?? 0) + 1);
  const bytes = readFileSync(join(kit, 'packet.pdf'));
  const text = (await readPdf(bytes)).pages[copy - 1]?.text.replaceAll(/\s+/g, ' ');
  expect(text).toContain(`Marked copy of Exhibit ${exhibit?.label}, page ${copy - 1}.`);
  expect(text).toContain(`Note: ${NOTE}`);
  const packet = openWithMupdf(bytes);
  const [clean, marked] = [packet.render(copy - 2), packet.render(copy - 1)];
  packet.close();
  const countYellow = ({ pixels }: typeof clean): number => {
    let count = 0;
    for (let at = 0; at < pixels.length; at += 3)
      if ((pixels[at] ?? 0) > 240 && (pixels[at + 1] ?? 0) > 215 && (pixels[at + 2] ?? 255) < 90) count += 1;
    return count;
  };
  const area = 0.4 * 0.1 * clean.width * clean.height;
  expect(countYellow(marked)).toBeGreaterThan(area * 0.6);
  expect(countYellow(marked)).toBeLessThan(area * 1.1);
  expect(countYellow(clean)).toBe(0);
}

test('a kind of document that carries no mark keeps highlights as notes', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await openDocument(await launch(), /Electricity bill/);
  const sheet = page.locator('[data-page-number="1"]').first();
  await expect(sheet).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Highlight', exact: true }).click();
  await expect(page.getByText('must be sent without any mark')).toBeVisible();
  await drawOn(page, sheet, [0.2, 0.2], [0.6, 0.3]);
  await expect(page.getByRole('button', { name: 'Highlight 1, page 1' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'On the marked copy' })).toHaveCount(0);
});

test('pictures are highlighted like pages', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await openDocument(await launch(), /[Cc]arton/);
  const sheet = page.locator('[data-page-number="1"]').first();
  await expect(sheet.locator('img')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Highlight', exact: true }).click();
  await drawOn(page, sheet, [0.3, 0.3], [0.7, 0.5]);
  await expect(page.getByRole('button', { name: 'Highlight 1, page 1' })).toBeFocused();
  const [mark, picture] = [await boxOf(page.locator('[data-highlight]')), await boxOf(sheet)];
  expect(mark.width / picture.width).toBeCloseTo(0.4, 1);
  expect((mark.y - picture.y) / picture.height).toBeCloseTo(0.3, 1);
});
