// What a keyboard reaches without the sidebar: the list of commands.
import { writeFileSync } from 'node:fs';
import { readPdf } from '../support/read-pdf.ts';
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

test('overview, documents, plan and log print as their text alone', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await (await launch()).firstWindow();
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-asked', 'to print');
  });
  await page.keyboard.press('ControlOrMeta+P');
  await expect(page.locator('html')).toHaveAttribute('data-asked', 'to print');

  const read = async (keys: string, shown: string): Promise<string> => {
    await page.keyboard.press(keys);
    await expect(page.getByRole('main')).toContainText(shown);
    await page.waitForTimeout(500);
    const pdf = await page.pdf();
    if (process.env['PRINTED'] !== undefined) writeFileSync(`${process.env['PRINTED']}/${keys.slice(-1)}.pdf`, pdf);
    const { pages } = await readPdf(pdf);
    return pages.map((one) => one.text).join('\n');
  };
  const log = await read('ControlOrMeta+7', 'Every message and call');
  expect(log).toContain('Asked which units the complaints concern');
  expect(log).toContain('How and with whom');
  expect(log).not.toContain('All appeals');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeHidden();
  await page.emulateMedia({ media: null });
  const plan = await read('ControlOrMeta+4', 'Root cause');
  expect(plan).toContain('On 2026-06-08 our purchasing lead bought 40 units');
  expect(plan).toContain('Exhibit A, p. 2');
  expect(plan).not.toMatch(/Insert exhibit|A good length/);
  const documents = await read('ControlOrMeta+3', 'Marrowby');
  expect(documents).toMatch(/H\s+Identity card of Maren Ostrander\s+Government photo ID/);
  expect(documents).not.toMatch(/Show text|Highlight|What it proves/);
  await page.evaluate(() => document.documentElement.removeAttribute('data-asked'));
  await page.keyboard.press('ControlOrMeta+P');
  await expect(page.locator('html')).toHaveAttribute('data-asked', 'to print');
  const overview = await read('ControlOrMeta+1', 'Dates and deadlines');
  expect(overview).toContain('Understand the notice');
  expect(overview).not.toMatch(/Preview packet|Contact log/);
});
