// What a keyboard reaches without the sidebar: the list of commands.
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

test('commands, screens, appeals and documents are found by typing', async ({ launch }) => {
  const page = await (await launch()).firstWindow();
  const keys = page.keyboard;
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();

  const palette = page.getByRole('dialog', { name: 'Commands' });
  const box = palette.getByRole('combobox');
  const options = palette.getByRole('option');
  await keys.press('ControlOrMeta+K');
  await expect(box).toBeFocused();
  await expect(options.first()).toContainText('Overview');
  expect(await findAxeViolations(page), 'accessibility of the commands').toEqual([]);

  await keys.type('cont log');
  await expect(options.first()).toContainText('Contact log');
  await expect(options.first()).toContainText('Ctrl+7');
  await expect(box).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id')) ?? 'none');
  await expect(palette.getByRole('status')).toContainText('found');
  await keys.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page).toHaveURL(/\/log$/);

  // A command of another screen opens that screen first.
  await keys.press('ControlOrMeta+K');
  await expect(options.first()).toContainText('Contact log');
  await keys.type('name this');
  await keys.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Name this version' })).toBeVisible();
  await expect(page).toHaveURL(/\/plan$/);
  await keys.press('Escape');

  await keys.press('ControlOrMeta+K');
  await keys.type('veldrane');
  await expect(options.first()).toContainText('Veldrane invoice VWS-1043');
  await keys.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Veldrane invoice VWS-1043');

  await keys.press('ControlOrMeta+K');
  await keys.type('no such thing at all');
  await expect(palette).toContainText('Nothing has that name.');
  await keys.press('Escape');
  await expect(palette).toBeHidden();
});
