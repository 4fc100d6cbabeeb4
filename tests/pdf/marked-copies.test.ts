// Marked copies, read back by readers that had no part in writing them.
import { PDFDocument, StandardFonts, degrees, rgb } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { verifyPacket } from '../../electron/pdf/verify-packet.ts';
import type { MarkedCopy } from '../../shared/domain/packet.ts';
import type { PageArea } from '../../shared/domain/page-text.ts';
import { aPacketPlan, makePacket, tryPacket, type MadePacket, type PaperForPacket } from '../support/a-packet.ts';
import { countDifferentPixels, openWithMupdf, type Picture } from '../support/mupdf.ts';
import { checkWithQpdf } from '../support/qpdf.ts';
import { readPdf } from '../support/read-pdf.ts';

type PageLook = {
  readonly rotate: number;
  readonly crop?: readonly [number, number, number, number];
  readonly unit?: number;
};

/** Pages with a blue frame along their visible edge and words; the corners differ, so that a turned mark is found out. */
async function aPaper(looks: readonly PageLook[]): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const font = await doc.embedFont(StandardFonts.Helvetica);
  looks.forEach(({ rotate, crop, unit }, index) => {
    const page = doc.addPage([300, 400]);
    const [x, y, x2, y2] = crop ?? [0, 0, 300, 400];
    if (crop) page.setCropBox(x, y, x2 - x, y2 - y);
    page.setRotation(degrees(rotate));
    if (unit) page.node.set(PDFName.of('UserUnit'), doc.context.obj(unit));
    page.drawRectangle({
      x: x + 1,
      y: y + 1,
      width: x2 - x - 2,
      height: y2 - y - 2,
      borderColor: rgb(0, 0, 1),
      borderWidth: 2,
    });
    page.drawText(`Page ${index + 1} of the paper, 120 units of B0ABCDEFGH`, { x: x + 20, y: y + 150, size: 9, font });
  });
  return doc.save();
}

const AREA: PageArea = { left: 0.2, top: 0.1, width: 0.4, height: 0.2 };
const mark = (page: number, note = '', area = AREA): MarkedCopy => ({
  page,
  highlights: [{ rectangles: [area], note }],
});

function pixelAt(picture: Picture, x: number, y: number): readonly number[] {
  const at = (Math.round(y) * picture.width + Math.round(x)) * 3;
  return [...picture.pixels.subarray(at, at + 3)];
}

type Size = Pick<Picture, 'width' | 'height'>;

const isYellow = ([r = 0, g = 0, b = 255]: readonly number[]): boolean => r > 240 && g > 215 && b < 90;

/** Share of yellow pixels in a part of a page whose own area is the upper left part of a picture. */
function measureYellow(picture: Picture, { left, top, width, height }: PageArea, page: Size): number {
  let [yellow, all] = [0, 0];
  for (let y = Math.ceil(top * page.height); y < Math.floor((top + height) * page.height); y += 1) {
    for (let x = Math.ceil(left * page.width); x < Math.floor((left + width) * page.width); x += 1) {
      all += 1;
      if (isYellow(pixelAt(picture, x, y))) yellow += 1;
    }
  }
  return yellow / all;
}

/** Pixels of the page that differ from the original's, apart from a part and its edge. */
function countOutside(picture: Picture, original: Picture, { left, top, width, height }: PageArea): number {
  let count = 0;
  for (let y = 0; y < original.height; y += 1) {
    for (let x = 0; x < original.width; x += 1) {
      const isInside =
        Math.abs(x - (left + width / 2) * original.width) < (width / 2) * original.width + 2 &&
        Math.abs(y - (top + height / 2) * original.height) < (height / 2) * original.height + 2;
      const [a, b] = [pixelAt(picture, x, y), pixelAt(original, x, y)];
      // Blending rounds other than painting.
      if (!isInside && a.some((value, channel) => Math.abs(value - (b[channel] ?? 0)) > 40)) count += 1;
    }
  }
  return count;
}

async function pack(paper: Omit<PaperForPacket, 'file'> & { readonly file?: string }): Promise<MadePacket> {
  return makePacket([{ file: 'paper.pdf', ...paper }]);
}

const verify = (made: MadePacket) => {
  const { report, pages, fingerprints } = made.written;
  const bytes = Buffer.from(made.bytes);
  return verifyPacket(bytes, { report, pages, plan: made.plan, fingerprints });
};

describe('marked copies', () => {
  it('follow their clean page, are labelled, and change neither it nor the pages that citations name', async () => {
    const bytes = await aPaper([{ rotate: 0 }, { rotate: 0 }, { rotate: 0 }]);
    const plain = await pack({ bytes, frame: true });
    const made = await pack({ bytes, frame: true, markedCopies: [mark(2, 'The ASIN of the notice'), mark(3)] });
    expect(made.written.pages).toBe(plain.written.pages + 2);
    const [exhibit] = made.written.report.exhibits;
    const first = exhibit?.firstPage ?? 0;
    expect(exhibit).toMatchObject({ lastPage: first + 4, markedCopies: [first + 2, first + 4] });

    const read = await readPdf(made.bytes);
    const texts = read.pages.map((page) => page.text.replaceAll(/\s+/g, ' '));
    expect(texts[first + 1]).toContain(
      `Marked copy of Exhibit A, page ${first + 1}. The clean page is the one before.`,
    );
    expect(texts[first + 1]).toContain('Note: The ASIN of the notice');
    expect(texts[first + 1]).toContain(`Exhibit A · Marked copy · Page ${first + 2} of ${made.written.pages}`);
    expect(texts[first + 1]).toContain('Page 2 of the paper');
    expect(texts[first]).not.toContain('Marked copy');
    expect(texts[first]).toContain(`Exhibit A · 2 of 3 · Page ${first + 1}`);
    expect(texts[first + 2]).toContain(`Exhibit A · 3 of 3 · Page ${first + 3}`);
    // The plan cites the last page: the clean one.
    expect(made.written.report.citations.map((citation) => citation.targetPage)).toContain(first + 3);
    expect(texts.slice(0, first - 1).join(' ')).toContain(`Marked copies: p. ${first + 2}, ${first + 4}`);
    expect(read.bookmarks.at(-1)?.children).toEqual([
      { title: `Marked copy of page ${first + 1}, p. ${first + 2}`, targetPage: first + 2, children: [] },
      { title: `Marked copy of page ${first + 3}, p. ${first + 4}`, targetPage: first + 4, children: [] },
    ]);
    expect(verify(made)).toEqual([]);
    expect(await checkWithQpdf(made.bytes)).toBe(0);
  });

  const looks: readonly PageLook[] = [0, 90, 180, 270].flatMap((rotate): readonly PageLook[] => [
    { rotate },
    { rotate, crop: [40, 60, 260, 340] },
    { rotate, crop: [40, 60, 260, 340], unit: 2 },
  ]);

  it.each([true, false])('mark the place that was meant on turned and cut pages, frame %s', async (frame) => {
    const bytes = await aPaper(looks);
    const made = await pack({ bytes, frame, markedCopies: looks.map((_, index) => mark(index + 1)) });
    const source = openWithMupdf(bytes);
    const packet = openWithMupdf(made.bytes);
    const first = (made.written.report.exhibits[0]?.firstPage ?? 0) - 1;
    looks.forEach((look, index) => {
      const name = JSON.stringify(look);
      const original = source.render(index);
      const clean = packet.render(first + 2 * index);
      const marked = packet.render(first + 2 * index + 1);
      const top = (picture: Picture): Picture => ({
        ...picture,
        height: original.height,
        pixels: picture.pixels.subarray(0, original.height * picture.width * 3),
      });
      if (clean.width === original.width) expect(countDifferentPixels(top(clean), original), name).toBe(0);
      expect(measureYellow(marked, AREA, original), name).toBeGreaterThan(0.85);
      const beside = { ...AREA, left: 0.65, width: 0.3 };
      expect(measureYellow(marked, beside, original), name).toBe(0);
      expect(measureYellow(marked, { ...AREA, top: 0.35, height: 0.6 }, original), name).toBe(0);
      expect(measureYellow(clean, { left: 0, top: 0, width: 1, height: 1 }, original), name).toBe(0);
      expect(countOutside(marked, original, AREA), name).toBe(0);
      expect(marked.height, name).toBeGreaterThan(original.height);
    });
    source.close();
    packet.close();
    expect(verify(made)).toEqual([]);
  });

  it('keep print under the mark readable', async () => {
    const bytes = await aPaper([{ rotate: 0 }]);
    const text: PageArea = { left: 0, top: 0.55, width: 1, height: 0.2 };
    const made = await pack({ bytes, markedCopies: [mark(1, '', text)] });
    const packet = openWithMupdf(made.bytes);
    const picture = packet.render(made.written.pages - 1, 144);
    packet.close();
    let dark = 0;
    for (let at = 0; at < picture.pixels.length; at += 3) if ((picture.pixels[at] ?? 255) < 90) dark += 1;
    expect(dark).toBeGreaterThan(300);
  });

  it.each(['image/png', 'image/jpeg'] as const)('are made of pictures too: %s', async (mime) => {
    const plain = sharp({ create: { width: 400, height: 600, channels: 3, background: '#ffffff' } });
    const jpeg = plain.clone().withMetadata({ orientation: 6 }).jpeg({ quality: 95 });
    const bytes = await (mime === 'image/png' ? plain.png() : jpeg).toBuffer();
    const file = mime === 'image/png' ? 'photo.png' : 'photo.jpg';
    const made = await pack({ file, bytes, frame: true, markedCopies: [mark(1, 'Here')] });
    const packet = openWithMupdf(made.bytes);
    const [clean, marked] = [packet.render(made.written.pages - 2), packet.render(made.written.pages - 1)];
    expect(packet.text(made.written.pages - 1)).toContain('Note: Here');
    packet.close();
    const page = { width: clean.width, height: clean.height - 22 };
    expect(measureYellow(marked, AREA, page)).toBeGreaterThan(0.9);
    expect(measureYellow(clean, { left: 0, top: 0, width: 1, height: 1 }, page)).toBe(0);
    // The picture is in the file once.
    expect(Buffer.from(made.bytes).toString('latin1').split('/Subtype /Image').length - 1).toBe(1);
    expect(verify(made)).toEqual([]);
  });

  it('share what the page draws, and are the same bytes each time', async () => {
    let seed = 1;
    const noise = Uint8Array.from({ length: 300 * 400 * 3 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed >> 8;
    });
    const picture = await sharp(noise, { raw: { width: 300, height: 400, channels: 3 } })
      .png()
      .toBuffer();
    const doc = await PDFDocument.create();
    doc.addPage([300, 400]).drawImage(await doc.embedPng(picture), { x: 0, y: 0, width: 300, height: 400 });
    const bytes = await doc.save();
    const plain = await pack({ bytes });
    const made = await pack({ bytes, markedCopies: [mark(1)] });
    const again = await pack({ bytes, markedCopies: [mark(1)] });
    expect(Buffer.compare(made.bytes, again.bytes)).toBe(0);
    expect(made.bytes.length - plain.bytes.length).toBeLessThan(8000);
    expect(bytes.length).toBeGreaterThan(50_000);
  });

  it('number their notes when there are several', async () => {
    const bytes = await aPaper([{ rotate: 90, crop: [40, 60, 260, 340] }]);
    const highlights = ['First, with\nTwo lines', '', 'Exhibit Z · 1 of 9 · Page 3 of 4'].map((note, index) => ({
      rectangles: [{ left: 0.3, top: 0.1 + index * 0.3, width: 0.3, height: 0.1 }],
      note,
    }));
    const made = await pack({ bytes, markedCopies: [{ page: 1, highlights }] });
    const read = await readPdf(made.bytes);
    const text = read.pages.at(-1)?.text.replaceAll(/\s+/g, ' ') ?? '';
    expect(text).toContain('1: First, with');
    expect(text).toContain('2: Exhibit Z');
    expect(verify(made)).toEqual([]);
  });

  it('are missed when they are not there', async () => {
    const papers = [{ file: 'paper.pdf', bytes: await aPaper([{ rotate: 0 }, { rotate: 0 }]) }];
    const plan = await aPacketPlan(papers);
    const { bytes } = await tryPacket(papers, plan);
    const made = await makePacket(papers.map((paper) => ({ ...paper, markedCopies: [mark(1)] })));
    const { report } = made.written;
    const faults = verifyPacket(Buffer.from(bytes), { report, plan: made.plan }).map(({ rule }) => rule);
    expect(faults).toContain('marked-copy');
    const unasked = verifyPacket(Buffer.from(made.bytes), { report, plan }).map(({ rule }) => rule);
    expect(unasked).toContain('marked-copy');
  });
});
