// Backups, the vault check and the Removed list through the window: the calls are tested in tests/integration/backups.test.ts.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

test('backs up, removes, restores, and finds a flipped bit', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const dataDir = join(folder, 'data');
  const app = await launch();
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  const home = new URL(page.url()).hash.replace(/\/[^/]*$/, '');
  const open = (hash: string): Promise<void> => page.evaluate((value) => void (location.hash = value), hash);

  await open('#/settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('made by you')).toBeVisible();

  await open(`${home}/evidence`);
  const rows = page.getByRole('grid', { name: /Documents/ }).getByRole('row');
  const removeFirst = async (): Promise<void> => {
    await rows.first().click();
    // Its pages are there: a page that is still being read when its document goes is a failed request.
    await expect(page.locator('canvas').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(7);
  };
  await expect(rows).toHaveCount(8);
  await removeFirst();
  await page.getByText('Removed (1)').click();
  expect(await findAxeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: /^Restore / }).click();
  await expect(rows).toHaveCount(8);
  await removeFirst();

  await open('#/settings');
  // The daily one may have been made before it.
  const byHand = page.locator('div').filter({ has: page.getByText('made by you') });
  const restore = page.getByRole('button', { name: /^Restore the backup/ });
  await byHand
    .filter({ has: restore })
    .last()
    .getByRole('button', { name: /^Restore the backup/ })
    .click();
  await expect(page.getByRole('status').getByText('It holds 1 appeal with 8 documents.')).toBeVisible();
  await page.waitForTimeout(400);
  expect(await findAxeViolations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Replace everything with this backup' }).click();
  await expect(page.getByRole('alert').getByText(/kept as reinstate\.db\.before-restore-1/)).toBeVisible();
  await open(`${home}/evidence`);
  await expect(rows).toHaveCount(8);
  await expect(page.getByText('Removed (1)')).toHaveCount(0);

  await open('#/settings');
  await page.getByRole('button', { name: 'Check all files' }).click();
  await expect(page.getByText(/8 files checked: all are/)).toBeVisible();
  const prefix = readdirSync(join(dataDir, 'vault')).find((name) => /^[0-9a-f]{2}$/.test(name)) ?? '';
  const file = join(dataDir, 'vault', prefix, readdirSync(join(dataDir, 'vault', prefix))[0] ?? '');
  const bytes = readFileSync(file);
  bytes[100] = (bytes[100] ?? 0) ^ 4;
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
  await page.getByRole('button', { name: 'Check all files' }).click();
  await expect(page.getByText('1 file is not as it was taken in.')).toBeVisible();
  await expect(page.getByText(/^damaged:/)).toContainText('in “Authenticity complaints, kitchen scales”');
  expect(await findAxeViolations(page)).toEqual([]);
});
