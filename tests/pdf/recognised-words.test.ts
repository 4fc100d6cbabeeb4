// The unseen layer of recognised words over scans, read back by readers that had no part in writing it.
import { PDFDocument, degrees } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { verifyPacket } from '../../electron/pdf/verify-packet.ts';
import type { PacketPlan } from '../../shared/domain/packet.ts';
import type { PageWord } from '../../shared/domain/page-text.ts';
import { aPacketPlan, tryPacket, type MadePacket, type PaperForPacket } from '../support/a-packet.ts';
import { countDifferentPixels, openWithMupdf } from '../support/mupdf.ts';
import { checkWithQpdf } from '../support/qpdf.ts';
import { readPdf } from '../support/read-pdf.ts';
import { aJpeg } from '../support/sample-files.ts';
import { unwrap } from '../../shared/result.ts';

type Turn = 0 | 90 | 180 | 270;

/** A page that is one picture, 400 by 300 points as stored, cut to 360 by 260. */
async function aScan(turns: readonly Turn[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image = await pdf.embedJpg(await aJpeg({ width: 800, height: 600 }));
  for (const turn of turns) {
    const page = pdf.addPage([400, 300]);
    page.drawImage(image, { x: 0, y: 0, width: 400, height: 300 });
    page.setCropBox(20, 30, 360, 260);
    page.setRotation(degrees(turn));
  }
  return pdf.save();
}

const word = (text: string, left: number, top: number): PageWord => ({
  text,
  area: { left, top, width: 0.03 * text.length, height: 0.04 },
});
const WORDS: readonly PageWord[] = [
  word('Invoice', 0.1, 0.1),
  word('HS-20418', 0.4, 0.1),
  word('Größe', 0.1, 0.2),
  word('价格12', 0.4, 0.2),
  word('价格', 0.7, 0.2),
  word('together', 0.6, 0.8),
];

async function pack(papers: readonly PaperForPacket[], pages: readonly number[] | null): Promise<MadePacket> {
  const made = await aPacketPlan(papers);
  const recognised = (pages ?? []).map((page) => ({ page, words: WORDS }));
  const plan: PacketPlan =
    pages === null ? made : { ...made, exhibits: made.exhibits.map((exhibit) => ({ ...exhibit, recognised })) };
  const { result, bytes } = await tryPacket(papers, plan);
  return { bytes, plan, written: unwrap(result) };
}

const verify = ({ bytes, plan, written: { report, pages, fingerprints } }: MadePacket) =>
  verifyPacket(Buffer.from(bytes), { report, pages, plan, fingerprints });

describe('recognised words', () => {
  it('lie unseen over their pages: no pixel changes, and the packet is whole', async () => {
    const bytes = await aScan([0, 90, 180, 270]);
    const papers = [{ file: 'scan.pdf', bytes, frame: true }];
    const plain = await pack(papers, null);
    const made = await pack(papers, [1, 2, 3, 4]);
    expect(made.written.pages).toBe(plain.written.pages);
    const [before, after] = [openWithMupdf(plain.bytes), openWithMupdf(made.bytes)];
    for (let index = 0; index < made.written.pages; index += 1) {
      expect(countDifferentPixels(after.render(index), before.render(index)), `page ${index + 1}`).toBe(0);
    }
    expect(verify(made)).toEqual([]);
    expect(await checkWithQpdf(made.bytes)).toBe(0);
  });

  it('are found and copied in reading order; characters that the font lacks are left out', async () => {
    const made = await pack([{ file: 'scan.pdf', bytes: await aScan([0, 90]), frame: true }], [1, 2]);
    const first = made.written.report.exhibits[0]?.firstPage ?? 0;
    const read = await readPdf(made.bytes);
    const mupdf = openWithMupdf(made.bytes);
    for (const index of [first - 1, first]) {
      const text = (read.pages[index]?.text ?? '').replaceAll(/\s+/g, ' ');
      expect(text).toContain('Invoice HS-20418');
      expect(text).toContain('Größe 12');
      expect(text).toContain('together');
      expect(text).not.toContain('价');
      expect(mupdf.text(index).replaceAll(/\s+/g, ' ')).toContain('Invoice HS-20418');
    }
  });

  it.each([0, 90, 180, 270] as const)(
    'stand where the picture shows them, on a page turned by %i degrees',
    async (turn) => {
      const made = await pack([{ file: 'scan.pdf', bytes: await aScan([turn]), frame: true }], [1]);
      const index = (made.written.report.exhibits[0]?.firstPage ?? 0) - 1;
      const [width, height] = turn % 180 === 0 ? [360, 260] : [260, 360];
      for (const { text, area } of WORDS.slice(0, 2)) {
        const [found = { left: 0, top: 0, right: 0, bottom: 0 }] = openWithMupdf(made.bytes).find(index, text);
        expect(Math.abs(found.left - area.left * width), text).toBeLessThan(1);
        expect(Math.abs(found.right - (area.left + area.width) * width), text).toBeLessThan(1);
        // A reader's box reaches from the font's ascent to its descent, around the letters.
        expect(found.top, text).toBeLessThan(area.top * height + 1);
        expect(found.bottom, text).toBeGreaterThan((area.top + area.height) * height - 1);
        expect(found.bottom - found.top, text).toBeLessThan(area.height * height * 3);
      }
    },
  );

  it('lie over pictures as well, and the same input gives the same bytes', async () => {
    const papers = [{ file: 'photo.jpg', bytes: await aJpeg(), frame: true }];
    const [one, two] = [await pack(papers, [1]), await pack(papers, [1])];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
    const first = one.written.report.exhibits[0]?.firstPage ?? 0;
    expect((await readPdf(one.bytes)).pages[first - 1]?.text).toContain('HS-20418');
    expect(verify(one)).toEqual([]);
  });
});
