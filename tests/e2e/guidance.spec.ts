// A case that is there: a notice is read into it, the ways to answer are compared, something on the checklist is not
// needed, and the user's own file changes a preset; broken, it is named and ignored.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bridge } from '../../shared/contracts/index.ts';
import { expect, test } from './app-test.ts';

const NOTICE = `Hello,

Your Amazon.com selling account has been deactivated in accordance with section 3 of Amazon's Business Solutions Agreement.

Why did this happen?
Your Order Defect Rate is 2.1 %, above our target of 1 %. Case ID: 15824067391
ASIN: B0C7XK41QD

How do I reactivate my account?
- The root cause of the defects
- The actions you have taken
Submit them by 03/04/2026.`;
const OTHER = `From: payments@example.com
Subject: Your payment

Hello, Amazon has sent a disbursement of $4,210.77 to your bank account ending in 881. Funds will be available soon, in three to five business days.`;

test('guidance in a case that is there', async ({ launch, folder }) => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'catalogue-overrides.json');
  writeFileSync(file, '{ "documentTypes": { "supplier_contact_sheet": { "freshness": { "days": 30 } } } }');
  const page = await (await launch()).firstWindow();
  const shot = async (name: string): Promise<void> => {
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
  };
  await page
    .getByRole('button', { name: /example/i })
    .first()
    .click();
  await page.waitForURL(/#\/case\//);
  await shot('overview');

  await page.getByRole('button', { name: 'Read a notice…' }).click();
  const text = page.getByRole('dialog').getByLabel('The notice');
  await text.fill(`From: seller-performance@example.com\nSubject: Your account\n\n${NOTICE}\n\n${OTHER}`);
  await expect(page.getByText('There are 2 messages in this text.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take what is ticked' })).toBeDisabled();
  await page.getByRole('button', { name: 'Use only Your account' }).click();
  await expect(page.getByRole('checkbox', { name: 'Reason: Order defect rate' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'ASIN: B0C7XK41QD' }).uncheck({ force: true });
  await expect(page.getByText(/can be read two ways. Which day is meant/)).toBeVisible();
  await page.getByRole('button', { name: /Apr/ }).click();
  await expect(page.getByText('The root cause of the defects').last()).toBeVisible();
  await shot('read-notice');
  await page.getByRole('button', { name: 'Take what is ticked' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const cases = await page.evaluate(() =>
    (globalThis as unknown as { readonly reinstate: Bridge }).reinstate.call('cases.list', {}),
  );
  expect(cases).toMatchObject({ ok: true, value: [{ deadlineOn: '2026-04-03' }] });
  expect(JSON.stringify(cases)).toContain('15824067391');
  expect(JSON.stringify(cases)).not.toContain('B0C7XK41QD');

  await page.getByRole('button', { name: 'Compare the ways…' }).click();
  await expect(page.getByText('Suggested', { exact: true })).toBeVisible();
  await expect(page.getByText(/It must not have: Any sentence that denies/)).toBeVisible();
  await shot('paths');
  await page.getByRole('dialog').getByText('Dispute it: Amazon acted in error').click();
  await page.getByRole('button', { name: 'Take this way' }).click();
  await expect(page.getByText('Dispute it: Amazon acted in error')).toBeVisible();
  await page.keyboard.press('Control+z');

  await page
    .getByRole('link', { name: /Evidence/ })
    .first()
    .click();
  await page.getByRole('tab', { name: /By checklist/ }).click();
  await expect(page.getByText('changed by you').first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Not needed here…/ })
    .first()
    .click();
  await page.getByLabel('Why it is not needed here').fill('Our supplier sells to us alone.');
  await page.getByRole('button', { name: 'Not needed here', exact: true }).click();
  await expect(page.getByText('“Our supplier sells to us alone.”')).toBeVisible();
  await shot('checklist');
  await page.getByRole('button', { name: /^Needed after all/ }).click();
  await expect(page.getByText('“Our supplier sells to us alone.”')).toBeHidden();

  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Document: Supplier contact sheet')).toBeVisible();
  await shot('own-rules');
  writeFileSync(file, '{ "documentTypes": { "supplier_contact_sheet": { "freshness": { "days": "many" } } } }');
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText('Your file is not used')).toBeVisible();
  await expect(page.getByText(/documentTypes.supplier_contact_sheet.freshness.days/)).toBeVisible();
  await page.getByText('Your file is not used').scrollIntoViewIfNeeded();
  await shot('own-rules-broken');
});
