// What the program is made of, read from inside it: versions, its own licence, and the licences of everything that ships.
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

test('shows versions and licences from the settings, by keyboard', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await page.evaluate(() => (location.hash = '/settings'));
  const button = page.getByRole('button', { name: 'Versions and licences' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'About Reinstate' });
  await expect(dialog.getByText(/puts an appeal together on this computer/)).toBeVisible();
  await expect(dialog.getByText(/^3\.\d+\.\d+$/)).toBeVisible();

  await dialog.getByText('Licences of the software, fonts and data in it').click();
  const notices = dialog.getByRole('region', { name: 'Third-party notices' });
  await notices.focus();
  await expect(notices).toBeFocused();
  await expect(notices).toContainText('Electron (MIT)');
  await page.keyboard.press('End');
  await expect.poll(() => notices.evaluate((element) => element.scrollTop)).toBeGreaterThan(1000);
  expect(await findAxeViolations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('opens from the native menu', async ({ launch }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await expect(page.getByRole('main')).toBeVisible();
  await app.evaluate(({ BrowserWindow, Menu }) => {
    type Item = { readonly label?: string; readonly submenu?: { readonly items: readonly Item[] }; click?: () => void };
    const find = (items: readonly Item[]): Item | undefined =>
      items.flatMap((item) => [item, ...(item.submenu?.items ?? [])]).find((item) => item.label === 'About Reinstate');
    if (BrowserWindow.getAllWindows().length === 0) throw new Error('no window');
    find((Menu.getApplicationMenu() as unknown as { items: readonly Item[] }).items)?.click?.();
  });
  await expect(page.getByRole('dialog', { name: 'About Reinstate' })).toBeVisible();
});
