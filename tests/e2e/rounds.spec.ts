// Two rounds of a case: exported, sent, answered, begun anew, compared.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const ANSWER = [
  'Hello,',
  '',
  'We received your submission but do not have enough information to reactivate your account at this time.',
  '',
  'How do I reactivate my account?',
  'Please send the following information:',
  '- A retraction from the rights owner',
  '- Greater detail on the root cause',
  '',
  'Case ID: 15824067391',
].join('\n');

test('sends, gets an answer, starts round two and compares', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.getByRole('link', { name: /Rounds/ }).click();
  await expect(page.getByText('Nothing was sent yet')).toBeVisible();
  await shoot(page, 'empty');

  const target = join(folder, 'kits');
  mkdirSync(target);
  await exportKit(app, page, target);
  await page.getByRole('button', { name: 'I have sent it' }).click();
  const sent = page.getByRole('dialog', { name: 'I have sent it' });
  await expect(sent.getByLabel('Case ID (optional)')).toHaveValue('15824067391');
  await shoot(page, 'sent');
  expect(await findAxeViolations(page), 'accessibility of “I have sent it”').toEqual([]);
  await sent.getByRole('button', { name: 'Record round 1 as sent' }).click();
  await expect(sent).toBeHidden();
  // What was sent is kept: the kit's own folder may go.
  rmSync(join(target, readdirSync(target)[0] ?? 'none'), { recursive: true });

  await page.getByRole('link', { name: /Rounds/ }).click();
  await expect(page.getByText('Waiting for an answer')).toBeVisible();
  await shoot(page, 'waiting');
  await addAnswer(page);

  const card = page.getByRole('article', { name: /Round 1/ });
  await expect(card).toContainText('Answer each thing that the reply asks for');
  await expect(card).toContainText('A retraction from the rights owner');
  await shoot(page, 'answered');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'answered-dark');
  expect(await findAxeViolations(page), 'accessibility of the rounds in the dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Start round 2' }).click();
  await page.waitForURL(/\/evidence/);

  await changePlan(page);
  await page.getByRole('link', { name: /Rounds/ }).click();
  await expect(page.getByText('Round 2 is in preparation')).toBeVisible();
  await expect(page.getByText('1 part of the plan is rewritten')).toBeVisible();
  await shoot(page, 'round-two');
  await card.getByRole('button', { name: 'Compare…' }).click();
  const compared = page.getByRole('dialog', { name: 'Compare two appeals' });
  await expect(compared.locator('ins').filter({ hasText: 'compare each invoice' })).toBeVisible();
  await expect(compared).toContainText('files are the same in both');
  await shoot(page, 'compare');
  expect(await findAxeViolations(page), 'accessibility of the comparison').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'compare-dark');
});

async function exportKit(app: DesktopApp, page: Page, target: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    [target],
  );
  await page.getByRole('link', { name: /Packet/ }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'I have sent it' })).toBeVisible({ timeout: 60_000 });
}

async function addAnswer(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Add Amazon’s answer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Amazon’s answer' });
  await dialog.getByLabel('The message').fill(ANSWER);
  await expect(dialog.getByText('Read from: “do not have enough information”')).toBeVisible();
  await expect(dialog.getByLabel('What it asks for, one thing a line')).toHaveValue(/rights owner\nGreater detail/);
  await expect(dialog.getByRole('button', { name: /Round 1.*It answers/ })).toBeVisible();
  await shoot(page, 'answer');
  expect(await findAxeViolations(page), 'accessibility of the answer').toEqual([]);
  await dialog.getByRole('button', { name: 'Keep this answer' }).click();
  await expect(dialog).toBeHidden();
}

async function changePlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Plan of action/ }).click();
  const part = page.getByRole('textbox', { name: 'Preventive measures' });
  await part.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' We also compare each invoice with the delivery.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}
