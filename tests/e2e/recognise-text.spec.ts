// Recognising the text of a scan: from its page, with progress and cancel, to a hit that is marked on the picture.
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

test('the text of a scan is recognised, found and shown; settings say what it costs', async ({ launch }) => {
  test.setTimeout(240_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.keyboard.press('ControlOrMeta+3');
  await page.getByRole('row', { name: /Marrowby/ }).click();

  const recognise = page.getByRole('button', { name: 'Recognise text', exact: true });
  await recognise.click();
  const work = page.getByRole('region', { name: 'Work going on' });
  await expect(work).toContainText('Recognising text in scans');
  await expect(work).not.toContainText('0 of 0');
  await expect(recognise).toBeDisabled();
  await page.screenshot({ path: test.info().outputPath('recognising.png') });
  await expect(page.getByText('Text of 2 pages recognised')).toBeVisible({ timeout: 120_000 });

  const tools = page.getByRole('group', { name: 'Document tools' });
  await tools.getByRole('searchbox').fill('stoneware');
  const marks = page.locator('[data-found]');
  await expect(marks.first()).toBeVisible();
  await expect(tools.getByRole('button', { name: 'Recognise again' })).toBeVisible();
  await page.waitForTimeout(400);
  await page.screenshot({ path: test.info().outputPath('recognised.png') });
  await tools.getByRole('button', { name: 'Show text' }).click();
  await expect(page.getByText('Recognised, may contain mistakes').first()).toBeVisible();
  await expect(page.getByText('Butter dish with lid')).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of the recognised text').toEqual([]);

  await page.evaluate(() => void (location.hash = '#/settings'));
  const section = page.getByRole('region', { name: 'Settings' });
  await expect(section.getByText('nothing is sent anywhere')).toBeVisible();
  const automatic = section.getByRole('checkbox', { name: 'After adding files' });
  await expect(automatic).not.toBeChecked();
  await automatic.focus();
  await page.keyboard.press('Space');
  await expect(automatic).toBeChecked();
  await expect(section.getByRole('checkbox', { name: 'English (eng)' })).toBeDisabled();
  await section.getByText('nothing is sent anywhere').scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath('settings.png') });
  expect(await findAxeViolations(page), 'accessibility of the settings').toEqual([]);
  expect(app.problems).toEqual([]);
});
