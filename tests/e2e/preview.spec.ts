// The packet's pages while it is edited: what is typed shows on its page, citations lead to theirs.
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

async function openExample(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  return new URL(page.url()).hash.replace(/\/[^/]*$/, '');
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => void (location.hash = value), hash);
}

const pages = (page: Page) => page.getByRole('region', { name: 'Pages of the packet' });
const sheet = (page: Page, number: number) => pages(page).locator(`[data-page-number="${number}"]`);
const map = (page: Page) => page.getByRole('listbox', { name: 'Pages by part and exhibit' });

test('what is typed shows on its page, beside the text', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1400, height: 860 });
  const home = await openExample(page);
  await open(page, `${home}/plan`);
  await page.getByRole('tab', { name: 'Pages' }).click();
  await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn', { timeout: 60_000 });
  await map(page).getByRole('option', { name: 'Page 2', exact: true }).click();
  await expect(sheet(page, 2)).toContainText('Plan of action');
  await expect(sheet(page, 2)).toHaveAttribute('data-state', 'drawn');

  const canvas = sheet(page, 2).locator('canvas');
  await canvas.evaluate((element) => element.setAttribute('data-before', ''));
  const before = Date.now();
  await page.getByRole('textbox', { name: /root cause/i }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Quokkas counted the boxes. ');
  await expect(sheet(page, 2)).toContainText('Quokkas counted the boxes.', { timeout: 15_000 });
  test.info().annotations.push({ type: 'ms from the first key to the page', description: String(Date.now() - before) });
  // Never empty between the page as it was and as it is.
  await expect(canvas).toHaveCount(1);
  await expect(canvas).not.toHaveAttribute('data-before');
  expect(await findAxeViolations(page)).toEqual([]);
});

test('a citation in the text leads to its page in the packet', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1400, height: 860 });
  const home = await openExample(page);
  await open(page, `${home}/plan`);
  await page.locator('[data-citation]', { hasText: 'Exhibit A, p. 2' }).first().click();
  await page.getByRole('menuitemradio', { name: 'Show its page in the packet' }).click();
  const selected = map(page).getByRole('option', { selected: true });
  await expect(selected).toHaveAccessibleName(/^Page \d+, Exhibit A$/, { timeout: 60_000 });
  const number = Number(/\d+/.exec((await selected.getAttribute('aria-label')) ?? '')?.[0]);
  await expect(sheet(page, number)).toHaveAttribute('data-state', 'drawn', { timeout: 30_000 });
  // The same page as the link on the plan's own page leads to.
  await map(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await sheet(page, 2)
    .getByRole('button', { name: `Exhibit A, page ${number}` })
    .first()
    .click();
  await expect(selected).toHaveAccessibleName(`Page ${number}, Exhibit A`);
});

test('the map goes through all pages by keyboard and shows them small', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch({ colorScheme: 'dark' });
  const page = await app.firstWindow();
  const home = await openExample(page);
  await open(page, `${home}/packet`);
  await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn', { timeout: 60_000 });
  await map(page).focus();
  const selected = map(page).getByRole('option', { selected: true });
  await page.keyboard.press('ArrowRight');
  await expect(selected).toHaveAccessibleName('Page 2');
  await page.keyboard.press('End');
  await expect(selected).toHaveAccessibleName(/, Exhibit /);
  const { last, total } = await selected.evaluate((element) => ({
    last: Number(element.getAttribute('aria-posinset')),
    total: Number(element.getAttribute('aria-setsize')),
  }));
  expect(total - last).toBeLessThanOrEqual(1);
  await expect(selected.locator('canvas[data-state="drawn"]')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Home');
  await expect(selected).toHaveAccessibleName('Page 1');
  expect(await findAxeViolations(page)).toEqual([]);
});
