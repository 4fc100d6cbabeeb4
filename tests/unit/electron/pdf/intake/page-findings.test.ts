import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument, PDFName, rgb, StandardFonts, type PDFRawStream } from 'pdf-lib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { listPageFindings } from '../../../../../electron/pdf/intake/page-findings.ts';
import { openPdf } from '../../../../../electron/pdf/open-pdf.ts';
import { addExif } from '../../../../fixtures/sample-case/exif-segment.ts';
import { scanSheet } from '../../../../fixtures/sample-case/scan-look.ts';
import { createSvgPen } from '../../../../fixtures/sample-case/svg-pen.ts';
import { spellOut } from '../../../../../shared/domain/said.ts';

const LETTER = [612, 792] as const;
const LOOK = { seed: 5, skew: 0.4, shadow: 0.7 } as const;

const IMAGE = { Type: 'XObject', Subtype: 'Image' } as const;

/** A page that is the picture. */
function addImage(pdf: PDFDocument, stream: PDFRawStream): void {
  const page = pdf.addPage([...LETTER]);
  const name = page.node.newXObject('Scan', pdf.context.register(stream)).decodeText();
  const content = `q ${LETTER[0]} 0 0 ${LETTER[1]} 0 0 cm /${name} Do Q`;
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(content)));
}

/** The only strip of a fax-coded TIFF that sharp wrote, and whether black runs are its zeros. */
function readStrip(tiff: Buffer): { readonly contents: Uint8Array; readonly BlackIs1: boolean } {
  const directory = tiff.readUInt32LE(4);
  const values = new Map<number, { readonly type: number; readonly count: number; readonly at: number }>();
  for (let index = 0; index < tiff.readUInt16LE(directory); index += 1) {
    const at = directory + 2 + index * 12;
    values.set(tiff.readUInt16LE(at), {
      type: tiff.readUInt16LE(at + 2),
      count: tiff.readUInt32LE(at + 4),
      at: at + 8,
    });
  }
  const read = (tag: number): number => {
    const value = values.get(tag);
    if (value?.count !== 1) throw new Error(`the TIFF has ${value?.count ?? 0} strips`);
    return value.type === 3 ? tiff.readUInt16LE(value.at) : tiff.readUInt32LE(value.at);
  };
  return { contents: tiff.subarray(read(273), read(273) + read(279)), BlackIs1: read(262) === 1 };
}

async function find(pdf: PDFDocument | Uint8Array): Promise<readonly Finding[]> {
  return (await look(pdf)).findings;
}

async function look(pdf: PDFDocument | Uint8Array) {
  const opening = await openPdf(pdf instanceof Uint8Array ? pdf : await pdf.save({ useObjectStreams: false }));
  if (!opening.ok) throw new Error(spellOut(opening.problem.reason));
  return listPageFindings(opening.pdf);
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

  it.each([
    ['grey samples', { ColorSpace: 'DeviceGray', BitsPerComponent: 8 }, 1],
    ['colours', { ColorSpace: 'DeviceRGB', BitsPerComponent: 8 }, 3],
  ])('measures scans that are kept as %s', async (_, entries, channels) => {
    const soft = sharp(await aScan()).blur(5);
    const { data, info } = await soft
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(channels);
    const pdf = await PDFDocument.create({ updateMetadata: false });
    addImage(pdf, pdf.context.flateStream(data, { ...IMAGE, ...entries, Width: info.width, Height: info.height }));
    expect(await rules(pdf)).toEqual(['no-text-layer', 'blurred']);
  });

  it('measures fax-coded scans, and says which codings it does not look into', async () => {
    // sharp writes strips of 128 rows, and a PDF holds one.
    const [width, height] = [1700, 120];
    const toFax = (picture: Sharp): Promise<Buffer> =>
      picture
        .resize(width, height, { fit: 'fill' })
        .threshold(150)
        .toColourspace('b-w')
        .tiff({ compression: 'ccittfax4', bitdepth: 1 })
        .toBuffer();
    const plain = await toFax(sharp(await aScan()));
    const dark = await toFax(sharp(await aScan()).linear(0, 0));
    const size = { ...IMAGE, BitsPerComponent: 1, ColorSpace: 'DeviceGray', Width: width, Height: height };
    const parms = { K: -1, Columns: width, Rows: height };
    const pdf = await PDFDocument.create({ updateMetadata: false });
    for (const tiff of [plain, dark]) {
      const { contents, BlackIs1 } = readStrip(tiff);
      addImage(
        pdf,
        pdf.context.stream(contents, { ...size, Filter: 'CCITTFaxDecode', DecodeParms: { ...parms, BlackIs1 } }),
      );
    }
    addImage(pdf, pdf.context.stream(Buffer.alloc(99), { ...size, Filter: 'JBIG2Decode' }));
    const found = (await find(pdf)).map(({ rule, message }) => `${rule}: ${message}`);
    expect(found).toContain('too-dark: Page 2 is very dark.');
    expect(found).toContain('not-measured: Page 3 is not looked at for sharpness, light and cut edges.');
    expect(found.filter((line) => line.startsWith('not-measured'))).toHaveLength(1);
  });

  it('finds the place that a picture inside the file tells', async () => {
    const gps = { latitude: [52, 30, 0, 'N'], longitude: [13, 24, 0, 'E'] } as const;
    const scan = new Uint8Array(await aScan());
    expect(await rules(await aScannedPdf(addExif(scan, { orientation: 1, gps })))).toEqual([
      'no-text-layer',
      'gps-present',
    ]);
    expect(await rules(await aScannedPdf(addExif(scan, { orientation: 1, make: 'Lumaro' })))).toEqual([
      'no-text-layer',
    ]);
  });

  it('measures colours, text and turned pages', async () => {
    const drawn = await aTextPdf();
    expect((await look(drawn)).measured).toMatchObject({
      colour: 'black-and-white',
      textLayer: 'yes',
      pagePictures: [],
    });
    const coloured = await aTextPdf();
    coloured.getPage(0).drawRectangle({ x: 9, y: 9, width: 50, height: 50, color: rgb(0.8, 0.1, 0.1) });
    coloured.addPage([...LETTER]).setRotation(degrees(180));
    expect((await look(coloured)).measured).toMatchObject({
      colour: 'colour',
      textLayer: 'partly',
      blankPages: [2],
      rotatedPages: [2],
    });
    expect((await look(await aScannedPdf(await aScan()))).measured).toMatchObject({
      colour: 'grey',
      textLayer: 'no',
      pagePictures: [{ pageNumber: 1, dpi: 200, colour: 'grey' }],
    });
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
