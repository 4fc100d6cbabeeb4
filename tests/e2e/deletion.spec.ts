// A seller's wish: an appeal is deleted for good, by a dialog that says what goes and what stays, and not a word of it is left on the disk.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { lookAt } from './look-at.ts';

/** Words of the example that stand in its texts and papers, and nowhere in an empty data folder. */
const CANARIES = ['veldrane', 'pellanor', 'brightleaf'];

test('deletes an appeal for good, and says what goes, what stays and that it is done', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  // Stored in the clear, so that a word that is left can be found.
  mkdirSync(join(folder, 'keychain'));
  writeFileSync(join(folder, 'keychain', 'absent'), '');
  const dataDir = join(folder, 'data');
  const app = await launch();
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  expect(listVault(dataDir).length).toBeGreaterThan(6);

  const open = (hash: string): Promise<void> => page.evaluate((value) => void (location.hash = value), hash);
  await open('#/settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('made by you')).toBeVisible();

  await open('#/cases');
  const row = page.getByRole('row', { name: /Authenticity complaints/ });
  const remove = async (): Promise<void> => {
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Remove from the list/ }).click();
    await expect(row).toHaveCount(0);
    await expect(page.getByRole('alert').getByText(/Authenticity complaints.* removed/)).toBeVisible();
  };
  await remove();
  // Brought back, by the list and by undo: each says so, and the appeal is there.
  await page.getByText('Removed (1)').click();
  await page.getByRole('button', { name: /^Restore Authenticity complaints/ }).click();
  const back = page.getByRole('alert').getByText(/Authenticity complaints.* is among your appeals again/);
  await expect(back).toBeVisible();
  await expect(row).toBeVisible();
  await remove();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(back.first()).toBeVisible();
  await expect(row).toBeVisible();
  await remove();
  await page.getByText('Removed (1)').click();
  await page.getByRole('button', { name: /^Delete Authenticity complaints.* for good…$/ }).click();

  const dialog = page.getByRole('dialog', { name: /^Delete “Authenticity complaints/ });
  const part = (name: string) => dialog.locator('section').filter({ has: page.getByRole('heading', { name }) });
  await expect(part('What goes from this computer')).toContainText('8 documents');
  await expect(part('What goes from this computer')).toContainText('8 files');
  await expect(part('What goes from this computer')).toContainText('The store Brightleaf Home');
  // The daily one may have been made before that by hand.
  await expect(part('What stays')).toContainText(/(1 backup|2 backups) in the data folder/);
  await expect(part('What stays')).toContainText('Delete those yourself');
  const confirm = dialog.getByRole('button', { name: 'Delete for good' });
  await expect(confirm).toBeDisabled();
  await lookAt(page, 'deletion', 'light');
  // By keyboard alone from here, and changed minds cost nothing.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Removed (1)')).toBeVisible();
  const again = page.getByRole('button', { name: /^Delete Authenticity complaints.* for good…$/ });
  await again.focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox', { name: 'I know that this can’t be undone.' }).focus();
  await page.keyboard.press('Space');
  await expect(confirm).toBeEnabled();
  await confirm.focus();
  await page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  await expect(page.getByRole('alert').getByText('Deleted for good')).toBeVisible();
  await expect(page.getByText(/^Removed \(/)).toHaveCount(0);
  // The files go at once; another call that was under way leaves them to the next start.
  await app.close();
  const later = await launch();
  const last = await later.firstWindow();
  await expect(last.getByRole('button', { name: 'Look at an example' })).toBeVisible();
  expect(listVault(dataDir)).toEqual([]);
  await last.keyboard.press('ControlOrMeta+,');
  await expect(last.getByText(/1 appeal was deleted|deleted for good/i).first()).toBeVisible();
  await later.close();
  const left = listFiles(dataDir).filter((name) => {
    const text = readFileSync(join(dataDir, name)).toString('latin1').toLowerCase();
    return !name.startsWith('backups') && CANARIES.some((word) => text.includes(word));
  });
  expect(left).toEqual([]);
});

/** Files below a folder, relative. */
function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dir, name)).isFile());
}

function listVault(dataDir: string): readonly string[] {
  return listFiles(join(dataDir, 'vault'));
}
