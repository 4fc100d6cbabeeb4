import * as mupdf from 'mupdf';
import { PDFDocument, PDFName, type PDFPage } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeFrontMatter } from '../../electron/pdf/own-pages/compose-front-matter.ts';
import { createPageArtist, type PageArtist } from '../../electron/pdf/own-pages/page-artist.ts';
import { layoutLine } from '../../electron/pdf/text/layout-line.ts';
import type { PacketFonts } from '../../electron/pdf/text/packet-fonts.ts';
import type { PacketPlan } from '../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../shared/domain/plan-markup.ts';
import { aLetter, anExhibit, aPacketPlan } from '../unit/electron/pdf/own-pages/a-packet-plan.ts';
import { listOwnPages } from '../unit/electron/pdf/own-pages/read-own-page.ts';
import { loadTestFonts, loadTestFontsWithFallback } from '../unit/electron/pdf/text/load-test-fonts.ts';

const fonts = loadTestFonts();

/** Letters, marks and ligatures of each script that the packet promises. */
const SCRIPTS = [
  'The quick brown fox: office, waffle, baffle, AVATAR, “Łódź” – Žluťoučký kůň úpěl ďábelské ódy; ẹ ọ ụ Tiếng Việt',
  'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία: Ὁ Ἰησοῦς ΐ ΰ q\u0301 G\u0303',
  'Съешь же ещё этих мягких французских булок: Її Ґґ Ўў и\u0306',
];
const SCRIPT_PLAN = aPacketPlan({
  letter: aLetter(parsePlanMarkup(SCRIPTS.flatMap((text) => [text, `**${text}**`]).join('\n\n'))),
  plan: [],
  exhibits: SCRIPTS.map((text, index) =>
    anExhibit('ABC'[index] ?? '', { title: text, proves: text, facts: [{ label: 'Text', value: text }] }),
  ),
});

/** Own pages as a file of their own. */
async function writeOwnPages(plan: PacketPlan, faces: PacketFonts, subset = true): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const artist = createPageArtist(doc, faces, { subset });
  for (const { page } of listOwnPages(composeFrontMatter(plan, faces))) artist.draw(page);
  await artist.finish();
  return doc.save();
}

async function readTexts(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const doc = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= doc.numPages; number += 1) {
    const page = await doc.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  await task.destroy();
  return texts;
}

/** Grey pixels of each page at 110 dpi, from a renderer that shares no code with the writer. */
function renderPages(bytes: Uint8Array): readonly Uint8Array[] {
  const doc = mupdf.Document.openDocument(bytes, 'application/pdf');
  return Array.from({ length: doc.countPages() }, (_, index) => {
    const pixmap = doc
      .loadPage(index)
      .toPixmap(mupdf.Matrix.scale(110 / 72, 110 / 72), mupdf.ColorSpace.DeviceGray, false);
    return new Uint8Array(pixmap.getPixels());
  });
}

function countInk(pixels: Uint8Array): number {
  return pixels.filter((grey) => grey < 128).length;
}

describe('own pages in a PDF', () => {
  let subset: Uint8Array;
  beforeAll(async () => {
    subset = await writeOwnPages(SCRIPT_PLAN, fonts);
  });

  it('look the same with the subset fonts as with the whole ones', async () => {
    const whole = await writeOwnPages(SCRIPT_PLAN, fonts, false);
    expect(subset.length).toBeLessThan(whole.length / 5);
    const [expected, drawn] = [renderPages(whole), renderPages(subset)];
    expect(drawn.length).toBe(expected.length);
    drawn.forEach((pixels, index) => {
      expect(countInk(pixels)).toBeGreaterThan(2000);
      expect(Buffer.compare(pixels, expected[index] ?? new Uint8Array())).toBe(0);
    });
  });

  it('draw each letter of the shipped alphabets with ink', async () => {
    const doc = await PDFDocument.create({ updateMetadata: false });
    const artist = createPageArtist(doc, fonts);
    const letters = Array.from('AaZzŁłŐőǼǽḾḿẸẹΑαΩωἎὦЖжЩщЂђҐґ0123456789€£§%');
    for (const letter of letters) drawText(doc, artist, letter);
    await artist.finish();
    renderPages(await doc.save()).forEach((pixels, index) => {
      expect(countInk(pixels), letters[index]).toBeGreaterThan(20);
    });
  });

  it('say the text as it was written, ligatures letter by letter', async () => {
    const [letter = '', index = '', ...separators] = await readTexts(subset);
    const flat = (text: string): string => text.replace(/\s+/g, ' ');
    for (const text of SCRIPTS) {
      expect(flat(letter).split(text).length - 1).toBe(2);
      expect(flat(index)).toContain(text);
    }
    separators.forEach((page, number) => {
      expect(flat(page).split(SCRIPTS[number] ?? '-').length - 1).toBe(3);
    });
  });

  it('say text in scripts without a font, too', async () => {
    const titles = ['深圳市 invoice', 'חשבונית', '😀 ✓'];
    const exhibits = titles.map((title, index) => anExhibit('ABC'[index] ?? '', { title }));
    const plan = aPacketPlan({ letter: aLetter([]), plan: [], exhibits });
    const texts = await readTexts(await writeOwnPages(plan, fonts));
    titles.forEach((title, index) => expect(texts[2 + index]).toContain(title));
  });

  it('take a fallback for what the main face lacks', async () => {
    const faces = loadTestFontsWithFallback();
    const plan = aPacketPlan({ letter: aLetter(parsePlanMarkup('stock → 0, margin ≥ 5 %')), plan: [], exhibits: [] });
    expect(composeFrontMatter(plan, faces).missingCharacters).toEqual([]);
    const bytes = await writeOwnPages(plan, faces);
    expect((await readTexts(bytes))[0]).toContain('stock → 0, margin ≥ 5 %');
    const whole = await writeOwnPages(plan, faces, false);
    expect(Buffer.compare(renderPages(bytes)[0] ?? new Uint8Array(), renderPages(whole)[0] ?? new Uint8Array())).toBe(
      0,
    );
  });

  it('have the same bytes each time', async () => {
    expect(Buffer.compare(await writeOwnPages(SCRIPT_PLAN, loadTestFonts()), subset)).toBe(0);
  });

  it('embed both faces once, as subsets, readable as Unicode', async () => {
    const doc = await PDFDocument.load(subset, { updateMetadata: false });
    const fontsOf = doc.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .filter((text) => text.includes('/Type0'));
    expect(fontsOf).toHaveLength(2);
    for (const font of fontsOf)
      expect(font).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSans-(Regular|Bold)[\s\S]*\/ToUnicode/);
  });

  it('say the number of each page at the bottom right', async () => {
    const front = composeFrontMatter(SCRIPT_PLAN, fonts);
    const texts = await readTexts(subset);
    listOwnPages(front).forEach(({ pageNumber }, index) => {
      expect(texts[index]?.trimEnd().endsWith(`Page ${pageNumber} of ${front.totalPages}`)).toBe(true);
    });
  });
});

describe('createPageArtist', () => {
  it('draws a line over an existing page, also turned', async () => {
    const doc = await PDFDocument.create({ updateMetadata: false });
    const page = doc.addPage([300, 100]);
    page.drawRectangle({ x: 0, y: 50, width: 10, height: 10 });
    const artist = createPageArtist(doc, fonts);
    const line = layoutLine('Exhibit B · 2 of 4', { fonts, size: 9, maxWidth: 250 });
    artist.drawLine(page, line, { x: 20, y: 20, color: [0, 0, 0] });
    artist.drawLine(page, line, { x: 0, y: 0, color: [0, 0, 0], matrix: [0, 1, -1, 0, 290, 10] });
    await artist.finish();
    const bytes = await doc.save();
    expect((await readTexts(bytes))[0]?.match(/Exhibit B · 2 of 4/g)).toHaveLength(2);
    expect(countInk(renderPages(bytes)[0] ?? new Uint8Array())).toBeGreaterThan(300);
    expect(page.node.normalizedEntries().Font.keys()).toHaveLength(1);
  });

  it('refuses to draw after the fonts are written', async () => {
    const doc = await PDFDocument.create({ updateMetadata: false });
    const artist = createPageArtist(doc, fonts);
    drawText(doc, artist, 'x');
    await artist.finish();
    expect(() => drawText(doc, artist, 'y')).toThrow('before finish()');
    await expect(artist.finish()).rejects.toThrow('written already');
  });

  it('leaves the document without fonts when nothing was written', async () => {
    const doc = await PDFDocument.create({ updateMetadata: false });
    const artist = createPageArtist(doc, fonts);
    artist.draw({ width: 100, height: 100, items: [], links: [] });
    await artist.finish();
    expect(doc.context.enumerateIndirectObjects().some(([, object]) => object.toString().includes('/FontFile2'))).toBe(
      false,
    );
    expect(doc.getPage(0).node.get(PDFName.of('Contents'))).toBeDefined();
  });
});

function drawText(doc: PDFDocument, artist: PageArtist, text: string): PDFPage {
  const page = doc.addPage([60, 60]);
  artist.drawLine(page, layoutLine(text, { fonts, size: 24, maxWidth: 60 }), { x: 10, y: 20, color: [0, 0, 0] });
  return page;
}
