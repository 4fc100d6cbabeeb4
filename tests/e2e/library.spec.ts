// The evidence screen as a library: the checklist with its gaps, filters, thumbnails, facts that are offered.
import type { Page } from '@playwright/test';
import { aPdf, putFile } from '../support/sample-files.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { dropFiles } from './drop-files.ts';

async function openExample(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('row', { name: /Veldrane invoice/ })).toBeVisible();
  return page;
}

test('the checklist shows gaps, and a file dropped on one gets its type', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  await page.getByRole('tab', { name: /By checklist/ }).click();
  const asked = page.getByRole('listitem').filter({ hasText: 'invoices' }).first();
  await expect(asked.getByRole('img', { name: 'There', exact: true })).toBeVisible();
  await expect(asked.getByRole('button', { name: /Veldrane/ })).toBeVisible();
  const gap = page.locator('[data-drop-type=supplier_contact_sheet][data-state=missing]').first();
  await expect(gap).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of the checklist').toEqual([]);
  await gap.scrollIntoViewIfNeeded();
  await dropFiles(page, gap, [putFile(folder, 'who-to-call.pdf', await aPdf(1))]);
  await expect(page.locator('[data-drop-type=supplier_contact_sheet]').last()).toContainText('Who to call');
  await expect(page.getByRole('button', { name: /Kind of document/ })).toContainText('Supplier contact sheet');
});

test('filters show what lacks something, by mouse and by keyboard', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  await page
    .getByRole('row', { name: /Veldrane invoice/ })
    .getByRole('button', { name: /Actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Leave out of the packet' }).click();
  await page.getByRole('button', { name: 'All documents (8)' }).click();
  await page.getByRole('menuitem', { name: 'Left out' }).click();
  await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Left out: 1 of 8' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('utility');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Electricity bill/ })).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of a filtered list').toEqual([]);
});

test('every document in view gets a small picture of its first page', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  await expect(page.locator('[data-thumbnail=made] canvas')).toHaveCount(8, { timeout: 40_000 });
  const inks = await page.locator('[data-thumbnail=made] canvas').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return new Set(Array.from(data)).size;
    }),
  );
  expect(Math.min(...inks), 'different values of colour in the emptiest picture').toBeGreaterThan(20);
});
