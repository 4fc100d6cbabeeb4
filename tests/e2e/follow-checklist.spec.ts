// From a pasted notice to an export without errors by doing, again and again, what the overview names next.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import { putFile } from '../support/sample-files.ts';
import type { DesktopApp } from './app.ts';
import { expect, test } from './app-test.ts';

const SAMPLE = 'resources/sample-case';
const NOTICE = (JSON.parse(readFileSync(join(SAMPLE, 'case.json'), 'utf8')) as { case: { noticeText: string } }).case
  .noticeText;
const CONTACTS = 'Veldrane Wholesale Supply, Inc.\nTelephone +1 302 555 0142\nhttps://veldrane.example\n';

/** Enough for every step that the case needs, and an end for a step that is named again and again. */
const MOST_STEPS = 14;

test('paste a notice, confirm it, follow the next step to an export with no errors', async ({ launch, folder }) => {
  test.setTimeout(240_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 1000 });
  page.setDefaultTimeout(30_000);
  await pasteNotice(page);
  const files: Readonly<Record<string, string>> = {
    'Supplier invoice': resolve(SAMPLE, 'evidence/veldrane-invoice-VWS-1043.pdf'),
    'Supplier contact sheet': putFile(folder, 'veldrane-contacts.txt', Buffer.from(CONTACTS)),
  };
  const taken: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const title = await nextTitle(page);
    taken.push(title);
    if (title.startsWith('Look at the packet')) break;
    await takeStep(app, page, title, files);
  }
  expect(taken.at(-1), taken.join(' > ')).toBe('Look at the packet and export it');

  await page.getByRole('button', { name: 'Open the packet' }).click();
  await expect(page.getByText('Nothing stops the export')).toBeVisible({ timeout: 30_000 });
  await answerFileDialog(app, folder);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible({ timeout: 120_000 });
  const kit = readdirSync(folder).find((name) => name !== 'data' && !name.endsWith('.txt')) ?? '';
  const manifest = kitManifestSchema.parse(JSON.parse(readFileSync(join(folder, kit, 'manifest.json'), 'utf8')));
  expect(manifest.originals).toHaveLength(2);
});

async function pasteNotice(page: Page): Promise<void> {
  const next = (): Promise<void> => page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Start an appeal' }).click();
  await page.getByLabel('Store name').fill('Brightleaf Home');
  await page.getByRole('button', { name: /Marketplace/ }).click();
  await page.getByRole('option', { name: /United States/ }).click();
  await next();
  await page.getByLabel('Text of the notice').fill(NOTICE);
  await next();
  await page.getByText('Inauthentic item or unproven supply chain').click();
  await next();
  await next();
  await page.getByRole('button', { name: 'Fill in below' }).click();
  await next();
  await page.getByRole('spinbutton', { name: 'month, Notice received on' }).click();
  await page.keyboard.type('09142026');
  await next();
  await page.getByRole('button', { name: 'Start this appeal' }).click();
  await page.waitForURL(/#\/case\//);
}

/** What the overview names, with why and how long it takes. */
async function nextTitle(page: Page): Promise<string> {
  await page.getByRole('link', { name: /^Overview/ }).click();
  const card = page.getByRole('region', { name: 'Next step' });
  await expect(card.getByText(/about \d+ minutes?/)).toBeVisible();
  return (await card.getByRole('heading').textContent()) ?? '';
}

async function takeStep(
  app: DesktopApp,
  page: Page,
  title: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  if (title.startsWith('Add: ')) await addFile(app, page, title.slice('Add: '.length), files);
  else if (title.startsWith('Say what')) await describeDocument(page, title);
  else if (title.startsWith('Write the ')) await writePart(page);
  else throw new Error(`nothing is known to do for "${title}"`);
}

/** Where the checklist has the gap. */
async function addFile(
  app: DesktopApp,
  page: Page,
  type: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await answerFileDialog(app, files[type] ?? '');
  await page.getByRole('button', { name: 'Go to the evidence' }).click();
  const tab = page.getByRole('tab', { name: 'By checklist' });
  if (await tab.isVisible()) await tab.click();
  const gap = page.getByRole('button', { name: `Add file… as ${type}` }).first();
  await gap.press('Enter');
  await expect(gap).toBeHidden({ timeout: 30_000 });
}

/** Takes what the document's text offers; where it offers nothing, types it. */
async function describeDocument(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Fill in' }).click();
  const facts = page.getByRole('region', { name: 'Facts of the document' });
  const issuer = facts.locator('[data-fact=issuer] input');
  await expect(issuer).toBeVisible();
  if (title.includes('invoice')) {
    const useAll = facts.getByRole('button', { name: 'Use all' });
    await useAll.click();
    await expect(useAll).toBeHidden();
  } else {
    await facts.locator('[data-fact=documentDate]').getByRole('spinbutton').first().click();
    await page.keyboard.type('09202026');
  }
  if ((await issuer.inputValue()) === '') await issuer.fill('Veldrane Wholesale Supply, Inc.');
  await issuer.press('Tab');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

const PARTS: Readonly<Record<string, string>> = {
  'Root cause':
    'On 2026-06-08 our purchasing lead bought 40 units from a reseller without a check of its papers. @veldrane',
  'Corrective actions': 'On 2026-09-16 we removed all 37 units of this lot from sale and counted them. @veldrane',
  'Preventive measures': 'Since 2026-09-20 the purchasing lead checks every supplier before the first order. @veldrane',
};

async function writePart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  for (const [name, words] of Object.entries(PARTS)) {
    const box = page.getByRole('textbox', { name });
    await expect(box).toBeVisible();
    if ((await box.textContent())?.trim() !== '') continue;
    await box.click();
    await page.keyboard.type(words);
    await page
      .getByRole('option', { name: /veldrane-invoice/i })
      .or(page.getByRole('option').first())
      .first()
      .click();
    await expect(box).toContainText(/Exhibit [AB]/);
  }
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

/** The next file dialogs are answered with this path, whichever host shows them. */
async function answerFileDialog(app: DesktopApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}
