// The menus of rows, by mouse and by keys, each entry doing what it says; and what people who listen are told of it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { openExample } from './open-example.ts';

const PAPER = join(process.cwd(), 'resources/icons/icon.png');

test('every entry of a row’s menu works, by mouse and by keys, and what happened is said', async ({
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  const { app, page, home } = await openExample(launch);
  const open = (hash: string): Promise<void> => page.evaluate((value) => void (location.hash = value), hash);
  const answer = (path: string): Promise<unknown> =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, path);

  await open(`${home}/evidence`);
  const rows = page.getByRole('grid', { name: /Documents/ }).getByRole('row');
  await expect(rows).toHaveCount(8);
  const row = page.getByRole('row', { name: /^Veldrane invoice VWS-1043/ });

  // What was added, removed and undone is said.
  await answer(PAPER);
  await page.keyboard.press('ControlOrMeta+o');
  await expectSaid(page, /1 file added/);
  await expect(rows).toHaveCount(9);
  await byKeys(page, page.getByRole('row', { name: /^Icon/i }), 'Shift+F10', 'Remove');
  await expectSaid(page, /removed/);
  await expect(rows).toHaveCount(8);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo', exact: true }).click();
  await expectSaid(page, /^Undone: /);
  await expect(rows).toHaveCount(9);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectSaid(page, /^Redone: /);
  await expect(rows).toHaveCount(8);

  await byMouse(page, row, 'Leave out of the packet');
  await expect(row).toContainText('Left out');
  await byKeys(page, row, 'ContextMenu', 'Put into the packet');
  await expect(row).not.toContainText('Left out');
  const places = (): Promise<readonly string[]> => rows.evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  await page.getByRole('button', { name: /^Order/ }).click();
  await page.getByRole('menuitem', { name: 'My own order' }).click();
  const expectPlace = (place: number): Promise<void> =>
    expect.poll(async () => (await places()).indexOf('Veldrane invoice VWS-1043')).toBe(place);
  await expectPlace(0);
  await byMouse(page, row, 'Move down');
  await expectPlace(1);
  await byKeys(page, row, 'ContextMenu', 'Move up');
  await expectPlace(0);
  await byMouse(page, row, 'Replace file…');
  const tray = page.getByRole('region', { name: 'Work going on' }).getByRole('status');
  await expect(tray).toContainText('File replaced. Please look at this:', { timeout: 20_000 });
  await page.keyboard.press('ControlOrMeta+z');
  await expectSaid(page, /^Undone: /);

  await open(`${home}/log`);
  const contacts = page.getByRole('grid', { name: 'Contacts' }).getByRole('row');
  await expect(contacts.first()).toBeVisible();
  const count = await contacts.count();
  await byMouse(page, contacts.first(), 'Edit');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await byKeys(page, contacts.first(), 'Shift+F10', 'Remove');
  await expect(contacts).toHaveCount(count - 1);
  await expectSaid(page, /removed/);

  mkdirSync(join(folder, 'kits'));
  await answer(join(folder, 'kits'));
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('alert').getByText(/^Exported to /)).toBeVisible({ timeout: 60_000 });
});

test('a finding’s menu leads to its place and sets it aside; the menu bar recognises text', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//, { timeout: 60_000 });
  const findings = page.locator('[data-menu-row]').filter({ hasText: 'This reason usually needs' });
  await byMouse(page, findings, 'Set aside…');
  await page
    .getByRole('textbox', { name: 'Why it is right as it is' })
    .fill('The letter of authorization names the supplier');
  await page.getByRole('button', { name: 'Set aside', exact: true }).click();
  await expectSaid(page, /^Set aside, with your reason/);
  await expect(findings).toHaveCount(0);
  const place = page.locator('[data-menu-row]').filter({ hasText: 'Marrowby' }).first();
  await byKeys(page, place.getByRole('link'), 'Shift+F10', 'Go to this place');
  await page.waitForURL(/\/evidence/);
  await expect(page.getByRole('row', { name: /^Marrowby/ })).toHaveAttribute('aria-selected', 'true');

  await app.evaluate(({ Menu }) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    entries.find(({ label }) => label === 'Recognise text in all scans')?.click();
  });
  const work = page.getByRole('region', { name: 'Work going on' });
  await expect(work).toContainText('Recognising text in scans', { timeout: 30_000 });
  await work.getByRole('button', { name: 'Cancel' }).click();
  await expectSaid(page, /^Stopped\. The pages that were done are kept\.$/);
});

/** The newest message that screen readers speak. */
async function expectSaid(page: Page, text: RegExp): Promise<void> {
  await expect(page.getByRole('alert').getByText(text).first()).toBeVisible({ timeout: 20_000 });
}

async function byMouse(page: Page, row: Locator, entry: string): Promise<void> {
  await row.click({ button: 'right' });
  await page.getByRole('menu').getByRole('menuitem', { name: entry }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** Opens the menu of the row that has the keyboard, and goes down to the entry. */
async function byKeys(page: Page, row: Locator, keys: 'Shift+F10' | 'ContextMenu', entry: string): Promise<void> {
  await row.focus();
  await page.keyboard.press(keys);
  const item = page.getByRole('menu').getByRole('menuitem', { name: entry });
  await expect(item).toBeVisible();
  for (let presses = 0; presses < 12 && !(await item.evaluate((one) => one === document.activeElement)); presses += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
}
