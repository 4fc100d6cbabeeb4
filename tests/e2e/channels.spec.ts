// A channel that takes pictures only: the screen says so, and the kit has pictures of the pages instead of the packet.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const SHOTS = process.env['REINSTATE_SHOTS'];

test('makes the kit that a pictures-only channel takes, drawn in the window', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 1100 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.getByRole('link', { name: /Packet/ }).click();
  await page.getByRole('button', { name: /Channel/ }).click();
  await page.getByRole('option', { name: /intellectual property notice/ }).click();
  await expect(page.getByText('no packet: this channel doesn’t take one')).toBeVisible();
  await expect(page.getByText('JPG, PNG, GIF or TIFF', { exact: false }).first()).toBeVisible();
  await expect(page.getByText(/characters, limit not known/)).toBeVisible();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'ip.png') });
  expect(await findAxeViolations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Change what it takes' }).click();
  const box = page.getByRole('textbox', { name: 'Characters in “Text of the appeal”' });
  await box.fill('3000');
  await box.blur();
  await expect(page.getByText(/of 3,000 characters: .* too many/)).toBeVisible();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'ip-edit.png') });
  await page.getByRole('button', { name: 'Back to preset' }).click();
  await expect(page.getByText(/characters, limit not known/)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  const target = join(folder, 'kits');
  mkdirSync(target);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, target);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible({ timeout: 90_000 });
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'ip-done.png') });
  const kit = join(target, readdirSync(target)[0] ?? '');
  const manifest = kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
  expect(readdirSync(kit).sort()).toEqual(['images', 'manifest.json', 'originals', 'paste', 'register.txt']);
  // Metrics 2 pages, two invoices of 2 pages, letter of authorization 1, removal order 1.
  expect(manifest.images?.map(({ exhibit, page: of }) => `${exhibit}${of}`)).toEqual([
    'A1',
    'A2',
    'B1',
    'B2',
    'C1',
    'C2',
    'D1',
    'E1',
  ]);
  expect(manifest.report.findings.filter(({ rule }) => rule === 'channel-page-image')).toEqual([]);
  for (const { file } of manifest.images ?? []) {
    const { width, height } = await sharp(join(kit, file)).metadata();
    expect(Math.max(width, height), file).toBeGreaterThan(1600);
    // Not an empty sheet.
    const { channels } = await sharp(join(kit, file)).stats();
    expect(channels[0]?.stdev ?? 0, file).toBeGreaterThan(5);
  }
});
