// Guidance beside the plan: questions to answer, facts of the case to insert, and which step answers which cause.
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const box = (page: Page, name: string) => page.getByRole('textbox', { name });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function shoot(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png` });
}

test('answers questions, inserts a fact with its document, and links causes to steps', async ({ launch }) => {
  const page = await (await launch()).firstWindow();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page
    .getByRole('link', { name: /Plan of action/ })
    .first()
    .click();
  await expect(box(page, 'Root cause')).toContainText('Exhibit A');
  await shoot(page, 'plan');

  const cause = part(page, 'Root cause');
  const question = cause.getByRole('checkbox', { name: /how did you check that supplier/ });
  await cause.getByText('5 questions to answer').click();
  await question.focus();
  await page.keyboard.press('Space');
  await expect(question).toBeHidden();
  await expect(cause.getByText('4 questions to answer')).toBeVisible();

  const steps = part(page, 'Preventive measures');
  await box(page, 'Preventive measures').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await steps
    .getByRole('button', { name: /^Begin with: / })
    .first()
    .click();
  await expect(box(page, 'Preventive measures').locator('li')).toHaveCount(1);
  await expect(box(page, 'Preventive measures')).toHaveText('');
  await page.keyboard.type('We hold');
  await steps.getByRole('button', { name: 'Insert fact' }).click();
  await page.keyboard.type('number VWS-1043');
  await shoot(page, 'facts');
  expect(await findAxeViolations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page, 'Preventive measures')).toContainText(
    'We hold invoice VWS-1043 of 2 March 2026 from Veldrane',
  );
  await expect(box(page, 'Preventive measures').locator('[data-citation]')).toHaveCount(1);

  const causes = part(page, 'Causes and steps');
  await expect(causes.getByText('none yet')).not.toHaveCount(0);
  await causes.getByRole('button', { name: 'Choose steps for cause 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which steps answer cause 1?' });
  await dialog.getByRole('checkbox', { name: /We hold invoice/ }).focus();
  await page.keyboard.press('Space');
  await shoot(page, 'steps');
  expect(await findAxeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(causes.getByText('Preventive measures: 1 step')).toBeVisible();
  await shoot(page, 'linked');
  await page.keyboard.press('ControlOrMeta+z');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'plan-dark');
  expect(await findAxeViolations(page)).toEqual([]);
});
