// A paper that inspection let through breaks the export: the user sends it as a separate file, exports, and takes it back.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const SHOTS = process.env['REINSTATE_SHOTS'];

/** As if an earlier version had counted a page too many of the first PDF. */
function countOnePageTooMany(dataDir: string): void {
  const db = new Database(join(dataDir, 'reinstate.db'));
  db.prepare(
    `UPDATE vault_files SET page_count = page_count + 1
     WHERE mime = 'application/pdf'
       AND sha256 = (SELECT sha256 FROM evidence JOIN vault_files USING (sha256)
         WHERE mime = 'application/pdf' AND pages IS NULL ORDER BY position LIMIT 1)`,
  ).run();
  db.close();
}

test('sends a paper that breaks the export as a separate file, and takes it back', async ({ launch, folder }) => {
  test.setTimeout(240_000);
  // Without a keychain the data stay plain, so that the test can get at them.
  mkdirSync(join(folder, 'keychain'));
  writeFileSync(join(folder, 'keychain', 'absent'), '');
  const first = await launch();
  const start = await first.firstWindow();
  await start.getByRole('button', { name: 'Look at an example' }).click();
  await start.waitForURL(/#\/case\//);
  const home = new URL(start.url()).hash.replace(/\/[^/]*$/, '');
  await first.close();
  countOnePageTooMany(first.dataDir);

  const app = await launch();
  const page = await app.firstWindow();
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: 1400, height: 1000 });
  await page.evaluate((hash) => void (location.hash = hash), `${home}/packet`);
  const target = join(folder, 'kits');
  mkdirSync(target);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  const exportButton = page.getByRole('button', { name: 'Export…' });
  await exportButton.click();
  const failure = page.getByRole('alert').filter({ hasText: 'can’t be put into the packet' });
  await expect(failure).toBeVisible({ timeout: 120_000 });
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'broken.png') });
  expect(await findAxeViolations(page)).toEqual([]);
  await failure.getByRole('button', { name: 'Send it as a separate file' }).click();
  await expect(page.getByText('This paper goes as a separate file now.')).toBeVisible();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'separate.png') });

  await exportButton.click();
  await expect(page.getByText('The submission kit is ready')).toBeVisible({ timeout: 120_000 });
  expect(readdirSync(target)).toHaveLength(1);
  const options = page.getByRole('group', { name: 'Papers that go as separate files' });
  const paper = options.getByRole('checkbox', { checked: true });
  await paper.scrollIntoViewIfNeeded();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'options.png') });
  expect(await findAxeViolations(page)).toEqual([]);
  await paper.press('Space');
  await expect(options.getByRole('checkbox', { checked: true })).toHaveCount(0);
});
