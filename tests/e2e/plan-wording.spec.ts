// The rules on wording at work in the plan editor: marks, F8, the card, setting aside with a reason, undo.
import type { Page } from '@playwright/test';
import { expect, test } from './app-test.ts';
import type { DesktopApp } from './app.ts';
import { findAxeViolations } from './axe.ts';

async function openPlan(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page
    .getByRole('link', { name: /Plan of action/ })
    .first()
    .click();
  await expect(box(page)).toContainText('Exhibit A');
  await box(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  return page;
}

const box = (page: Page) => page.getByRole('textbox', { name: 'Root cause' });
const marks = (page: Page) => box(page).locator('mark[data-wording]');
const card = (page: Page, name: string) => page.getByRole('group', { name });

test('marks a bad sentence, goes to it by F8, tells why, and sets it aside with a reason', async ({ launch }) => {
  const page = await openPlan(await launch());
  const { keyboard } = page;
  await keyboard.type('On 3 September 2026 we sold 12 lamps. Our attorney will sue Amazon.');
  await expect(marks(page).first()).toHaveAttribute('data-wording', 'error');
  await expect(marks(page).first()).toHaveAttribute('aria-description', 'Threatens');
  const count = await marks(page).count();

  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('F8');
  const threat = card(page, 'Threatens');
  await expect(threat).toBeVisible();
  await expect(threat).toContainText('For example');
  await expect(threat).toContainText('Several consultants say so');
  await expect(box(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Threatens' })).toContainText(/^1 of \d+\. /);
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/card.png` });
  expect(await findAxeViolations(page)).toEqual([]);

  await keyboard.press('Escape');
  await expect(threat).toBeHidden();
  await keyboard.press('Shift+F8');
  await keyboard.press('F8');
  await threat.getByRole('button', { name: 'Set aside…' }).click();
  await keyboard.type('The attorney is part of the facts');
  await keyboard.press('Enter');
  await expect(marks(page)).toHaveCount(count - 1);
  const folded = page.getByText('Set aside (1)');
  await folded.click();
  await expect(page.getByText('The attorney is part of the facts')).toBeVisible();
  if (process.env['SCREENSHOTS']) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/aside.png` });
  expect(await findAxeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(marks(page)).toHaveCount(count);
  await expect(folded).toBeHidden();
});

test('follows the words while others are typed, and goes from the list to the place', async ({ launch }) => {
  const page = await openPlan(await launch());
  const { keyboard } = page;
  await keyboard.type('It is unfair that 3 lamps were returned on 2 September 2026.');
  await expect(marks(page)).toHaveText(['unfair']);
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.type('We know 4 facts. ');
  await expect(marks(page)).toHaveText(['unfair']);
  const row = page.getByRole('button', { name: /Blames/ });
  await row.click();
  await expect(box(page)).toBeFocused();
  await expect(page.locator('[popover]:popover-open')).toHaveCount(1);
  await keyboard.type('x');
  await expect(page.locator('[popover]:popover-open')).toHaveCount(0);
  await expect(box(page)).toContainText('xunfair');
  await expect(marks(page)).toHaveCount(0);
});
