// The evidence screen as a library: the checklist with its gaps, filters, thumbnails, facts that are offered.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeLookAlikeSet } from '../fixtures/look-alike-set/look-alike-set.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { findAxeViolations } from './axe.ts';
import { dropFiles } from './drop-files.ts';

async function openExample(app: DesktopApp): Promise<Page> {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('row', { name: /Veldrane invoice/ })).toBeVisible();
  return page;
}

test('the checklist shows gaps, and a file dropped on one gets its type', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  await page.getByRole('tab', { name: /By checklist/ }).click();
  const asked = page.getByRole('listitem').filter({ hasText: 'invoices' }).first();
  await expect(asked.getByRole('img', { name: 'There', exact: true })).toBeVisible();
  await expect(asked.getByRole('button', { name: /Veldrane/ })).toBeVisible();
  const gap = page.locator('[data-drop-type=supplier_contact_sheet][data-state=missing]').first();
  await expect(gap).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of the checklist').toEqual([]);
  await gap.scrollIntoViewIfNeeded();
  await dropFiles(page, gap, [putFile(folder, 'who-to-call.pdf', await aPdf(1))]);
  await expect(page.locator('[data-drop-type=supplier_contact_sheet]').last()).toContainText('Who to call');
  await expect(page.getByRole('button', { name: /Kind of document/ })).toContainText('Supplier contact sheet');
});

test('filters show what lacks something, by mouse and by keyboard', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  await page
    .getByRole('row', { name: /Veldrane invoice/ })
    .getByRole('button', { name: /Actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Leave out of the packet' }).click();
  await page.getByRole('button', { name: 'All documents (8)' }).click();
  await page.getByRole('menuitem', { name: 'Left out' }).click();
  await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(1);
  await page.getByRole('button', { name: 'Left out: 1 of 8' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('utility');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Electricity bill/ })).toBeVisible();
  expect(await findAxeViolations(page), 'accessibility of a filtered list').toEqual([]);
});

test('every document in view gets a small picture of its first page', async ({ launch }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  await expect(page.locator('[data-thumbnail=made] canvas')).toHaveCount(8, { timeout: 40_000 });
  const inks = await page.locator('[data-thumbnail=made] canvas').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return new Set(Array.from(data)).size;
    }),
  );
  expect(Math.min(...inks), 'different values of colour in the emptiest picture').toBeGreaterThan(20);
});

test('the small pictures are there again at the next start, without drawing', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const first = await launch();
  const made = '[data-thumbnail=made] canvas';
  const listRequests = (page: Page): readonly string[] => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    return asked;
  };
  const listThreads = (page: Page): readonly string[] => {
    const started: string[] = [];
    page.on('worker', (worker) => {
      if (worker.url().includes('pdf-worker')) started.push(worker.url());
    });
    return started;
  };
  const drawing = listThreads(await first.firstWindow());
  const before = await openExample(first);
  await expect(before.locator(made)).toHaveCount(8, { timeout: 40_000 });
  await expect.poll(() => readdirSync(join(folder, 'data', 'thumbnails')).length).toBe(8);
  const home = new URL(before.url()).hash;
  await first.close();

  const page = await (await launch()).firstWindow();
  const asked = listRequests(page);
  const shown = listThreads(page);
  await page.evaluate((hash) => void (location.hash = hash), home);
  await expect(page.locator(made)).toHaveCount(8, { timeout: 20_000 });
  // One thread less: that of the document in the viewer is left. Its file is the only one that is read.
  expect(shown.length, `${drawing.length} before`).toBeLessThan(drawing.length);
  expect(new Set(asked.filter((path) => path.startsWith('/content/evidence/'))).size).toBeLessThan(2);
});

/** The next file dialog is answered with this path, whichever host shows it. */
async function answerDialog(app: DesktopApp, path: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    [path],
  );
}

test('a newer file takes the place of a document, the earlier one can be seen, and undo brings it back', async ({
  launch,
  folder,
}) => {
  test.setTimeout(120_000);
  const app = await launch();
  const page = await openExample(app);
  await answerDialog(app, putFile(folder, 'veldrane-signed.pdf', await aPdf(1, 'Signed copy')));
  const row = page.getByRole('row', { name: /Veldrane invoice/ });
  await row.getByRole('button', { name: /Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Replace file…' }).click();
  const facts = page.getByRole('region', { name: 'Facts of the document' });
  await row.click();
  await expect(facts.getByText('veldrane-signed.pdf')).toBeVisible({ timeout: 20_000 });
  const tray = page.getByRole('region', { name: 'Work going on' });
  await expect(tray).toContainText('The plan of action cites page 2, but the new file has one page.');
  await tray.getByRole('button', { name: 'Close' }).click();
  await facts.getByText('Earlier versions (1)').click();
  expect(await findAxeViolations(page), 'accessibility of earlier versions').toEqual([]);
  await facts.getByRole('button', { name: /Open the earlier version/ }).click();
  const dialog = page.getByRole('dialog', { name: /Earlier version of/ });
  await expect(dialog.locator('canvas').first()).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(facts.getByText('veldrane-signed.pdf')).toBeHidden();
  await expect(facts.getByText(/Earlier versions/)).toBeHidden();
});

test('a dropped folder is asked about first, with its files counted', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  for (const name of ['a.pdf', 'b.pdf', 'c.pdf', 'old/d.pdf', 'older/e.pdf']) {
    putFile(folder, `Invoices/${name}`, await aPdf(1, `Paper ${name}`));
  }
  await dropFiles(page, page.getByRole('grid', { name: 'Documents' }), [join(folder, 'Invoices')]);
  const dialog = page.getByRole('dialog', { name: 'Add 3 files from “Invoices”?' });
  await expect(dialog).toContainText('2 folders inside are left out.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('grid', { name: 'Documents' }).getByRole('row')).toHaveCount(8);
  await dropFiles(page, page.getByRole('grid', { name: 'Documents' }), [join(folder, 'Invoices')]);
  await dialog.getByRole('button', { name: 'Add 3 files' }).click();
  await expect(page.getByRole('row', { name: /^A\b/ })).toBeVisible({ timeout: 30_000 });
});

test('a paper that comes twice as different files is hinted at, and both can be seen', async ({ launch, folder }) => {
  test.setTimeout(120_000);
  const page = await openExample(await launch());
  const [first, again] = await takeTwice();
  const grid = page.getByRole('grid', { name: 'Documents' });
  await dropFiles(page, grid, [putFile(folder, 'scan one.jpg', first), putFile(folder, 'scan two.jpg', again)]);
  await page.getByRole('row', { name: /Scan two/ }).click({ timeout: 30_000 });
  const facts = page.getByRole('region', { name: 'Facts of the document' });
  await expect(facts.getByText(/Looks like the same picture as .*Scan one/)).toBeVisible();
  await expect(page.getByText('looks like the same picture as Scan one.')).toBeVisible();
  await facts.getByRole('button', { name: 'Show both' }).click();
  const dialog = page.getByRole('dialog', { name: 'Do these show the same paper?' });
  await expect(dialog.getByRole('img')).toHaveCount(2);
  expect(await findAxeViolations(page), 'accessibility of two documents side by side').toEqual([]);
});

/** One made-up invoice, scanned and saved again with other settings. */
async function takeTwice(): Promise<readonly [Uint8Array, Uint8Array]> {
  const bytes = new Map<string, Uint8Array>();
  for await (const picture of makeLookAlikeSet({ forms: { from: 3, count: 1 }, papersOfEach: 1 })) {
    bytes.set(picture.taking, picture.bytes);
  }
  return [bytes.get('first') ?? new Uint8Array(), bytes.get('cropped') ?? new Uint8Array()];
}
