// A packet that is larger than its limit: the screen takes the limit, and the kit holds volumes that keep it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const SHOTS = process.env['REINSTATE_SHOTS'];

test('divides the packet for the limit that was set, and lists its volumes', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 1100 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.getByRole('link', { name: /Packet/ }).click();
  const limit = page.getByRole('textbox', { name: 'Largest file in MB' });
  await limit.fill('1');
  await limit.blur();
  await limit.scrollIntoViewIfNeeded();
  // The pages are shown whole and as they are; the view says that the export will change that.
  const note = page.getByRole('note').filter({ hasText: 'divides the packet into volumes' });
  await expect(note).toContainText('the limit is 1 MB', { timeout: 60_000 });
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'limit.png') });
  expect(await findAxeViolations(page)).toEqual([]);

  const target = join(folder, 'kits');
  mkdirSync(target);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('packet-2-of-2.pdf')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('packet-1-of-2.pdf')).toBeVisible();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'volumes.png') });
  expect(await findAxeViolations(page)).toEqual([]);
});
