import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { listPageFindings } from '../../../../../electron/pdf/intake/page-findings.ts';
import { openPdf } from '../../../../../electron/pdf/open-pdf.ts';
import { scanSheet } from '../../../../fixtures/sample-case/scan-look.ts';
import { createSvgPen } from '../../../../fixtures/sample-case/svg-pen.ts';

const LETTER = [612, 792] as const;
const LOOK = { seed: 5, skew: 0.4, shadow: 0.7 } as const;

async function find(pdf: PDFDocument | Uint8Array): Promise<readonly Finding[]> {
  const opening = await openPdf(pdf instanceof Uint8Array ? pdf : await pdf.save({ useObjectStreams: false }));
  if (!opening.ok) throw new Error(opening.problem.reason);
  return (await listPageFindings(opening.pdf)).findings;
}

const rules = async (pdf: PDFDocument | Uint8Array): Promise<readonly string[]> =>
  (await find(pdf)).map(({ rule }) => rule);

/** A 200-dpi grey scan of some print. */
async function aScan(): Promise<Buffer> {
  const pen = createSvgPen(...LETTER);
  for (let line = 0; line < 12; line += 1) {
    pen.text(60, 90 + line * 24, 'Invoice 1043 for twelve cartons of kitchen scales', { size: 11 });
  }
  return Buffer.from(await scanSheet(pen.markup(), ...LETTER, LOOK));
}

async function aScannedPdf(...scans: readonly Uint8Array[]): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const scan of scans) {
    const image = await pdf.embedJpg(scan);
    pdf.addPage([...LETTER]).drawImage(image, { x: 0, y: 0, width: LETTER[0], height: LETTER[1] });
  }
  return pdf;
}

async function aTextPdf(maker: { readonly creator?: string; readonly producer?: string } = {}): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage([...LETTER]).drawText('Invoice 1043', { x: 60, y: 700, size: 12, font });
  if (maker.creator) pdf.setCreator(maker.creator);
  if (maker.producer) pdf.setProducer(maker.producer);
  return pdf;
}

describe('listPageFindings', () => {
  it('says nothing of a page of text, and that a scan has none', async () => {
    expect(await rules(await aTextPdf())).toEqual([]);
    expect(await find(await aScannedPdf(await aScan()))).toMatchObject([
      { rule: 'no-text-layer', level: 'info', message: 'Page 1 is without text that can be searched or copied.' },
    ]);
  });

  it('measures the pages that are one picture, and names them', async () => {
    const scan = await aScan();
    const soft = await sharp(scan).blur(5).jpeg().toBuffer();
    const dark = await sharp(scan).linear(0.2, 0).jpeg().toBuffer();
    const coarse = await sharp(scan).resize(850).jpeg({ quality: 85 }).toBuffer();
    const findings = await find(await aScannedPdf(scan, soft, dark, coarse));
    expect(findings.map(({ rule, level, message }) => `${level} ${rule}: ${message}`)).toEqual([
      'info no-text-layer: Pages 1, 2, 3, 4 are without text that can be searched or copied.',
      'warning blurred: Page 2 is blurred; small print may not be readable.',
      'warning too-dark: Page 3 is very dark.',
      'warning low-resolution: Page 4 is too coarse for small print.',
    ]);
  });

  it('finds blank pages, drawn and scanned; among others they are only worth knowing', async () => {
    const noise = { type: 'gaussian', mean: 240, sigma: 3 } as const;
    const blank = await sharp({ create: { width: 1275, height: 1650, channels: 3, background: '#fff', noise } })
      .jpeg()
      .toBuffer();
    const [whole] = (await find(await aScannedPdf(blank))).filter(({ rule }) => rule === 'blank-page');
    expect(whole).toMatchObject({ level: 'warning', message: 'Page 1 is blank.' });
    const text = await aTextPdf();
    text.addPage([...LETTER]);
    expect(await find(text)).toMatchObject([{ rule: 'blank-page', level: 'info', message: 'Page 2 is blank.' }]);
    const lined = await PDFDocument.create({ updateMetadata: false });
    lined.addPage([...LETTER]).drawLine({ start: { x: 9, y: 9 }, end: { x: 99, y: 9 } });
    expect(await rules(lined)).toEqual(['no-text-layer']);
  });

  it('leaves pictures alone that are not the page', async () => {
    const tiny = await sharp(await aScan())
      .resize(200)
      .blur(4)
      .jpeg()
      .toBuffer();
    const letterhead = await aTextPdf();
    const ground = await letterhead.embedJpg(tiny);
    const [page] = letterhead.getPages();
    page?.drawImage(ground, { x: 0, y: 0, width: LETTER[0], height: LETTER[1] });
    expect(await rules(letterhead)).toEqual([]);
    const logo = await PDFDocument.create({ updateMetadata: false });
    logo.addPage([...LETTER]).drawImage(await logo.embedJpg(tiny), { x: 40, y: 600, width: 100, height: 130 });
    expect(await rules(logo)).toEqual(['no-text-layer']);
    const layers = await aScannedPdf(tiny);
    layers.getPage(0).drawImage(await layers.embedJpg(await aScan()), { x: 0, y: 0, width: 612, height: 792 });
    expect(await rules(layers)).toEqual(['no-text-layer']);
  });

  it('takes recognised text over a scan for a text layer, and still looks at the scan', async () => {
    const pdf = await aScannedPdf(
      await sharp(await aScan())
        .blur(5)
        .jpeg()
        .toBuffer(),
    );
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = pdf.getPage(0);
    page.node.normalize();
    const content = `BT 3 Tr /${page.node.newFontDictionary('F', font.ref).decodeText()} 11 Tf 60 700 Td (Invoice) Tj ET`;
    page.node.addContentStream(pdf.context.register(pdf.context.flateStream(content)));
    expect(await rules(pdf)).toEqual(['blurred']);
  });

  it('notes pages that are turned when shown', async () => {
    const pdf = await aTextPdf();
    pdf.getPage(0).setRotation(degrees(90));
    expect(await find(pdf)).toMatchObject([{ rule: 'page-rotation', level: 'info' }]);
  });

  it.each([
    [{ creator: 'Canva', producer: 'Canva' }, 'editor-metadata', 'warning'],
    [{ creator: 'Adobe Illustrator 28.1 (Macintosh)' }, 'editor-metadata', 'warning'],
    [{ creator: 'Draw', producer: 'LibreOffice 7.4' }, 'editor-metadata', 'warning'],
    [{ producer: 'iLovePDF' }, 'editor-metadata', 'warning'],
    [{ producer: 'Sejda 5.3.2 (www.sejda.com)' }, 'editor-metadata', 'warning'],
    [{ creator: 'Affinity Publisher 2' }, 'editor-metadata', 'warning'],
    [{ creator: 'Microsoft® Word for Microsoft 365' }, 'office-metadata', 'info'],
    [{ creator: 'Acrobat PDFMaker 23 for Word' }, 'office-metadata', 'info'],
    [{ creator: 'Writer', producer: 'LibreOffice 7.4' }, 'office-metadata', 'info'],
  ])('finds the maker %o: %s', async (maker, rule, level) => {
    expect(await find(await aTextPdf(maker))).toMatchObject([{ rule, level }]);
  });

  it.each([
    [{ creator: 'Draw your label', producer: 'Labelhouse 3' }],
    [{ creator: 'Crystal Reports', producer: 'Powered By Crystal' }],
    [{ creator: 'Mozilla Firefox', producer: 'cairo 1.16.0' }],
    [{ creator: 'Calc', producer: 'LibreOffice 7.4' }],
    [{ creator: 'QuickBooks', producer: 'Adobe PDF Library 15.0' }],
    [{ producer: 'Microsoft: Print To PDF' }],
  ])('says nothing of %o', async (maker) => {
    expect(await rules(await aTextPdf(maker))).toEqual([]);
  });

  it('warns of nothing in the sample case', async () => {
    const dir = join(import.meta.dirname, '../../../../../resources/sample-case/evidence');
    const papers = [
      ['marrowby-tate-invoice-20817-scan.pdf', ['no-text-layer']],
      ['veldrane-invoice-VWS-1043.pdf', []],
      ['pellanor-letter-of-authorization.pdf', []],
      ['removal-order-260916ABC.pdf', []],
      ['units-ordered-2025-09-14-to-2026-09-13.pdf', []],
      ['electric-bill-2026-09-08.pdf', []],
    ] as const;
    for (const [file, expected] of papers) {
      expect(await rules(new Uint8Array(readFileSync(join(dir, file)))), file).toEqual(expected);
    }
  });

  it('is not held up by content made to be slow', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const page = pdf.addPage([...LETTER]);
    for (const content of ['1'.repeat(3_000_000), '1 '.repeat(1_000_000), ' '.repeat(3_000_000), '/'.repeat(900_000)]) {
      page.node.addContentStream(pdf.context.register(pdf.context.flateStream(content)));
    }
    const before = process.cpuUsage();
    await find(pdf);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(4000);
  });
});
