// The whole job once, as a seller does it: a notice and three papers become a verified packet.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';
import { chooseRow } from './choose-row.ts';
import { dropFiles } from './drop-files.ts';

const PAPERS = ['veldrane-invoice-VWS-1043.pdf', 'carton-label-2026-09-23.jpg', 'pellanor-letter-of-authorization.pdf'];
const paperPath = (name: string): string => join('resources/sample-case/evidence', name);
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const NOTICE = (JSON.parse(readFileSync('resources/sample-case/case.json', 'utf8')) as { case: { noticeText: string } })
  .case.noticeText;

test('makes a case by hand and exports a packet whose citations land', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  await startCase(page);
  await addPapers(page);
  await writePlan(page);
  const kit = await exportKit(app, page, folder);

  const manifest = kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
  for (const file of manifest.files) expect(sha256(join(kit, file.file)), file.file).toBe(file.sha256);
  expect(manifest.originals.map((original) => original.sha256).sort()).toEqual(
    PAPERS.map((name) => sha256(paperPath(name))).sort(),
  );
  await expectSoundPacket(join(kit, 'packet.pdf'), manifest.report);
});

test('the same job by keyboard alone', async ({ launch, folder }) => {
  test.setTimeout(180_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 820 });
  const keys = page.keyboard;

  await tabTo(page, 'button', 'Start an appeal');
  await keys.press('Enter');
  await tabTo(page, 'textbox', 'Store name');
  await keys.type('Brightleaf Home');
  await keys.press('Tab');
  await keys.press('Enter');
  await keys.type('United Sta');
  await page.getByRole('option', { name: /United States/ }).waitFor();
  await keys.press('Enter');
  for (const question of [2, 3, 4, 5, 6, 7]) {
    await tabTo(page, 'button', 'Continue');
    await keys.press('Enter');
    await expect(page.getByText(`Question ${question} of 7`)).toBeVisible();
  }
  await tabTo(page, 'button', 'Start this appeal');
  await keys.press('Enter');
  await page.waitForURL(/#\/case\//);

  await answerFileDialog(app, [paperPath(PAPERS[0] ?? '')]);
  await keys.press('ControlOrMeta+o');
  await expect(page.getByRole('row', { name: /Veldrane/ })).toBeVisible();
  await keys.press('ControlOrMeta+4');
  await tabTo(page, 'textbox', 'Root cause');
  await keys.type('We bought 120 units in March 2026 @veld');
  await expect(page.getByRole('option', { name: /Veldrane/ })).toBeVisible();
  await keys.press('Enter');
  await keys.type('and counted them.');
  await expect(page.getByRole('textbox', { name: 'Root cause' })).toContainText('Exhibit A');
  await keys.press('ControlOrMeta+l');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const target = join(folder, 'kits');
  mkdirSync(target);
  await answerFileDialog(app, [target]);
  await keys.press('ControlOrMeta+e');
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible({ timeout: 60_000 });
  const [name] = readdirSync(target);
  expect((await readPdf(readFileSync(join(target, name ?? '', 'packet.pdf')))).pages.length).toBeGreaterThan(4);
});

async function startCase(page: Page): Promise<void> {
  const next = (): Promise<void> => page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Start an appeal' }).click();
  await page.getByLabel('Store name').fill('Brightleaf Home');
  await page.getByRole('button', { name: /Marketplace/ }).click();
  await page.getByRole('option', { name: /United States/ }).click();
  await page.getByLabel('Legal entity').fill('Brightleaf Trading LLC');
  await page.getByLabel('Merchant token').fill('A2EXAMPLE12345');
  await page.getByLabel('E-mail of the account').fill('owner@example.com');
  await next();
  await page.getByLabel('Text of the notice').fill(NOTICE);
  await next();
  await page.getByText('Inauthentic item or unproven supply chain').click();
  await next();
  await next();
  await page.getByRole('button', { name: 'Fill in below' }).click();
  await expect(page.getByLabel('Case IDs')).toHaveValue('15824067391');
  await next();
  await page.getByRole('spinbutton', { name: 'month, Notice received on' }).click();
  await page.keyboard.type('09142026');
  await next();
  await page.getByLabel('Name of this appeal').fill('Authenticity complaint, "kitchen" scales & more');
  await page.getByRole('button', { name: 'Start this appeal' }).click();
  await page.waitForURL(/#\/case\//);
}

async function addPapers(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Evidence/ }).click();
  await expect(page.getByText('No evidence yet')).toBeVisible();
  await dropFiles(page, page.getByRole('main'), [...PAPERS.map(paperPath), 'package.json']);
  const tray = page.getByRole('region', { name: 'Work going on' });
  await expect(tray).toContainText('3 files were added');
  await expect(tray).toContainText('package.json');
  await tray.getByRole('button', { name: 'Close' }).click();
  await chooseType(page, /Veldrane/, 'Supplier invoice');
  await chooseType(page, /Carton/, 'Photos of the product');
  await chooseType(page, /Pellanor/, 'Letter of authorization');
}

async function chooseType(page: Page, row: RegExp, type: string): Promise<void> {
  await chooseRow(page.getByRole('row', { name: row }));
  await page.getByRole('button', { name: /^(?!Use ).*Kind of document$/ }).click();
  await page.getByRole('option', { name: type, exact: true }).click();
  await expect(page.getByRole('row', { name: row })).toContainText(type);
}

async function writePlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Plan of action/ }).click();
  await write(page, 'Root cause', [
    'On 2026-06-08 we bought 40 units without an invoice ',
    'Veldrane',
    ' shows the rest.',
  ]);
  await write(page, 'Corrective actions', ['On 2026-09-23 we compared the carton ', 'Carton', ' with the invoice.']);
  await write(page, 'Preventive measures', [
    'Since 2026-09-20 we buy from named suppliers only ',
    'Pellanor',
    ' every week.',
  ]);
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

/** Types before, cites with `@`, and types after. */
async function write(
  page: Page,
  part: string,
  [before, cited, after]: readonly [string, string, string],
): Promise<void> {
  await page.getByRole('textbox', { name: part }).click();
  await page.keyboard.type(`${before}@${cited.toLowerCase()}`);
  await page.getByRole('option', { name: new RegExp(cited) }).click();
  await page.keyboard.type(after.trim());
  await expect(page.getByRole('textbox', { name: part })).toContainText(/Exhibit [ABC]/);
}

async function exportKit(app: DesktopApp, page: Page, folder: string): Promise<string> {
  const target = join(folder, 'kits');
  mkdirSync(target);
  await answerFileDialog(app, [target]);
  await page.getByRole('link', { name: /Packet/ }).click();
  await expect(page.getByText('Nothing stops the export')).toBeVisible();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible({ timeout: 60_000 });
  const names = readdirSync(target);
  expect(names).toHaveLength(1);
  const kit = join(target, names[0] ?? '');
  for (const part of ['packet.pdf', 'originals', 'paste', 'manifest.json'])
    expect(existsSync(join(kit, part)), part).toBe(true);
  return kit;
}

/** The next file dialogs are answered with these paths, whichever host shows them. */
async function answerFileDialog(app: DesktopApp, paths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    paths.map((path) => (path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : join(process.cwd(), path))),
  );
}

/** Presses Tab until the element with a role and name has the focus, as a person without a mouse does. */
async function tabTo(page: Page, role: 'button' | 'textbox', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached the ${role} "${name}"`);
}

async function expectSoundPacket(
  file: string,
  report: ReturnType<typeof kitManifestSchema.parse>['report'],
): Promise<void> {
  const { pages } = await readPdf(readFileSync(file));
  expect(pages).toHaveLength(report.packet.pages);
  expect(pages[0]?.text).toContain('Authenticity complaint, "kitchen" scales & more');
  expect(report.citations.length).toBeGreaterThanOrEqual(6);
  for (const citation of report.citations) {
    const links = pages[citation.onPage - 1]?.links ?? [];
    expect(links.map((link) => link.targetPage)).toContain(citation.targetPage);
    const exhibit = report.exhibits.find((candidate) => candidate.label === citation.exhibit);
    expect(citation.targetPage).toBeGreaterThanOrEqual(exhibit?.firstPage ?? Infinity);
    expect(citation.targetPage).toBeLessThanOrEqual(exhibit?.lastPage ?? 0);
    expect(pages[citation.onPage - 1]?.text.replaceAll(/\s/g, ' ')).toContain(
      `Exhibit ${citation.exhibit} (p. ${citation.targetPage})`,
    );
  }
}
