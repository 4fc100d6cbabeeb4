// Waiting, the brake, what is due, stores, the watch list and the further ways, through the window.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/contracts/index.ts';
import { unwrap, type Result } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Asks the application as the page does. */
async function ask<Value>(page: Page, channel: string, input: unknown): Promise<Value> {
  const answer = await page.evaluate(
    ([name, value]) => (globalThis as unknown as { readonly reinstate: Bridge }).reinstate.call(name, value),
    [channel, input] as const,
  );
  return unwrap(answer as Result<Value>);
}

test('waits, warns, reminds, and watches what was promised', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 900 });
  const { id: us } = await ask<{ id: string }>(page, 'cases.create', aNewCase({ title: 'Scales in the US' }));
  const german = aNewCase({ title: 'Scales in Germany', deadlineOn: dayFromNow(3) });
  const account = { ...german.account, marketplace: 'DE' };
  const { id: de } = await ask<{ id: string }>(page, 'cases.create', { ...german, account });
  const sent = anInteraction({ at: new Date(Date.now() - 3_600_000).toISOString(), channel: 'ah_reactivate' });
  await ask(page, 'interactions.add', { caseId: us, interaction: { ...sent, followUpOn: dayFromNow(6) } });
  await ask(page, 'cases.update', { caseId: us, patch: { status: 'sent' } });
  const preventiveMeasures = '- Since 20 September we check each invoice.\n- No retail stock.';
  await ask(page, 'plans.save', { caseId: us, patch: { preventiveMeasures } });
  const open = (hash: string): Promise<void> => page.evaluate((value) => void (location.hash = value), hash);

  await open('#/cases');
  await expect(page.getByRole('heading', { name: 'Due in the next 7 days' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Appeals' }).getByRole('row').first()).toContainText('Scales in Germany');
  expect(await findAxeViolations(page)).toEqual([]);

  await open(`#/case/${de}/overview`);
  await expect(page.getByText(/The day ends in Berlin/)).toBeVisible();
  await open(`#/case/${us}/overview`);
  // It was an hour ago: yesterday, in the first hour of a day.
  await expect(page.getByRole('heading', { name: /^Sent (today|yesterday)\. Nothing to do until/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Dates and deadlines' })).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);
  await app.evaluate(({ dialog }, path: string) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await page.getByRole('button', { name: 'Save as calendar file' }).click();
  await expect(page.getByText(/Open the file to add the days/)).toBeVisible();
  expect(readFileSync(join(folder, 'Reinstate dates.ics'), 'utf8')).toContain(
    'SUMMARY:Look for an answer: Scales in the US',
  );

  await open(`#/case/${us}/log`);
  await expect(page.getByText('It may be too soon to write again')).toBeVisible();
  await page
    .getByRole('list', { name: 'Events' })
    .getByRole('button', { name: /Notice/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/overview\/noticeReceivedOn/);
  await open(`#/case/${us}/log`);
  await page.getByRole('button', { name: 'Log a contact' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/You had 1 contact with Amazon in the last 14 days/)).toBeVisible();
  await dialog.getByText('Amazon to you', { exact: true }).click();
  await expect(dialog.getByText('It may be too soon to write again')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  const back = { ...sent, at: new Date().toISOString(), direction: 'in', outcome: 'reinstated', followUpOn: null };
  await ask(page, 'interactions.add', { caseId: us, interaction: back });
  await open(`#/case/${us}/overview`);
  await page.getByRole('button', { name: 'Start a watch list' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'No retail stock.' })).toBeChecked();
  await dialog.getByText('Since 20 September we check each invoice.').click();
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  const watched = page.getByRole('list', { name: 'Watch list' }).getByRole('listitem');
  await expect(watched).toHaveCount(4);
  await watched.filter({ hasText: 'No retail stock.' }).getByText('No retail stock.').click();
  await expect(watched.filter({ hasText: 'No retail stock.' })).toContainText('Done');
  await page.waitForTimeout(300);
  expect(await findAxeViolations(page)).toEqual([]);

  await open('#/stores');
  await page.getByRole('button', { name: 'Link stores' }).click();
  await dialog.getByRole('button', { name: /Store/ }).first().click();
  await page.getByRole('option', { name: /United States/ }).click();
  await dialog.getByRole('button', { name: /Belongs together with/ }).click();
  await page.getByRole('option', { name: /Germany/ }).click();
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page.getByText(/Brightleaf Home · .* – Brightleaf Home · /)).toBeVisible();
  await expect(page.getByRole('row', { name: /Brightleaf Home/ })).toContainText('Reinstated');
  await page.waitForTimeout(300);
  expect(await findAxeViolations(page)).toEqual([]);

  await open('#/further-ways');
  await page
    .getByRole('region', { name: /^Arbitration/ })
    .getByText('What to have ready')
    .click();
  const ready = page.getByText('The archive of the appeal.', { exact: true });
  await ready.click();
  await expect(page.getByText('1 of 4 ready')).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);

  await ask(page, 'cases.update', { caseId: de, patch: { deadlineOn: dayFromNow(-3) } });
  await open('#/cases');
  await expect(page.getByRole('row', { name: /Scales in Germany/ })).toContainText('3 days overdue');
});
