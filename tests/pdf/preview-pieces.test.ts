// What the window shows while a packet is edited is what the export writes: page by page, pixel by pixel.
import { describe, expect, it, vi } from 'vitest';
import { composeFrontMatter } from '../../electron/pdf/own-pages/compose-front-matter.ts';
import { layOutPages, listOwnPages } from '../../electron/pdf/preview/lay-out-pages.ts';
import { keyOwnPage } from '../../electron/pdf/preview/own-page-key.ts';
import { writeExhibitPiece, writeOwnPiece } from '../../electron/pdf/preview/write-piece.ts';
import { loadPacketFonts } from '../../electron/pdf/text/packet-fonts.ts';
import { listPagePieces, listPiecePages, type PacketPages } from '../../shared/domain/packet-pages.ts';
import type { PacketPlan } from '../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../shared/domain/plan-markup.ts';
import { makeRotatedPages } from '../fixtures/odd-papers/page-geometry-papers.ts';
import { aPacketPlan, makePacket, theFontBytes, type PaperForPacket } from '../support/a-packet.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { aJpeg, aPdf } from '../support/sample-files.ts';

vi.setConfig({ testTimeout: 90_000 });

const fonts = loadPacketFonts(theFontBytes());

async function somePapers(): Promise<readonly PaperForPacket[]> {
  const highlights = [{ rectangles: [{ left: 0.1, top: 0.1, width: 0.4, height: 0.05 }], note: 'The date' }];
  return [
    { file: 'invoice.pdf', bytes: await aPdf(35), frame: true, markedCopies: [{ page: 20, highlights }] },
    { file: 'passport.pdf', bytes: await aPdf(2) },
    { file: 'photo.jpg', bytes: await aJpeg(), frame: true },
    { file: 'rotated.pdf', bytes: makeRotatedPages(), frame: true },
  ];
}

/** Every piece of a packet, by its key. */
async function drawPieces(plan: PacketPlan, papers: readonly PaperForPacket[]) {
  const front = composeFrontMatter(plan, fonts);
  const packet = layOutPages(plan, front);
  const drawn = new Map<string, Uint8Array>();
  for (const { page } of listOwnPages(front)) drawn.set(keyOwnPage(page), await writeOwnPiece(page, fonts));
  for (const [index, exhibit] of plan.exhibits.entries()) {
    const placement = front.placement[index];
    const paper = papers.find(({ file }) => file === exhibit.source.fileName);
    if (!placement || !paper) throw new Error('no place');
    for (const [at, pages] of listPiecePages(exhibit).entries()) {
      const order = { exhibit, placement, pages, paper: plan.paper, totalPages: front.totalPages };
      const key = packet.exhibits[index]?.pieces[at]?.key ?? '';
      drawn.set(key, await writeExhibitPiece(paper.bytes, order, fonts));
    }
  }
  return { packet, drawn };
}

describe('pieces of a packet', () => {
  it('look on every page exactly as the export does', async () => {
    const papers = await somePapers();
    const { bytes, plan } = await makePacket(papers);
    const whole = openWithMupdf(bytes);
    const { packet, drawn } = await drawPieces(plan, papers);
    expect(packet.totalPages).toBe(whole.pageCount);
    const pieces = new Map([...drawn].map(([key, piece]) => [key, openWithMupdf(piece)]));
    for (const [index, { key, pageIndex }] of listPagePieces(packet).entries()) {
      const piece = pieces.get(key);
      if (!piece) throw new Error(`no piece for page ${index + 1}`);
      const [shown, written] = [piece.render(pageIndex), whole.render(index)];
      expect([shown.width, shown.height], `size of page ${index + 1}`).toEqual([written.width, written.height]);
      expect(Buffer.compare(shown.pixels, written.pixels), `pixels of page ${index + 1}`).toBe(0);
    }
    for (const piece of [...pieces.values(), whole]) piece.close();
  });

  it('leads every link of an own page where the export does', async () => {
    const papers = await somePapers();
    const { plan, written } = await makePacket(papers);
    const { packet } = await drawPieces(plan, papers);
    const cited = packet.ownPages
      .filter(({ kind }) => kind === 'letter' || kind === 'plan')
      .flatMap(({ pageNumber, links }) => links.map(({ targetPage }) => `${pageNumber} ${targetPage}`));
    for (const { onPage, targetPage } of written.report.citations) expect(cited).toContain(`${onPage} ${targetPage}`);
  });

  it('stay the same but for what has changed', async () => {
    const papers = await somePapers();
    const plan = await aPacketPlan(papers);
    const keysOf = (changes: Partial<PacketPlan>): readonly string[] => {
      const changed = { ...plan, ...changes };
      return listKeys(layOutPages(changed, composeFrontMatter(changed, fonts)));
    };
    const before = keysOf({});
    expect(keysOf({})).toEqual(before);
    const first = plan.plan[0];
    if (!first) throw new Error('no plan');
    const more = (text: string): PacketPlan['plan'] => [
      { ...first, blocks: [...first.blocks, ...parsePlanMarkup(text)] },
    ];
    const after = keysOf({ plan: more('One more sentence.') });
    expect(after).toHaveLength(before.length);
    expect(after.filter((key, index) => key !== before[index])).toHaveLength(1);
    // One page more: every page that says a page number is another one; a passport without a frame is not.
    const longer = keysOf({ plan: more(Array.from({ length: 60 }, () => 'A paragraph.').join('\n\n')) });
    expect(longer.length).toBeGreaterThan(before.length);
    expect(longer.filter((key) => before.includes(key))).toHaveLength(1);
  });
});

function listKeys(packet: PacketPages): readonly string[] {
  return [
    ...packet.ownPages.map(({ key }) => key),
    ...packet.exhibits.flatMap(({ pieces }) => pieces.map(({ key }) => key)),
  ];
}
