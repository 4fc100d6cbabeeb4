import { describe, expect, it } from 'vitest';
import { listPrintedTexts } from '../../../../../electron/pdf/printed/list-printed-texts.ts';
import { getPrintFonts, layoutFile, printFile } from '../../../../../electron/pdf/printed/print-file.ts';
import { makeMail, makeOrders } from '../../../../fixtures/printed-files.ts';
import { openWithMupdf } from '../../../../support/mupdf.ts';

const fonts = getPrintFonts();
const WIDE = [...Array(30).keys()]
  .map((row) => [...Array(40).keys()].map((column) => (row === 0 ? `column-${column}` : `${row}.${column}`)).join())
  .join('\n');

describe('layoutFile', () => {
  it('gives pages that fit on A4 and on Letter, with all text inside them', async () => {
    for (const [bytes, mime] of [
      [makeMail([]), 'message/rfc822'],
      [Buffer.from(makeOrders(120)), 'text/csv'],
      [Buffer.from(WIDE), 'text/csv'],
      [Buffer.from(`${'word '.repeat(4000)}\n\tcolumn\t${'x'.repeat(9000)}\n日本 → ✓\nשלום\n`), 'text/plain'],
    ] as const) {
      for (const page of (await layoutFile(bytes, mime, fonts)).pages) {
        expect([page.width, page.height].toSorted((a, b) => a - b)).toEqual([595.28, 792]);
        for (const item of page.items) {
          if (item.kind !== 'text') continue;
          expect(item.x).toBeGreaterThanOrEqual(40);
          expect(item.y).toBeGreaterThan(20);
          expect(item.y).toBeLessThan(page.height - 40);
          expect(item.x + (item.run.width * item.size) / 1000).toBeLessThan(page.width - 38);
        }
      }
    }
  });

  it('keeps its page numbers: citations rest on them', async () => {
    const count = async (rows: number): Promise<number> =>
      (await layoutFile(Buffer.from(makeOrders(rows)), 'text/csv', fonts)).pages.length;
    expect([await count(1), await count(45), await count(46), await count(200)]).toEqual([1, 1, 2, 5]);
  });

  it('shows every column of a wide table, the rows numbered on each page', async () => {
    const printed = await layoutFile(Buffer.from(WIDE), 'text/csv', fonts);
    const texts = listPrintedTexts(printed);
    expect(texts.length).toBeGreaterThan(2);
    const words = new Set(texts.flatMap((page) => page.words.map(({ text }) => text)));
    for (let column = 0; column < 40; column += 1) expect(words).toContain(`29.${column}`);
    for (const { text } of texts) expect(text).toMatch(/^2 /m);
  });

  it('prints 200 pages of what is longer, and says which part', async () => {
    const begin = performance.now();
    const table = await layoutFile(Buffer.from(makeOrders(50_000)), 'text/csv', fonts);
    expect(table.pages).toHaveLength(200);
    expect(table.extent).toMatch(/^rows 1 to [\d,]+$/);
    const text = await layoutFile(Buffer.from('word '.repeat(2_000_000)), 'text/plain', fonts);
    expect([text.pages.length, text.isCut]).toEqual([200, true]);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('names the characters that the fonts lack, and keeps them in the text', async () => {
    const printed = await layoutFile(Buffer.from('ქართ and Größe'), 'text/plain', fonts);
    expect(printed.missing).toEqual(['ქ', 'ა', 'რ', 'თ']);
    expect(listPrintedTexts(printed)[0]?.text).toBe('ქართ and Größe');
  });
});

describe('printFile', () => {
  it('gives the same bytes for the same bytes, as a PDF that other readers open', async () => {
    const mail = makeMail([]);
    const pdf = await printFile(mail, 'message/rfc822', fonts);
    expect(Buffer.from(await printFile(mail, 'message/rfc822', fonts)).equals(Buffer.from(pdf))).toBe(true);
    expect(openWithMupdf(pdf).pageCount).toBe(1);
  });
});
