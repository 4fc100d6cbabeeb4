// One of every format: dropped in, looked at, an attachment of the mail added, exported, and the packet read back.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import * as papers from '../fixtures/odd-papers/converted-papers.ts';
import { makeMail, makeOrders } from '../fixtures/printed-files.ts';
import { readPdf } from '../support/read-pdf.ts';
import { readPictureCounts } from '../support/read-picture-counts.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { projectRoot } from '../tools/project.ts';
import { expect, test } from './app-test.ts';
import { chooseRow } from './choose-row.ts';
import { dropFiles } from './drop-files.ts';

type Format = {
  readonly file: string;
  readonly title: string;
  readonly make: () => Promise<Uint8Array> | Uint8Array;
  /** Words of it in the packet; else pictures are looked for, one on each page. */
  readonly words?: string;
  readonly pages?: number;
};

/** A picture of the example, at another size: the same bytes would be taken only once. */
const sample = (name: string) => sharp(join(projectRoot, 'resources/sample-case/evidence', name)).resize(1500);
const attached = async (): Promise<Uint8Array> => aPdf(1, 'Signed authorisation');

const FORMATS: readonly Format[] = [
  { file: 'delivery-note.pdf', title: 'Delivery note', make: () => aPdf(2, 'Delivered goods'), words: 'Delivered' },
  {
    file: 'carton-front.jpg',
    title: 'Carton front',
    make: () => sample('carton-label-2026-09-23.jpg').jpeg().toBuffer(),
  },
  {
    file: 'card-back.png',
    title: 'Card back',
    make: () => sample('identity-card-front-and-back.png').png().toBuffer(),
  },
  { file: 'web-photo.webp', title: 'Web photo', make: papers.makeLossyWebp },
  { file: 'moving-sign.gif', title: 'Moving sign', make: papers.makeMovingGif },
  { file: 'old-drawing.bmp', title: 'Old drawing', make: papers.makeBmp },
  {
    file: 'two-faxes.tif',
    title: 'Two faxes',
    make: async () => papers.joinTiffs([await papers.makeFaxTiff(), await papers.makeFaxTiff()]),
    pages: 2,
  },
  { file: 'phone-photo.heic', title: 'Phone photo', make: papers.readOddHeic },
  {
    file: 'supplier-mail.eml',
    title: 'Supplier mail',
    make: async () => makeMail([{ name: 'authorisation.pdf', mime: 'application/pdf', bytes: await attached() }]),
    words: 'attached you find invoice 1043 for 120 units',
  },
  {
    file: 'call-notes.txt',
    title: 'Call notes',
    make: () => Buffer.from('We called the supplier on 2 March 2026.\n'),
    words: 'We called the supplier',
  },
  {
    file: 'returns-report.csv',
    title: 'Returns report',
    make: () => Buffer.from(makeOrders(40)),
    words: '112-0000039-0000001',
  },
];
const ATTACHED = { title: 'Authorisation', words: 'Signed authorisation' } as const;
const DOCX = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.alloc(26),
  Buffer.from('[Content_Types].xml word/document.xml'),
]);

test('one of every format is taken, shown, exported and in the packet', async ({ launch, folder }) => {
  test.setTimeout(150_000);
  const app = await launch();
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Look at an example' }).click();
  await page.waitForURL(/#\/case\//);
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('row', { name: /Veldrane invoice/ })).toBeVisible();
  await expect(page.locator('[data-page-number="1"][data-state=drawn]').first()).toBeVisible({ timeout: 20_000 });

  const files = await Promise.all(FORMATS.map(async ({ file, make }) => putFile(folder, file, await make())));
  await dropFiles(page, page.locator('body'), [...files, putFile(folder, 'cover letter.docx', DOCX)]);
  const tray = page.getByRole('region', { name: 'Work going on' });
  await expect(tray).toContainText('11 files were added', { timeout: 60_000 });
  await expect(tray).toContainText('cover letter.docx');
  await expect(tray).toContainText('Word');
  await tray.getByRole('button', { name: 'Close' }).click();
  for (const format of FORMATS) await test.step(format.file, () => lookAt(page, format));

  await rowOf(page, 'Supplier mail').click();
  await page
    .getByRole('button', { name: /^Add .*as evidence/ })
    .first()
    .click();
  await expect(rowOf(page, ATTACHED.title)).toBeVisible({ timeout: 30_000 });

  const kits = join(folder, 'kits');
  mkdirSync(kits);
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, kits);
  await page.getByRole('link', { name: /Packet/ }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Show in folder' }).first()).toBeVisible({ timeout: 90_000 });
  await expectAllInPacket(join(kits, readdirSync(kits)[0] ?? ''));
});

const rowOf = (page: Page, title: string): Locator =>
  page.getByRole('grid', { name: 'Documents' }).getByRole('row', { name: new RegExp(title) });

/** Opens it in the viewer: there is something on every page. */
async function lookAt(page: Page, { file, title, words, pages = 1 }: Format): Promise<void> {
  await chooseRow(rowOf(page, title));
  const view = page.getByRole('region', { name: 'Document', exact: true }).or(page.getByLabel(`Pages of ${title}`));
  if (words === undefined) {
    const pictures = page.getByRole('img', { name: title });
    await expect(pictures, file).toHaveCount(pages, { timeout: 20_000 });
    for (let at = 0; at < pages; at += 1) {
      await pictures.nth(at).scrollIntoViewIfNeeded();
      await expect.poll(() => pictures.nth(at).evaluate(countPictureColours), { message: file }).toBeGreaterThan(1);
    }
    return;
  }
  const sheet = view.locator('[data-page-number="1"][data-state=drawn] canvas').first();
  await expect(sheet, file).toBeVisible({ timeout: 20_000 });
  expect(await sheet.evaluate(countCanvasColours), file).toBeGreaterThan(5);
  // The text of a PDF is read a while later, which is waited for elsewhere.
  if (file.endsWith('.pdf')) return;
  await page.getByRole('button', { name: 'Show text' }).click({ timeout: 30_000 });
  const shown = file.endsWith('.csv') ? '112-0000001-0000001' : words;
  await expect(page.getByText(shown).first(), file).toBeVisible({ timeout: 20_000 });
}

function countPictureColours(element: Element): number {
  const picture = element as HTMLImageElement;
  if (!picture.complete || picture.naturalWidth === 0) return 0;
  const canvas = new OffscreenCanvas(100, 100);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0, 100, 100);
  return new Set(new Uint32Array(context?.getImageData(0, 0, 100, 100).data.buffer ?? new ArrayBuffer(0))).size;
}

function countCanvasColours(element: Element): number {
  const { width, height } = element as HTMLCanvasElement;
  // A copy: the page's canvas shows a picture that was drawn elsewhere and can't be read itself.
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(element as HTMLCanvasElement, 0, 0);
  return new Set(context?.getImageData(0, 0, width, height).data).size;
}

/** Each exhibit's words or pictures stand on its own pages. */
async function expectAllInPacket(kit: string): Promise<void> {
  const { report } = kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
  const bytes = readFileSync(join(kit, 'packet.pdf'));
  const { pages } = await readPdf(bytes);
  const pictures = await readPictureCounts(bytes);
  const wanted: readonly Pick<Format, 'title' | 'words' | 'pages'>[] = [...FORMATS, ATTACHED];
  for (const { title, words, pages: count = 1 } of wanted) {
    const exhibit = report.exhibits.find((one) => one.title === title);
    if (!exhibit) throw new Error(`${title} is no exhibit`);
    const { firstPage, lastPage } = exhibit;
    if (words === undefined) {
      expect(lastPage - firstPage + 1, title).toBe(count);
      for (let page = firstPage; page <= lastPage; page += 1) expect(pictures[page - 1], title).toBeGreaterThan(0);
    } else {
      const text = pages.slice(firstPage - 1, lastPage).map((page) => page.text);
      expect(text.join(' ').replaceAll(/\s+/g, ' '), title).toContain(words);
    }
  }
  expect(report.exhibits).toHaveLength(8 + wanted.length);
}
