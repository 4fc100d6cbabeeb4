// Facts that a document's text offers: shown below their fields with the reason, used by hand, taken back with undo.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../tools/project.ts';
import { putFile } from '../support/sample-files.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { dropFiles } from './drop-files.ts';

const INVOICE = join(projectRoot, 'resources/sample-case/evidence/veldrane-invoice-VWS-1043.pdf');

test('an invoice offers its facts, one is used, all the others at once, and undo takes them back', async ({
  launch,
  folder,
}) => {
  test.setTimeout(120_000);
  const page = await (await launch()).firstWindow();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('row', { name: /Veldrane invoice/ })).toBeVisible();
  await dropFiles(page, page.getByRole('main'), [
    // Other bytes than the example's own copy, which would be known again.
    putFile(folder, 'scan-0042.pdf', Buffer.concat([readFileSync(INVOICE), Buffer.from('\n% scanned\n')])),
  ]);
  await page.getByRole('row', { name: /scan[ -]0042/i }).click();

  const facts = page.getByRole('region', { name: 'Facts of the document' });
  await expect(facts.locator('[data-offer]').first()).toBeVisible({ timeout: 30_000 });
  await facts.getByRole('button', { name: 'Use Supplier invoice for Kind of document' }).click();
  const date = facts.locator('[data-fact=documentDate]');
  await expect(date).toContainText('Invoice date');
  await expect(date.locator('[data-offer]')).toContainText('next to “Invoice date”');
  await expect(date.locator('[data-offer]')).toContainText('page 1');
  const number = facts.getByRole('textbox', { name: 'Invoice number' });
  await expect(number, 'nothing is filled in by itself').toHaveValue('');
  expect(await findAxeViolations(page), 'accessibility of the offers').toEqual([]);

  await facts.getByRole('button', { name: 'Use VWS-1043 for Invoice number' }).hover();
  await expect(page.locator('[data-found][data-current]').first(), 'its place on the page').toBeVisible();
  await page.screenshot({ path: process.env['FACTS_PICTURE'] ?? test.info().outputPath('offers.png') });
  await facts.getByRole('button', { name: 'Use VWS-1043 for Invoice number' }).click();
  await expect(number).toHaveValue('VWS-1043');
  await expect(facts.locator('[data-fact=documentNumber] [data-offer]')).toHaveCount(0);

  await facts.getByRole('button', { name: 'Use all' }).click();
  await expect(facts.getByRole('textbox', { name: 'Supplier' })).toHaveValue('Veldrane Wholesale Supply, Inc.');
  await expect(facts.getByRole('textbox', { name: 'Bought by' })).toHaveValue('Brightleaf Trading LLC');
  await expect(facts.locator('[data-offer]')).toHaveCount(0);

  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(facts.getByRole('textbox', { name: 'Supplier' }), 'all of them in one step').toHaveValue('');
  await expect(facts.getByRole('textbox', { name: 'Bought by' })).toHaveValue('');
  await expect(number).toHaveValue('VWS-1043');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(number).toHaveValue('');
  await expect(facts.locator('[data-fact=documentNumber] [data-offer]')).toHaveCount(1);
});
