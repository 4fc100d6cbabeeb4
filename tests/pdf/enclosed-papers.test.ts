import { describe, expect, it, vi } from 'vitest';
import { makePacketPlan } from '../../shared/domain/packet-plan.ts';
import { findCitedPage } from '../../shared/domain/packet-pages.ts';
import type { PacketOptions } from '../../shared/domain/packet-options.ts';
import { unwrap } from '../../shared/result.ts';
import { layOutPages } from '../../electron/pdf/preview/lay-out-pages.ts';
import { composeFrontMatter } from '../../electron/pdf/own-pages/compose-front-matter.ts';
import { loadPacketFonts } from '../../electron/pdf/text/packet-fonts.ts';
import { verifyPacket } from '../../electron/pdf/verify-packet.ts';
import { theCatalogue } from '../support/a-case-file.ts';
import { aLayoutCase } from '../support/a-layout-packet.ts';
import { theFontBytes, tryPacket } from '../support/a-packet.ts';
import { buildGolden } from '../support/golden/build-golden.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { checkWithQpdf } from '../support/qpdf.ts';
import { readPdf } from '../support/read-pdf.ts';

vi.setConfig({ testTimeout: 90_000 });

const ENCLOSED = ['ev-3', 'ev-2'];

/** A packet of four exhibits, B and D in it and A and C beside it; the writer can't get at the files of those two. */
async function aPacketWithSeparateFiles(options: Partial<PacketOptions> = {}) {
  const { file, papers } = aLayoutCase('admit', { enclosed: ENCLOSED, ...options });
  const plan = makePacketPlan(file, theCatalogue(), '2026-10-01');
  const within = papers.filter(({ file: name }) => !ENCLOSED.includes(name.slice(0, -4)));
  const { result, bytes } = await tryPacket(within, plan);
  return { plan, papers, bytes, written: unwrap(result) };
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('a paper that is sent as a separate file', () => {
  it('has its sheet as its only page, which names the file, and is never read', async () => {
    const { bytes, plan, written } = await aPacketWithSeparateFiles();
    const { pages, bookmarks } = await readPdf(bytes);
    const [first, , third] = written.report.exhibits;
    expect([first, third]).toMatchObject([
      { label: 'A', evidenceId: 'ev-2', separatorPage: 4, firstPage: 4, lastPage: 4 },
      { label: 'C', evidenceId: 'ev-3', separatorPage: 7, firstPage: 7, lastPage: 7 },
    ]);
    expect([first?.enclosed, third?.enclosed]).toEqual([
      '01_Exhibit-A_paper-number-2.pdf',
      '03_Exhibit-C_paper-number-3.pdf',
    ]);
    const sheet = squeeze(pages[6]?.text ?? '');
    expect(sheet).toContain('Exhibit C Paper number 3');
    expect(sheet).toContain('The pages of this paper are not in this PDF.');
    expect(sheet).toContain('03_Exhibit-C_paper-number-3.pdf');
    const all = pages.map(({ text }) => text).join(' ');
    expect(all).toMatch(/Paper 1, page 1 of/);
    expect(all).not.toMatch(/Paper [23], page/);
    expect(bookmarks.map(({ title }) => title)).toContain('Exhibit C: Paper number 3, p. 7');
    expect(plan.exhibits.map(({ enclosed }) => enclosed !== undefined)).toEqual([true, false, true, false]);
    const shown = openWithMupdf(bytes);
    expect(shown.pageCount).toBe(9);
    shown.close();
    expect(await checkWithQpdf(bytes)).toBe(0);
  });

  it('is cited by the page of its file, with a link to its sheet, and called a separate file in the index', async () => {
    const { bytes, written } = await aPacketWithSeparateFiles();
    const { pages } = await readPdf(bytes);
    expect(squeeze(pages[1]?.text ?? '')).toContain('Exhibit C, page 2 of the file 03_Exhibit-C_paper-number-3.pdf');
    expect(pages[1]?.links.map(({ targetPage }) => targetPage)).toContain(7);
    expect(written.report.citations).toContainEqual({
      ...{ evidenceId: 'ev-3', page: 2, exhibit: 'C', onPage: 2, targetPage: 7 },
    });
    const index = squeeze(pages[2]?.text ?? '');
    expect(index).toContain('Separate file: 03_Exhibit-C_paper-number-3.pdf');
    expect(pages[2]?.links.map(({ targetPage }) => targetPage)).toEqual([4, 6, 7, 9]);
  });

  it('passes the check, and a sheet that names another file does not', async () => {
    const { bytes, plan, written } = await aPacketWithSeparateFiles();
    const { report, pages, fingerprints } = written;
    expect(verifyPacket(bytes, { report, pages, plan, fingerprints })).toEqual([]);
    const exhibits = report.exhibits.map((exhibit) =>
      exhibit.label === 'C' ? { ...exhibit, enclosed: '03_Exhibit-C_other.pdf' } : exhibit,
    );
    const faults = verifyPacket(bytes, { report: { ...report, exhibits }, pages });
    expect(faults.map(({ rule, page }) => [rule, page])).toEqual([['layout', 7]]);
    // A paper whose pages are said to be there, but aren't.
    const claimed = report.exhibits.map(({ enclosed: _enclosed, ...exhibit }) => exhibit);
    expect(verifyPacket(bytes, { report: { ...report, exhibits: claimed }, pages })).not.toEqual([]);
  });

  it('keeps its sheet in a compact packet, which has no other sheets', async () => {
    const { bytes, plan, written } = await aPacketWithSeparateFiles({ layout: 'compact' });
    const { report, pages, fingerprints } = written;
    expect(report.exhibits.map(({ separatorPage, firstPage }) => [separatorPage, firstPage])).toEqual([
      [2, 2],
      [null, 3],
      [4, 4],
      [null, 5],
    ]);
    expect(verifyPacket(bytes, { report, pages, plan, fingerprints })).toEqual([]);
  });

  it('is found by its sheet in the live pages', async () => {
    const { plan } = await aPacketWithSeparateFiles();
    const live = layOutPages(plan, composeFrontMatter(plan, loadPacketFonts(theFontBytes())));
    expect(live.totalPages).toBe(9);
    expect(live.exhibits[2]).toMatchObject({ label: 'C', enclosed: '03_Exhibit-C_paper-number-3.pdf', pieces: [] });
    expect(findCitedPage(live, 'ev-3', 2)).toBe(7);
    expect(findCitedPage(live, 'ev-3', 9)).toBeUndefined();
  });

  it('counts nothing towards a limit, and is named across volumes', async () => {
    const { file, papers } = aLayoutCase('admit', { enclosed: ENCLOSED });
    const plan = makePacketPlan(file, theCatalogue(), '2026-10-01');
    const huge = (exhibit: (typeof plan.exhibits)[number]) =>
      exhibit.enclosed === undefined ? exhibit : { ...exhibit, source: { ...exhibit.source, sizeBytes: 90_000_000 } };
    const whole = { ...plan, exhibits: plan.exhibits.map(huge) };
    const free = await buildGolden({ plan: whole, papers, limit: { limitBytes: 10_000_000, twoColour: false } });
    expect(free.report.volumes).toBeUndefined();
    expect(free.report.size).toBeUndefined();
    const one = free.report.packet.bytes;
    const cut = await buildGolden({ plan: whole, papers, limit: { limitBytes: one - 1_000, twoColour: false } });
    expect(cut.report.volumes?.length ?? 0).toBeGreaterThan(1);
    const placed = cut.report.exhibits.find(({ label }) => label === 'C');
    const volume = cut.files[(placed?.volume ?? 1) - 1];
    const { pages } = await readPdf(volume?.bytes ?? Buffer.alloc(0));
    expect(squeeze(pages[(placed?.firstPage ?? 1) - 1]?.text ?? '')).toContain('03_Exhibit-C_paper-number-3.pdf');
    const again = await buildGolden({ plan: whole, papers, limit: { limitBytes: one - 1_000, twoColour: false } });
    expect(again.files.map(({ bytes }) => bytes.toString('base64'))).toEqual(
      cut.files.map(({ bytes }) => bytes.toString('base64')),
    );
  });
});

describe('the sentence of the letter on page numbers', () => {
  it('says which references are links where the packet is divided', async () => {
    const { file, papers } = aLayoutCase('documents', {}, 6);
    const plan = makePacketPlan(file, theCatalogue(), '2026-10-01');
    const whole = await buildGolden({ plan, papers });
    const read = async (bytes: Uint8Array): Promise<string> => {
      const { pages } = await readPdf(bytes);
      return squeeze(pages.map(({ text }) => text).join(' '));
    };
    const [only] = whole.files;
    expect(await read(only?.bytes ?? Buffer.alloc(0))).toContain('in which each reference is a link.');
    const limit = { limitBytes: whole.report.packet.bytes - 1_000, twoColour: false };
    const [first] = (await buildGolden({ plan, papers, limit })).files;
    const words = await read(first?.bytes ?? Buffer.alloc(0));
    expect(words).toContain('Page numbers are those of the volume that is named. References to volume 1 are links.');
    expect(words).not.toContain('each reference is a link');
  });
});
