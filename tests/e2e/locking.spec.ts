// What happens by itself when nobody looks: the lock after an idle time, with the screen and with sleep; and the question before closing.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { openExample } from './open-example.ts';

const LOCKED = { name: 'Your appeals are locked' };
const OPENING = { timeout: 30_000 };

test('locks after an idle time, with the screen and with sleep, and asks before work is stopped', async ({
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  const { app, page, home } = await openExample(launch);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  const locked = page.getByRole('heading', LOCKED);

  await page.evaluate(() => void (location.hash = '#/settings'));
  await page.getByRole('button', { name: /Lock by itself/ }).click();
  await page.getByRole('option', { name: 'After 15 minutes' }).click();
  const withSystem = page.getByText('Lock with the computer');
  await withSystem.click();
  await page.evaluate((hash) => void (location.hash = hash), `${home}/overview`);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();

  // The page's clock is the test's; what is left alone for 14 minutes stays open, for 16 not.
  await page.clock.install();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible(OPENING);
  await page.clock.fastForward('14:00');
  await page.mouse.move(200, 200);
  await page.mouse.move(220, 240);
  await page.clock.fastForward('14:00');
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await page.clock.fastForward('16:00');
  await expect(locked).toBeVisible(OPENING);
  await expect(page.getByText('Brightleaf')).toHaveCount(0);
  await page.clock.resume();
  await unlock(page);

  for (const event of ['suspend', 'lock-screen'] as const) {
    await page.evaluate((hash) => void (location.hash = hash), `${home}/plan`);
    const box = page.getByRole('textbox', { name: 'Root cause' });
    await box.click();
    await page.keyboard.type(`typed before ${event} `);
    await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await expect(locked).toBeVisible(OPENING);
    await unlock(page);
    // What was being typed was saved before.
    await expect(box).toContainText(`typed before ${event}`);
  }
  await page.evaluate(() => void (location.hash = '#/settings'));
  await withSystem.click();
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen'));
  await page.evaluate((hash) => void (location.hash = hash), `${home}/overview`);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await expect(locked).toHaveCount(0);

  // Closing while a packet is written asks; “Wait” leaves everything as it is, and the packet is finished.
  const kits = join(folder, 'kits');
  mkdirSync(kits);
  await app.evaluate(({ dialog }, answer) => {
    const kept = globalThis as { asked?: string[]; response?: number };
    kept.asked = [];
    kept.response = 0;
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] });
    dialog.showMessageBox = (...input: unknown[]) => {
      kept.asked?.push((input.at(-1) as { message: string }).message);
      return Promise.resolve({ response: kept.response ?? 0, checkboxChecked: false });
    };
  }, kits);
  const closeWindow = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const countAsked = (): Promise<number> => app.evaluate(() => (globalThis as { asked?: string[] }).asked?.length ?? 0);
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('region', { name: 'Work going on' })).toBeVisible();
  await closeWindow();
  await expect.poll(countAsked).toBe(1);
  await expect(page.getByText(/^Exported to /).first()).toBeVisible({ timeout: 60_000 });
  const [first = ''] = readdirSync(kits);
  expect(existsSync(join(kits, first, 'manifest.json'))).toBe(true);

  // “Stop it and close” ends the application, and nothing half lies in the folder.
  await app.evaluate(() => void ((globalThis as { response?: number }).response = 1));
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('region', { name: 'Work going on' })).toBeVisible();
  await closeWindow();
  expect(await app.exited).toBe(0);
  const whole = readdirSync(kits).filter((name) => existsSync(join(kits, name, 'manifest.json')));
  expect(readdirSync(kits)).toEqual(whole);
  const vault = readdirSync(join(folder, 'data', 'vault'), { recursive: true, encoding: 'utf8' });
  expect(vault.filter((name) => name.endsWith('.part'))).toEqual([]);
});

async function unlock(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Unlock/ })
    .first()
    .click();
  await expect(page.getByRole('heading', LOCKED)).toHaveCount(0, OPENING);
}
