// Search from the keyboard alone: over all appeals, and in one of them with Ctrl+F.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

test('a hit is found while typing and opened by keyboard, in all appeals and in one', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+f');
  const dialog = page.getByRole('dialog', { name: 'Find in this appeal' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('pellanor');
  const rows = dialog.getByRole('row');
  await expect(rows.first()).toContainText('Pellanor');
  await expect(dialog.locator('mark').first()).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of the find window').toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('removal order 260916');
  await expect(rows.first()).toContainText('Removal order 260916ABC');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Removal order 260916ABC/ })).toHaveAttribute('aria-selected', 'true');

  await page.evaluate(() => void (location.hash = '#/cases'));
  await expect(page.getByRole('searchbox', { name: 'Search all appeals' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('electricity');
  await expect(page.getByRole('row', { name: /Electricity bill/ }).first()).toContainText('kitchen scales');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Electricity bill/ })).toHaveAttribute('aria-selected', 'true');
  expect(app.problems).toEqual([]);
});

test('words on a page of a document are found, shown and marked there, and can be read as text', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 860 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();

  // The pages are read in the background, so the hit comes by itself.
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('balloon whisk');
  const dialog = page.getByRole('dialog', { name: 'Find in this appeal' });
  const hit = dialog.getByRole('row').filter({ hasText: 'Page 2' });
  await expect(hit).toContainText('Balloon whisk', { timeout: 30_000 });
  await hit.click();
  await expect(dialog).toBeHidden();
  const second = page.getByRole('group', { name: 'Page 2', exact: true });
  const marks = second.locator('[data-found]');
  await expect(marks).toHaveCount(1);
  await expect(marks.first()).toBeInViewport();
  await expect(second).toHaveAttribute('data-state', 'drawn');
  await page.waitForTimeout(300);
  expect(await isInkUnder(marks.first()), 'the mark lies over printed words').toBe(true);
  await takePicture(page, 'search-hit');

  const tools = page.getByRole('group', { name: 'Document tools' });
  const box = tools.getByRole('searchbox', { name: 'Find in this document' });
  await expect(box).toHaveValue('balloon whisk');
  await page.getByRole('region', { name: /^Pages of/ }).focus();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(box).toBeFocused();
  await page.keyboard.type('glass');
  await expect(tools.getByRole('status')).toHaveText(/^1 of \d+$/);
  await page.keyboard.press('Enter');
  await expect(tools.getByRole('status')).toHaveText(/^2 of \d+$/);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(tools.getByRole('status')).toHaveText(/^(\d+) of \1$/);

  await tools.getByRole('button', { name: 'Show text' }).click();
  const text = page.getByRole('region', { name: /^Text of/ });
  await expect(text).toContainText('Balloon whisk');
  await expect(text.getByText('Read from the document')).toHaveCount(2);
  await expect(text.locator('mark').first()).toContainText(/glass/i);
  await takePicture(page, 'page-text');
  expect(await findAxeViolations(page), 'accessibility of the text').toEqual([]);
  expect(app.problems).toEqual([]);
});

/** Keeps what is to be looked at when a folder for it is named. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['REINSTATE_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Whether something dark is printed in the place of an element on a drawn page. */
async function isInkUnder(mark: Locator): Promise<boolean> {
  return mark.evaluate((element) => {
    const canvas = element.closest('[data-page-number]')?.querySelector('canvas');
    if (!canvas) return false;
    // A copy: the page's canvas shows a picture that was drawn elsewhere and can't be read itself.
    const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    if (!context) return false;
    context.drawImage(canvas, 0, 0);
    const paper = canvas.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const factor = canvas.width / paper.width;
    const { data } = context.getImageData(
      (box.left - paper.left) * factor,
      (box.top - paper.top) * factor,
      Math.max(1, box.width * factor),
      Math.max(1, box.height * factor),
    );
    return data.some((value, index) => index % 4 !== 3 && value < 110);
  });
}
