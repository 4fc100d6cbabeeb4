import { createHash } from 'node:crypto';
import * as mupdf from 'mupdf';
import { z } from 'zod';
import { unpackWithQpdf } from '../qpdf.ts';
import { readPdf, type ReadBookmark } from '../read-pdf.ts';
import type { BuiltPacket } from './build-golden.ts';

const DPI = 40;
const BLOCKS = { columns: 16, rows: 20 } as const;
/** Of 255: how much the mean of a block may differ, for encoders of pictures that round otherwise. */
const TOLERANCE = 2;

const pageSchema = z.object({
  /** Points as shown. */
  size: z.tuple([z.number(), z.number()]),
  /** How the text begins, and a hash of all of it. */
  starts: z.string(),
  text: z.string(),
  /** Pages that the links of the page lead to, in order. */
  links: z.array(z.number().nullable()),
  /** The mean grey of each block of the page, row by row, as bytes in base64. */
  grey: z.string(),
});
const fileSchema = z.object({
  file: z.string(),
  title: z.string(),
  bookmarks: z.array(z.string()),
  fonts: z.array(z.string()),
  hasPageLabels: z.boolean(),
  pages: z.array(pageSchema),
});
export const goldenSchema = z.array(fileSchema);
export type Golden = z.infer<typeof goldenSchema>;
type GoldenFile = Golden[number];
type GoldenPage = GoldenFile['pages'][number];

/** What of a packet is kept: its structure, the text and the look of each page, as MuPDF, pdf.js and qpdf see them. */
export async function describeGolden({ files }: Pick<BuiltPacket, 'files'>): Promise<Golden> {
  return Promise.all(files.map(({ file, bytes }) => describeFile(file, bytes)));
}

async function describeFile(file: string, bytes: Uint8Array): Promise<GoldenFile> {
  const { title, bookmarks, pages } = await readPdf(bytes);
  const unpacked = await unpackWithQpdf(bytes);
  const fonts = [...unpacked.matchAll(/\/BaseFont \/([\w+-]+)/g)].map(([, name = '']) => name);
  const doc = mupdf.Document.openDocument(Buffer.from(bytes), 'application/pdf');
  const described = pages.map(({ text, links, width, height }, index) => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    return {
      size: [round(width), round(height)] as [number, number],
      starts: words.slice(0, 40),
      text: createHash('sha256').update(words).digest('hex').slice(0, 16),
      links: links.map(({ targetPage }) => targetPage),
      grey: measureGrey(doc, index),
    };
  });
  doc.destroy();
  return {
    file,
    title,
    bookmarks: bookmarks.flatMap((bookmark) => listBookmarks(bookmark, '')),
    fonts: [...new Set(fonts)].toSorted(),
    hasPageLabels: unpacked.includes('/PageLabels'),
    pages: described,
  };
}

const round = (points: number): number => Math.round(points * 100) / 100;

function listBookmarks({ title, targetPage, children }: ReadBookmark, indent: string): readonly string[] {
  return [`${indent}${title} -> ${targetPage}`, ...children.flatMap((child) => listBookmarks(child, `${indent}  `))];
}

function measureGrey(doc: mupdf.Document, pageIndex: number): string {
  const page = doc.loadPage(pageIndex);
  const pixmap = page.toPixmap(mupdf.Matrix.scale(DPI / 72, DPI / 72), mupdf.ColorSpace.DeviceGray, false, true);
  const [width, height, stride] = [pixmap.getWidth(), pixmap.getHeight(), pixmap.getStride()];
  const pixels = pixmap.getPixels();
  const sums = new Float64Array(BLOCKS.columns * BLOCKS.rows);
  const counts = new Float64Array(sums.length);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * BLOCKS.rows) / height) * BLOCKS.columns;
    for (let x = 0; x < width; x += 1) {
      const block = row + Math.floor((x * BLOCKS.columns) / width);
      sums[block] = (sums[block] ?? 0) + (pixels[y * stride + x] ?? 0);
      counts[block] = (counts[block] ?? 0) + 1;
    }
  }
  pixmap.destroy();
  page.destroy();
  return Buffer.from(sums.map((sum, index) => Math.round(sum / Math.max(1, counts[index] ?? 1)))).toString('base64');
}

/** How a packet differs from what was kept, a line for each difference; nothing when it doesn't. */
export function compareGolden(kept: Golden, found: Golden): readonly string[] {
  return [
    ...compareValues(
      'files',
      kept.map(({ file }) => file),
      found.map(({ file }) => file),
    ),
    ...kept.flatMap((file, index) => (found[index] ? compareFile(file, found[index]) : [])),
  ];
}

function compareFile(kept: GoldenFile, found: GoldenFile): readonly string[] {
  const facts = (['title', 'bookmarks', 'fonts', 'hasPageLabels'] as const).flatMap((key) =>
    compareValues(key, kept[key], found[key]),
  );
  const pages = kept.pages.flatMap((page, index) =>
    comparePage(page, found.pages[index]).map((line) => `page ${index + 1} ("${page.starts}"): ${line}`),
  );
  const lines = [...facts, ...compareValues('pages', kept.pages.length, found.pages.length), ...pages];
  return lines.map((line) => `${kept.file}: ${line}`);
}

function comparePage(kept: GoldenPage, found: GoldenPage | undefined): readonly string[] {
  if (!found) return ['is missing'];
  return [
    ...compareValues('size', kept.size, found.size),
    ...compareValues('starts', kept.starts, found.starts),
    ...compareValues('text', kept.text, found.text),
    ...compareValues('links', kept.links, found.links),
    ...compareGrey(kept.grey, found.grey),
  ];
}

function compareValues(what: string, kept: unknown, found: unknown): readonly string[] {
  const [before, after] = [JSON.stringify(kept), JSON.stringify(found)];
  return before === after ? [] : [`${what}: kept ${before}, found ${after}`];
}

function compareGrey(kept: string, found: string): readonly string[] {
  const [before, after] = [Buffer.from(kept, 'base64'), Buffer.from(found, 'base64')];
  const steps = [...before].map((grey, index) => Math.abs(grey - (after[index] ?? 0)));
  const count = steps.filter((step) => step > TOLERANCE).length;
  if (count === 0 && before.length === after.length) return [];
  const worst = steps.indexOf(Math.max(...steps));
  const place = `row ${Math.floor(worst / BLOCKS.columns) + 1}, column ${(worst % BLOCKS.columns) + 1}`;
  return [`pixels: ${count} of ${before.length} blocks look different, most by ${steps[worst]} of 255 (${place})`];
}
