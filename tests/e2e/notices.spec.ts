// A pasted notice: what is read from it is shown, confirmed point by point, and then stands in the case.
import type { Bridge } from '../../shared/contracts/index.ts';
import { expect, test } from './app-test.ts';

const NOTICE = `Hello,

Your Amazon.com selling account has been deactivated in accordance with section 3 of Amazon's Business Solutions Agreement.

Why did this happen?
We received complaints about the authenticity of your items. Case ID: 15824067391
ASIN: B0C7XK41QD

How do I reactivate my account?
- Invoices of your supplier
Submit them by 03/04/2026.`;
const OTHER = `From: payments@example.com
Subject: Your payment

Hello, Amazon has sent a disbursement of $4,210.77 to your bank account ending in 881. Funds will be available soon, in three to five business days.`;

test('paste, choose, confirm: the case has the reasons and ids', async ({ launch }) => {
  const page = await (await launch()).firstWindow();
  const next = (): Promise<void> => page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Start an appeal' }).click();
  await page.getByLabel('Store name').fill('Brightleaf Home');
  await page.getByRole('button', { name: /Marketplace/ }).click();
  await page.getByRole('option', { name: /United States/ }).click();
  await next();

  const text = page.getByLabel('Text of the notice');
  await text.fill(OTHER);
  await expect(page.getByText('This looks like an ordinary mail')).toBeVisible();
  await text.fill('Hello, thank you for your appeal. We do not have enough information to reactivate your account.');
  await expect(page.getByText('This looks like an answer to an appeal: Amazon asks for more')).toBeVisible();
  await text.fill(`From: seller-performance@example.com\nSubject: Your account\n\n${NOTICE}\n\n${OTHER}`);
  await expect(page.getByText('There are 2 messages in this text.')).toBeVisible();
  await page.getByRole('button', { name: 'Use only Your account' }).click();
  await expect(page.getByText(/It seems to be about: Inauthentic item/)).toBeVisible();
  await page.getByText('Show the words that say so').click();
  await expect(page.locator('mark').first()).toHaveText(/complaints about the authenticity/);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/notice.png` });
  await next();

  const reason = page.getByRole('checkbox', { name: /Inauthentic item/ });
  await expect(reason).not.toBeChecked();
  await expect(page.getByText(/Why we think so: it says “.*complaints about the authenticity/)).toBeVisible();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/reasons.png` });
  await page.getByText('Inauthentic item or unproven supply chain').click();
  await next();
  await next();
  await expect(page.getByLabel('ASINs')).toHaveValue('');
  await page.getByRole('button', { name: 'Fill in below' }).click();
  await expect(page.getByLabel('ASINs')).toHaveValue('B0C7XK41QD');
  await next();
  await expect(page.getByText(/can be read two ways. Which day is meant/)).toBeVisible();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/dates.png` });
  await page.getByRole('button', { name: /Mar/ }).click();
  await next();
  await page.getByRole('button', { name: 'Start this appeal' }).click();
  await page.waitForURL(/#\/case\//);
  const cases = await page.evaluate(() =>
    (globalThis as unknown as { readonly reinstate: Bridge }).reinstate.call('cases.list', {}),
  );
  expect(cases).toMatchObject({
    ok: true,
    value: [
      {
        reasons: ['inauthentic_supply'],
        asins: ['B0C7XK41QD'],
        caseIds: ['15824067391'],
        section3: true,
        deadlineOn: '2026-03-04',
      },
    ],
  });
});
