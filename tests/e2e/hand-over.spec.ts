// From one computer to another: a backup folder and a sealed archive, through the window.
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { setUpProtection } from './set-up-protection.ts';
import { findAxeViolations } from './axe.ts';

const PASSPHRASE = 'four words in a row';

function answerDialogs(app: DesktopApp, path: string): Promise<unknown> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

function clickMenu(app: DesktopApp, command: string): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('reinstate:event', 'menu.command', { command: name });
  }, command);
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((value) => void (location.hash = value), hash);
}

async function picture(page: Page, name: string): Promise<void> {
  const dir = process.env['PICTURES'];
  if (dir !== undefined) await page.screenshot({ path: join(dir, `${name}.png`) });
}

test('goes to another computer by a folder and by a sealed file', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  const app = await launch({ protection: 'new' });
  const page = await app.firstWindow();
  const code = await setUpProtection(page);
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);

  // A backup folder.
  await answerDialogs(app, stick);
  await open(page, '#/settings');
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByText('No backup was made there yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a backup now' }).click();
  await expect(page.getByText(/Last backup: .*, 8 files, .*read back and found right\./)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Make a backup now' }).scrollIntoViewIfNeeded();
  await picture(page, 'backup-folder');
  expect(await findAxeViolations(page)).toEqual([]);
  expect(readdirSync(join(stick, 'Reinstate backup')).toSorted()).toEqual([
    'READ ME.txt',
    'backup.json',
    'databases',
    'files',
  ]);

  // One appeal as a sealed file.
  await page.goBack();
  await clickMenu(app, 'save-archive');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Only people who know the passphrase').click();
  await dialog.getByLabel('New passphrase').fill(PASSPHRASE);
  await dialog.getByLabel('The same passphrase again').fill('four words in a rowing boat');
  await expect(dialog.getByText('The two are not the same.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Choose a folder…' })).toBeDisabled();
  await dialog.getByLabel('The same passphrase again').fill(PASSPHRASE);
  await page.waitForTimeout(400);
  await picture(page, 'save-archive');
  expect(await findAxeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByText(/Saved as .*\.reinstate/)).toBeVisible();
  const archive = join(stick, readdirSync(stick).find((name) => name.endsWith('.reinstate')) ?? '');
  await app.close();

  // Another computer, started with the file as by a double click.
  const other = await launch({ dataDir: join(folder, 'other'), args: [archive] });
  const there = await other.firstWindow();
  const offer = there.getByRole('dialog');
  await offer.getByLabel('Passphrase of the file').fill('another');
  await offer.getByRole('button', { name: 'Look inside' }).click();
  await expect(offer.getByRole('alert').getByText('This is not the passphrase.')).toBeVisible();
  await offer.getByLabel('Passphrase of the file').fill(PASSPHRASE);
  await there.keyboard.press('Enter');
  await expect(offer.getByRole('status').getByText('8 documents', { exact: false })).toBeVisible();
  await picture(there, 'open-archive');
  expect(await findAxeViolations(there)).toEqual([]);
  await offer.getByRole('button', { name: 'Add to my appeals' }).click();
  await expect(there.getByRole('alert').getByText(/is among your appeals now/)).toBeVisible({ timeout: 60_000 });

  // Everything from the stick instead.
  const copied = join(folder, 'copied stick');
  cpSync(stick, copied, { recursive: true });
  await answerDialogs(other, copied);
  await open(there, '#/settings');
  await there.getByRole('button', { name: 'Restore from a folder…' }).click();
  await there.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' }).click();
  const restore = there.getByRole('dialog');
  // Null where there is no keychain: then the backup is plain.
  if (code) {
    await restore.getByRole('textbox', { name: 'Recovery code' }).fill(code.join('-'));
    await restore.getByRole('button', { name: 'Open the backup' }).click();
  }
  await expect(there.getByRole('status').getByText(/It holds 1 appeal with 8 documents, 8 files/)).toBeVisible();
  await there.waitForTimeout(400);
  await picture(there, 'restore-from-folder');
  expect(await findAxeViolations(there)).toEqual([]);
  await there.getByRole('button', { name: 'Replace everything with this backup' }).click();
  await expect(there.getByRole('alert').getByText(/kept as reinstate\.db\.before-restore-1/)).toBeVisible();
});
