// Search from the keyboard alone: over all appeals, and in one of them with Ctrl+F.
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

test('a hit is found while typing and opened by keyboard, in all appeals and in one', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await expect(page.getByText('What has happened')).toBeVisible();

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
