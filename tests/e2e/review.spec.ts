// What happened: a question answered, figures typed, a sales report and a list of complaints read, a root cause found;
// everything saves itself, is undone, and is gathered as facts.
import { putFile } from '../support/sample-files.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';

const SALES =
  'Datum;ASIN;Bestellte Einheiten\n2026-03-01;B0ABCDEFGH;150\n2026-04-01;B0ABCD5J7K;30\n2024-01-01;B0ABCDEFGH;900\n';
const COMPLAINTS =
  'date\torder\tasin\tcomment\n03/04/2026\t111-1234567-1234567\tB0ABCDEFGH\tBox was open\n05/04/2026\t111-1234567-7654321\tB0ABCDEFGH\tLooks used\n';

// screens.spec.ts looks at both schemes; pictures of every page are taken in both.
const pictures = process.env['REVIEW_PICTURES'];

for (const colorScheme of pictures === undefined ? (['light'] as const) : (['light', 'dark'] as const)) {
  test(`past practice is written down, counted and undone, in ${colorScheme}`, async ({ launch, folder }) => {
    test.setTimeout(180_000);
    const app = await launch({ colorScheme });
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1360, height: 940 });
    const look = async (name: string): Promise<void> => {
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png` });
      expect(await findAxeViolations(page), `accessibility of ${name}`).toEqual([]);
    };
    const undo = async (): Promise<void> => {
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('ControlOrMeta+z');
    };
    const open = (name: string | RegExp) =>
      page.getByRole('navigation', { name: 'Pages of What happened' }).getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Look at an example' }).click();
    await page.waitForURL(/#\/case\//);
    await page.keyboard.press('ControlOrMeta+2');
    await expect(page.getByRole('heading', { level: 1, name: 'What happened' })).toBeVisible();

    await open(/^Suppliers/);
    const question = page.getByRole('textbox', { name: 'Who supplied these products, and since when?' });
    await expect(page.getByRole('link', { name: /^Suppliers 4 of 4/ })).toBeVisible();
    await question.fill('');
    await expect(page.getByRole('link', { name: /^Suppliers 3 of 4/ })).toBeVisible();
    await question.fill('Veldrane, since 2024.');
    await page.getByText('Why we ask').first().click();
    await expect(page.getByText('Amazon may call the supplier.')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Suppliers 4 of 4/ })).toBeVisible();
    await look('questions');

    await open(/^Account health/);
    const odr = page.getByRole('region', { name: 'Order defect rate' });
    await odr.getByRole('textbox', { name: 'Your figure, in %' }).fill('1,8');
    await expect(odr).toContainText('1.8 % is over the limit of 1 % by 0.8 percentage points');
    const lsr = page.getByRole('region', { name: 'Late shipment rate' });
    await lsr.getByRole('textbox', { name: 'Your figure, in %' }).fill('2.5');
    await expect(lsr).toContainText('2.5 % is below the limit of 4 %');
    await look('figures');

    await open(/^Units sold and bought/);
    await expect(page.getByText('Count what you sold from Sep 14, 2025 to Sep 13, 2026')).toBeVisible();
    await page.getByRole('button', { name: 'Read a sales report…' }).click();
    const report = page.getByRole('dialog', { name: 'Read a sales report' });
    const wrong = putFile(folder, 'prices.csv', 'sku,price\n1,2\n3,4\n');
    const right = putFile(folder, 'sales.csv', Buffer.from(`\ufeff${SALES}`, 'utf16le'));
    for (const file of [wrong, right]) {
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, file);
      await report.getByRole('button', { name: 'Choose a file…' }).click();
      if (file === wrong) await expect(report).toContainText('No column with ASINs was found.', { timeout: 30_000 });
      if (file === wrong) await expect(report).toContainText('Columns found: sku, price.');
    }
    await expect(report.getByRole('row', { name: /B0ABCDEFGH 150/ })).toBeVisible({ timeout: 30_000 });
    await expect(report).toContainText('Read as UTF-16LE, divided by semicolons.');
    await look('sales-report');
    await report.getByRole('button', { name: 'Take the figures of 2 ASINs' }).click();
    const asin = page.getByRole('region', { name: 'B0ABCDEFGH' });
    await expect(asin.getByRole('textbox')).toHaveValue('150');
    await expect(asin).toContainText(/missing on invoices|Enough units/);
    await asin.getByRole('textbox').fill('900');
    await expect(asin).toContainText('missing on invoices');
    await look('units');

    await open(/^Complaints and orders/);
    await page.getByRole('button', { name: 'Add a list…' }).click();
    const list = page.getByRole('dialog', { name: 'Add a list' });
    await list.getByRole('textbox', { name: 'Name of the list' }).fill('Complaints of spring');
    await list.getByRole('textbox', { name: 'Or paste the rows here' }).fill(COMPLAINTS);
    await expect(list).toContainText('These dates can be read two ways.', { timeout: 30_000 });
    await expect(list.getByRole('button', { name: 'Take 2 rows' })).toBeDisabled();
    await list.getByRole('button', { name: /Dates like/ }).click();
    await page.getByRole('option', { name: 'Month first: 4 March' }).click();
    await expect(
      list.getByRole('row', { name: /Mar 4, 2026 111-1234567-1234567 B0ABCDEFGH Box was open/ }),
    ).toBeVisible();
    await look('list-import');
    await list.getByRole('button', { name: 'Take 2 rows' }).click();
    const complaints = page.getByRole('region', { name: 'Complaints of spring' });
    await expect(complaints).toContainText('2 complaints');
    await complaints.getByText('Show rows').click();
    await expect(complaints.getByRole('row', { name: /Looks used/ })).toBeVisible();
    await look('lists');

    await open(/^Root causes/);
    await page.getByRole('button', { name: 'Add a root cause' }).click();
    const cause = page.getByRole('region', { name: 'Root cause 2' });
    await cause.getByRole('textbox', { name: 'What went wrong?' }).fill('Two buyers got used scales.');
    await cause.getByRole('textbox', { name: 'Why did it happen?' }).fill('Returned scales went back on the shelf.');
    await cause.getByRole('textbox', { name: 'And why that?' }).fill('Nobody was told to keep returns apart.');
    await expect(cause).toContainText('Suggested root cause: Nobody was told to keep returns apart.');
    await cause.getByRole('button', { name: /Add a proof for why 1/ }).click();
    await page.getByRole('option').first().click();
    await expect(cause.getByRole('button', { name: /^Take .* away as proof$/ })).toBeVisible();
    await look('causes');

    await open(/^What you found out/);
    await expect(page.getByText('Nobody was told to keep returns apart.')).toBeVisible();
    await expect(page.getByText('Veldrane, since 2024.')).toBeVisible();
    await expect(page.getByText('2 complaints from 4 March 2026 to 4 May 2026. B0ABCDEFGH: 2.')).toBeVisible();
    await look('facts');

    await page.setViewportSize({ width: 660, height: 700 });
    await open(/^Units sold and bought/);
    await look('narrow');
    const excess = await page.evaluate(() => document.body.scrollWidth - document.documentElement.clientWidth);
    expect(excess, 'nothing is wider than a narrow window').toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1360, height: 940 });

    await open(/^Root causes/);
    await undo();
    await expect(cause.getByRole('button', { name: /^Take .* away as proof$/ })).toHaveCount(0);
    await page.reload();
    await open(/^Suppliers/);
    await expect(question, 'saved without a button').toHaveValue('Veldrane, since 2024.');
  });
}
