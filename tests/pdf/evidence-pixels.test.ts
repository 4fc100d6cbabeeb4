import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { ODD_PAPERS, type OddPaper } from '../fixtures/odd-papers/odd-papers.ts';
import { makePacket, type MadePacket, type PaperForPacket } from '../support/a-packet.ts';
import { countDifferentPixels, cropTop, openWithMupdf, type MupdfDocument, type Picture } from '../support/mupdf.ts';

/**
 * The evidence in a packet looks as it looks in its file, to the pixel, with and without a frame: MuPDF renders both.
 */

const DPI = 60;
/** Fields without pictures show their values only in the packet; a paper clip for an attached file only in the file. */
const CHANGED_ON_PURPOSE = new Set(['form-without-appearances.pdf', 'active.pdf']);
const taken = ODD_PAPERS.filter((paper) => paper.fate === 'taken');
const pdfs = taken.filter(({ file }) => file.endsWith('.pdf') && !CHANGED_ON_PURPOSE.has(file));
const pictures = taken.filter(({ file }) => !file.endsWith('.pdf'));

type Read = { readonly packet: MadePacket; readonly doc: MupdfDocument };
let plain: Read;
let framed: Read;
const bytesOf = new Map<string, Uint8Array>();

async function read(papers: readonly OddPaper[], frame: boolean): Promise<Read> {
  const list = papers.map((paper): PaperForPacket => {
    const pages = paper.pages ? { pages: paper.pages } : {};
    return { file: paper.file, bytes: bytesOf.get(paper.file) ?? new Uint8Array(), frame, ...pages };
  });
  const packet = await makePacket(list);
  return { packet, doc: openWithMupdf(packet.bytes) };
}

function firstPageOf({ packet }: Read, file: string): number {
  const index = packet.plan.exhibits.findIndex((exhibit) => exhibit.source.fileName === file);
  return packet.written.report.exhibits[index]?.firstPage ?? 0;
}

const isBlank = (picture: Picture): boolean => picture.pixels.every((value) => value > 250);

beforeAll(async () => {
  for (const paper of taken) bytesOf.set(paper.file, await paper.make());
  plain = await read([...pdfs, ...pictures], false);
  framed = await read([...pdfs, ...pictures], true);
});

describe('evidence in a packet', () => {
  it.each(pdfs.map((paper) => [paper.file, paper] as const))('looks as in its file: %s', (file, paper) => {
    const source = openWithMupdf(bytesOf.get(file) ?? new Uint8Array());
    // A long report is not looked at page by page.
    const pages = (paper.pages ?? Array.from({ length: paper.pageCount }, (_, index) => index + 1)).slice(0, 8);
    pages.forEach((page, index) => {
      const wanted = source.render(page - 1, DPI);
      const alone = plain.doc.render(firstPageOf(plain, file) + index - 1, DPI);
      expect(countDifferentPixels(wanted, alone), `page ${page}`).toBe(0);

      const withFrame = framed.doc.render(firstPageOf(framed, file) + index - 1, DPI);
      expect(withFrame.width, `page ${page} with a frame`).toBe(wanted.width);
      expect(withFrame.height - wanted.height, `band of page ${page}`).toBeGreaterThanOrEqual(17);
      expect(withFrame.height - wanted.height, `band of page ${page}`).toBeLessThanOrEqual(20);
      // The last row may share its pixels with the band.
      const same = countDifferentPixels(cropTop(wanted, wanted.height - 1), cropTop(withFrame, wanted.height - 1));
      expect(same, `page ${page} with a frame`).toBe(0);
      const band = withFrame.pixels.subarray(withFrame.width * (wanted.height + 3) * 3);
      expect(isBlank({ ...withFrame, pixels: band }), `band of page ${page}`).toBe(false);
    });
    source.close();
  });

  it.each(pictures.map(({ file }) => file))('looks as in its file, the right way up: %s', async (file) => {
    const { data, info } = await sharp(bytesOf.get(file))
      .autoOrient()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const wanted = { width: info.width, height: info.height, pixels: toRgb(data, info.channels) };
    const page = firstPageOf(plain, file) - 1;
    const natural = plain.doc.render(page, 72);
    const shown = plain.doc.render(page, (72 * info.width) / natural.width);
    expect(shown.width / shown.height).toBeCloseTo(info.width / info.height, 1);
    const resized = await sharp(Buffer.from(shown.pixels), {
      raw: { width: shown.width, height: shown.height, channels: 3 },
    })
      .resize(info.width, info.height, { fit: 'fill' })
      .raw()
      .toBuffer();
    const different = countDifferentPixels(wanted, { ...wanted, pixels: resized }, 40);
    // Edges are drawn a little differently; a picture that lay on its side would differ in most places.
    expect(different / (info.width * info.height)).toBeLessThan(0.02);
  });
});

function toRgb(pixels: Uint8Array, channels: number): Uint8Array {
  return channels === 3 ? pixels : Uint8Array.from([...pixels].flatMap((value) => [value, value, value]));
}
