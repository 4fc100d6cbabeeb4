import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, degrees, type PDFRef } from 'pdf-lib';
import sharp from 'sharp';
import { printFile } from '../../electron/pdf/printed/print-file.ts';
import { loadPacketFonts } from '../../electron/pdf/text/packet-fonts.ts';
import { readFontFiles } from '../../electron/pdf/text/read-font-files.ts';
import { makeLargeReport } from '../fixtures/odd-papers/awkward-papers.ts';
import { makeFilledForm } from '../fixtures/odd-papers/form-papers.ts';
import { makeMixedSizes, makeRotatedPages } from '../fixtures/odd-papers/page-geometry-papers.ts';
import { runQpdf } from '../fixtures/odd-papers/qpdf.ts';

/** One file of the corpus. `asPdf` is the same picture as a PDF, for tools that take only PDFs. */
export type CorpusFile = { readonly path: string; readonly mime: string; readonly asPdf: string };

/** Changes whenever what is generated changes. */
const VERSION = 'v2';
/** So that there are 300 pages in all. */
const DAMAGED_PAGES = 12;
const A4 = { width: 2480, height: 3508 } as const;

/**
 * Makes 300 pages such as a seller collects, in 40 files: text invoices, 300-dpi grey scans, phone photos, screenshots, a
 * long report, and a few odd papers (protected, rotated, of many sizes, damaged, a form, Chinese). The same files every
 * time; kept in the system's temporary folder between runs.
 */
export async function makeCorpus(): Promise<readonly CorpusFile[]> {
  return makeFolder(join(tmpdir(), `reinstate-bench-${VERSION}`), fillFolder);
}

/** 3,000 scanned pages of 1 GB in 100 files, for measuring memory. The caller deletes the folder. */
export async function makeLargeCorpus(folder: string): Promise<readonly CorpusFile[]> {
  return makeFolder(folder, async (partial) => {
    const pages = [await makeScanPage(0, 7), await makeScanPage(1, 8), await makeScanPage(2, 9)];
    for (let index = 0; index < 100; index += 1) {
      writeFileSync(join(partial, `scan-${String(index).padStart(3, '0')}.pdf`), await makeScan(pages, index, 30));
    }
  });
}

async function makeFolder(folder: string, fill: (folder: string) => Promise<void>): Promise<readonly CorpusFile[]> {
  if (!existsSync(folder)) {
    const partial = `${folder}.part`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial);
    await fill(partial);
    renameSync(partial, folder);
  }
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.as.pdf'))
    .sort()
    .map((name) => ({
      path: join(folder, name),
      mime: name.endsWith('.pdf') ? 'application/pdf' : name.endsWith('.png') ? 'image/png' : 'image/jpeg',
      asPdf: join(folder, name.endsWith('.pdf') ? name : `${name}.as.pdf`),
    }));
}

async function fillFolder(folder: string): Promise<void> {
  const add = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes);
  for (let index = 0; index < 12; index += 1) add(`invoice-${index}.pdf`, await makeInvoice(index, index < 4 ? 5 : 4));
  const pages = [await makeScanPage(0, 24), await makeScanPage(1, 34), await makeScanPage(2, 45)];
  for (let index = 0; index < 8; index += 1)
    add(`scan-${index}.pdf`, await makeScan(pages, index, index < 2 ? 11 : 10));
  for (let index = 0; index < 8; index += 1) await addPicture(folder, `photo-${index}.jpg`, await makePhoto(index));
  for (let index = 0; index < 5; index += 1)
    await addPicture(folder, `screen-${index}.png`, await makeScreenshot(index));
  add('report.pdf', await makeLargeReport());
  const protect = ['--encrypt', '', 'owner', '256', '--'];
  add('owner.pdf', await runQpdf(await makeInvoice(41, 10), protect));
  add('form.pdf', await addLinks(await makeFilledForm()));
  add('rotated.pdf', makeRotatedPages());
  add('sizes.pdf', makeMixedSizes());
  add('damaged.pdf', damageXref(await runQpdf(await makeInvoice(40, DAMAGED_PAGES), ['--object-streams=disable'])));
  add('chinese.pdf', await makeChinese());
}

async function addPicture(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  writeFileSync(join(folder, name), bytes);
  const doc = await PDFDocument.create({ updateMetadata: false });
  const image = name.endsWith('.png') ? await doc.embedPng(bytes) : await doc.embedJpg(bytes);
  doc.addPage([595, (595 * image.height) / image.width]).drawImage(image, { width: 595 });
  writeFileSync(join(folder, `${name}.as.pdf`), await doc.save());
}

async function makeInvoice(seed: number, pageCount: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const font = await doc.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pageCount; number += 1) {
    const page = doc.addPage([595, 842]);
    page.drawText(`Invoice ${1000 + seed}, page ${number}`, { x: 50, y: 780, size: 16, font });
    for (let row = 0; row < 42; row += 1) {
      const digits = createHash('sha256').update(`${seed} ${number} ${row}`).digest('hex');
      page.drawText(`${row + 1}  Item ${digits.slice(0, 20)}  ${parseInt(digits.slice(0, 4), 16) / 100}`, {
        ...{ x: 50, y: 750 - row * 16, size: 9, font },
      });
    }
    page.drawText(`Page ${number} of ${pageCount}`, { x: 270, y: 30, size: 8, font });
  }
  return doc.save();
}

/** The file says that its table stands where it doesn't. */
function damageXref(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  return Buffer.from(text.replace(/startxref\n\d+/, 'startxref\n417'), 'latin1');
}

/** A link from each page to the other one, and a bookmark for each. */
async function addLinks(pdf: Uint8Array): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = doc.getPages();
  const { context } = doc;
  const outlines = context.nextRef();
  const items = pages.map(() => context.nextRef());
  for (const [index, page] of pages.entries()) {
    const other = pages[(index + 1) % pages.length] ?? page;
    const Dest = [other.ref, 'XYZ', null, null, null];
    page.node.addAnnot(
      context.register(
        context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [50, 20, 200, 40], Border: [0, 0, 0], Dest }),
      ),
    );
    const near = {
      ...(items[index - 1] && { Prev: items[index - 1] }),
      ...(items[index + 1] && { Next: items[index + 1] }),
    };
    const own = [page.ref, 'XYZ', null, null, null];
    const title = PDFHexString.fromText(`Part ${index + 1}`);
    context.assign(
      items[index] as PDFRef,
      context.obj({ Title: title, Parent: outlines, ...near, Dest: own } as never),
    );
  }
  context.assign(outlines, context.obj({ First: items[0], Last: items.at(-1), Count: items.length } as never));
  doc.catalog.set(PDFName.of('Outlines'), outlines);
  return doc.save({ useObjectStreams: false });
}

/** Two pages with an embedded font, two whose font the viewer must bring. */
async function makeChinese(): Promise<Uint8Array> {
  const line = '采购发票 编号 2026-0914 深圳市明叶贸易有限公司 数量 120 件 单价 人民币 18.50 元 合计 2,220.00 元';
  const text = Array.from({ length: 60 }, (_, row) => `${row + 1}  ${line}`).join('\n');
  const fonts = loadPacketFonts(readFontFiles(fileURLToPath(new URL('../../resources/fonts', import.meta.url))));
  const doc = await PDFDocument.load(await printFile(Buffer.from(text), 'text/plain', fonts), {
    updateMetadata: false,
  });
  const { context } = doc;
  const system = { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 2 };
  const BaseFont = 'STSong-Light';
  const descendant = { Type: 'Font', Subtype: 'CIDFontType0', BaseFont, CIDSystemInfo: system, DW: 1000 };
  const font = { Type: 'Font', Subtype: 'Type0', BaseFont, Encoding: 'UniGB-UCS2-H' };
  const ref = context.register(context.obj({ ...font, DescendantFonts: [context.register(context.obj(descendant))] }));
  const hex = Buffer.from(line, 'utf16le').swap16().toString('hex');
  for (let number = 0; number < 2; number += 1) {
    const page = doc.addPage([595, 842]);
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: ref } }));
    const rows = Array.from({ length: 40 }, (_, row) => `BT /F1 10 Tf 40 ${800 - row * 18} Td <${hex}> Tj ET`);
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(rows.join('\n'))));
  }
  return doc.save();
}

/** A grey page with lines of text and the noise of a scanner: 300 dpi. */
async function makeScanPage(seed: number, quality: number): Promise<Buffer> {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const words = createHash('sha256').update(`${seed} ${row}`).digest('hex');
    return `<text x="240" y="${260 + row * 52}" font-size="36" font-family="sans-serif">${words}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${A4.width}" height="${A4.height}">${rows.join('')}</svg>`;
  const text = await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).greyscale().raw().toBuffer();
  const page = addNoise(text, seed + 1, 6);
  return sharp(page, { raw: { ...A4, channels: 1 } })
    .jpeg({ quality })
    .toBuffer();
}

/** The same noise for the same seed. */
function addNoise(pixels: Uint8Array, seed: number, strength: number): Buffer {
  const noisy = Buffer.from(pixels);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < noisy.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    noisy[at] = Math.max(0, (noisy[at] ?? 0) - ((state >>> 24) % strength));
  }
  return noisy;
}

async function makeScan(pages: readonly Buffer[], first: number, pageCount: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setTitle(`Scan ${first}`);
  for (let index = 0; index < pageCount; index += 1) {
    const image = await doc.embedJpg(pages[(first + index) % pages.length] ?? new Uint8Array());
    const page = doc.addPage([595, 842]);
    page.drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
    if (index % 5 === 4) page.setRotation(degrees(180));
  }
  return doc.save();
}

/** 12 megapixels, about 2.5 MB, with the turn that a phone notes down. */
async function makePhoto(index: number): Promise<Buffer> {
  const size = { width: 4032, height: 3024, channels: 3 } as const;
  const pixels = addNoise(Buffer.alloc(size.width * size.height * 3, 190), index + 99, 60);
  const orientation = [1, 3, 6, 8][index % 4] ?? 1;
  return sharp(pixels, { raw: size }).withMetadata({ orientation }).jpeg({ quality: 74 }).toBuffer();
}

async function makeScreenshot(index: number): Promise<Buffer> {
  const [width, height] = index === 4 ? [1080, 5200] : [2880, 1800];
  const boxes = Array.from({ length: 400 }, (_, box) => {
    const [x, y, color] = [(box * 137 + index * 61) % width, (box * 89) % height, (box * 2654435761) % 0xffffff];
    return `<rect x="${x}" y="${y}" width="180" height="24" fill="#${color.toString(16).padStart(6, '0')}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" rx="60" fill="#fff"/>${boxes.join('')}</svg>`;
  const picture = sharp(Buffer.from(svg)).png({ compressionLevel: 6 });
  return index === 3 ? picture.toBuffer() : picture.removeAlpha().toBuffer();
}

/** Bytes of the corpus that the export reads. */
export function hashFile(path: string): { readonly sha256: string; readonly sizeBytes: number } {
  const bytes = readFileSync(path);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}
