// E-mails, texts and tables: dropped in, looked at as they are and as the packet shows them, attachments added.
import { makeMail, makeOrders } from '../fixtures/printed-files.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { chooseRow } from './choose-row.ts';
import { dropFiles } from './drop-files.ts';
import { openExample } from './open-example.ts';

test('a mail shows its text and offers its attachments; a table scrolls through all of its rows', async ({
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  const { page } = await openExample(launch);
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('row', { name: /Veldrane invoice/ })).toBeVisible();
  const mail = makeMail([
    { name: 'invoice 1043.pdf', mime: 'application/pdf', bytes: await aPdf(2) },
    { name: 'authorisation.pdf', mime: 'application/pdf', bytes: await aPdf(1) },
  ]);
  await dropFiles(page, page.locator('body'), [
    putFile(folder, 'supplier mail.eml', mail),
    putFile(folder, 'orders.csv', Buffer.from(makeOrders(30_000))),
  ]);
  const mailRow = page.getByRole('row', { name: /Supplier mail/ });
  await expect(mailRow).toBeVisible({ timeout: 60_000 });
  await mailRow.click();
  await expect(page.getByText('This e-mail has 2 attachments.')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('canvas').first()).toBeVisible();
  await page.getByRole('button', { name: 'Show text' }).click();
  await expect(page.getByRole('heading', { name: 'Invoice 1043 and our letter of authorisation' })).toBeVisible();
  await expect(page.getByText('attached you find invoice 1043 for 120 units.')).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of the mail').toEqual([]);
  await page.getByRole('button', { name: 'Add all 2 as evidence' }).click();
  await expect(page.getByRole('row', { name: /Authorisation/ })).toBeVisible({ timeout: 60_000 });
  await chooseRow(mailRow);
  await expect(page.getByRole('link', { name: 'In this appeal' })).toHaveCount(2);

  await page
    .getByRole('row', { name: /^.*Orders/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Show text' }).click();
  const table = page.getByRole('table', { name: 'Orders' });
  await expect(table.getByRole('rowheader', { name: '2', exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(table.getByRole('cell', { name: '=HYPERLINK("http://x.example")' }).first()).toBeVisible();
  await expect(table).toHaveAttribute('aria-rowcount', '30001');
  expect(await table.getByRole('row').count()).toBeLessThan(120);
  await page.getByRole('region', { name: 'Rows of Orders' }).focus();
  await page.keyboard.press('End');
  await expect(table.getByRole('rowheader', { name: '30001', exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await findAxeViolations(page), 'accessibility of the table').toEqual([]);
});
