import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPacket } from '../../electron/pdf/verify-packet.ts';
import { HIDDEN_LAYER_WORDS } from '../fixtures/odd-papers/awkward-papers.ts';
import { FORM_VALUES } from '../fixtures/odd-papers/form-papers.ts';
import { CAMERA_WORDS } from '../fixtures/odd-papers/jpeg-papers.ts';
import { ACTIVE_WORDS, UNSELECTED_SECRET } from '../fixtures/odd-papers/linked-papers.ts';
import { ODD_PAPERS } from '../fixtures/odd-papers/odd-papers.ts';
import { PNG_PRIVATE_WORDS } from '../fixtures/odd-papers/png-papers.ts';
import { makePacket, type MadePacket, type PaperForPacket } from '../support/a-packet.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { askQpdf, checkWithQpdf, unpackWithQpdf } from '../support/qpdf.ts';
import { readPdf, type ReadPdf } from '../support/read-pdf.ts';

/** One packet of every odd paper that has to be taken; every second exhibit with a frame. Read by others than us. */

let papers: readonly PaperForPacket[];
let packet: MadePacket;
let read: ReadPdf;
let unpacked: string;

const exhibitOf = (file: string) => {
  const index = papers.findIndex((paper) => paper.file === file);
  const exhibit = packet.written.report.exhibits[index];
  if (!exhibit) throw new Error(`no exhibit shows ${file}`);
  return exhibit;
};
const textOf = (pageNumber: number): string => read.pages[pageNumber - 1]?.text ?? '';

beforeAll(async () => {
  const taken = ODD_PAPERS.filter((paper) => paper.fate === 'taken');
  papers = await Promise.all(
    taken.map(async (paper, index) => ({
      file: paper.file,
      bytes: await paper.make(),
      frame: index % 2 === 0,
      ...(paper.pages ? { pages: paper.pages } : {}),
    })),
  );
  packet = await makePacket(papers);
  read = await readPdf(packet.bytes);
  unpacked = await unpackWithQpdf(packet.bytes);
});

describe('a packet of odd papers', () => {
  it('is clean for qpdf, down to the last stream', async () => {
    expect(await checkWithQpdf(packet.bytes)).toBe(0);
    // It does find something: a file with its last objects cut out.
    expect(await checkWithQpdf(packet.bytes.slice(0, packet.bytes.length - 2000))).not.toBe(0);
  });

  it('is not encrypted and has as many pages as promised, for two readers', async () => {
    expect(await askQpdf(packet.bytes, ['--is-encrypted'])).toBe(2);
    expect(read.pages).toHaveLength(packet.written.pages);
    const mupdf = openWithMupdf(packet.bytes);
    expect(mupdf.pageCount).toBe(packet.written.pages);
    mupdf.close();
  });

  it('passes its own verification with everything known, and as a stranger', () => {
    const { plan, written, bytes } = packet;
    expect(verifyPacket(bytes, { ...written, plan })).toEqual([]);
    expect(verifyPacket(bytes)).toEqual([]);
  });

  it('says "Page n of N" on every page of its own and in every frame', () => {
    const total = packet.written.pages;
    const { exhibits } = packet.written.report;
    for (let page = 1; page <= total; page += 1) {
      const index = exhibits.findIndex(({ firstPage, lastPage }) => page >= firstPage && page <= lastPage);
      if (index !== -1 && !papers[index]?.frame) continue;
      expect(textOf(page), `page ${page}`).toContain(`Page ${page} of ${total}`);
    }
  });

  it('draws nothing of ours on exhibits without a frame', () => {
    for (const [index, exhibit] of packet.written.report.exhibits.entries()) {
      if (papers[index]?.frame) continue;
      for (let page = exhibit.firstPage; page <= exhibit.lastPage; page += 1) {
        expect(textOf(page)).not.toContain(`Exhibit ${exhibit.label} ·`);
      }
    }
  });

  it('has a citation link for each citation, landing where the report says', () => {
    const { citations, sections } = packet.written.report;
    expect(citations).toHaveLength(papers.length * 2 + 1);
    for (const { onPage, targetPage } of citations) {
      const targets = read.pages[onPage - 1]?.links.map((link) => link.targetPage);
      expect(targets).toContain(targetPage);
    }
    const index = sections.find(({ kind }) => kind === 'index');
    const rows = read.pages.slice((index?.firstPage ?? 1) - 1, index?.lastPage).flatMap((page) => page.links);
    expect(rows.map((link) => link.targetPage)).toEqual(
      packet.written.report.exhibits.map(({ firstPage }) => firstPage),
    );
  });

  it('leads back from every separator to where its exhibit is cited', () => {
    const { citations, exhibits } = packet.written.report;
    for (const { label, separatorPage } of exhibits) {
      const cited = citations.filter(({ exhibit }) => exhibit === label).map(({ onPage }) => onPage);
      const back = read.pages[(separatorPage ?? 0) - 1]?.links.map((link) => link.targetPage) ?? [];
      expect(back, `separator of ${label}`).toEqual(expect.arrayContaining([...new Set(cited)]));
    }
  });

  it('has no dead link anywhere', () => {
    expect(read.pages.flatMap((page) => page.links).filter((link) => link.targetPage === null)).toEqual([]);
  });

  it('bookmarks every section and exhibit with its page', () => {
    const { exhibits, sections } = packet.written.report;
    const titles = read.bookmarks.map(({ title, targetPage }) => ({ title, targetPage }));
    const own = sections.filter(({ kind }) => kind !== 'exhibits').length;
    expect(titles.slice(own)).toEqual(
      exhibits.map(({ label, title, firstPage }) => ({
        title: `Exhibit ${label}: ${title}, p. ${firstPage}`,
        targetPage: firstPage,
      })),
    );
  });

  it('keeps the links between selected pages, resolved from whatever name they had, and drops the others', () => {
    const { firstPage } = exhibitOf('linked.pdf');
    const targets = (page: number) => read.pages[firstPage + page - 2]?.links.map((link) => link.targetPage);
    expect(targets(1)).toEqual([firstPage + 1, firstPage + 2, firstPage + 1]);
    expect(targets(2)).toEqual([firstPage]);
    expect(targets(3)).toEqual([]);
  });

  it("keeps a paper's own bookmarks below its exhibit's, but for those to pages left out", () => {
    const { firstPage, label } = exhibitOf('linked.pdf');
    const bookmark = read.bookmarks.find(({ title }) => title.startsWith(`Exhibit ${label}:`));
    expect(bookmark?.children.map(({ title, targetPage }) => [title, targetPage])).toEqual([
      ['One', firstPage],
      ['Three, by name', firstPage + 2],
    ]);
  });

  it('holds nothing of a page that was left out', () => {
    expect(unpacked).not.toContain(UNSELECTED_SECRET);
    expect(unpacked).not.toContain(Buffer.from(UNSELECTED_SECRET).toString('hex').toUpperCase());
  });

  it.each([...ACTIVE_WORDS, ...CAMERA_WORDS, PNG_PRIVATE_WORDS])('holds no trace of "%s"', (words) => {
    expect(unpacked).not.toContain(words);
    expect(Buffer.from(packet.bytes).toString('latin1')).not.toContain(words);
  });

  it('holds no script, action, form, attachment, metadata or EXIF', () => {
    const forbidden =
      /\/(JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|GoToR|GoToE|URI|AA|AcroForm|XFA|EmbeddedFile|Metadata|PieceInfo|StructParents?)\b/;
    expect(forbidden.exec(unpacked)?.[0]).toBeUndefined();
    expect(unpacked).not.toMatch(/Exif\0\0|GPSL|http:\/\/ns\.adobe\.com/);
    expect(unpacked).not.toContain('/Subtype /Widget');
  });

  it.each(['form.pdf', 'form-without-appearances.pdf'])('shows what is filled in: %s', (file) => {
    const text = textOf(exhibitOf(file).firstPage);
    expect(text).toContain(FORM_VALUES.company);
    expect(text).toContain(FORM_VALUES.contact);
    expect(text).toContain(FORM_VALUES.state);
  });

  it('shows layers as their file does', () => {
    const mupdf = openWithMupdf(packet.bytes);
    const text = mupdf.text(exhibitOf('layers.pdf').firstPage - 1);
    mupdf.close();
    expect(text).toContain('SHOWN LAYER');
    expect(text).not.toContain(HIDDEN_LAYER_WORDS);
  });

  it('is as large as its papers, no larger than its own pages and fonts add', () => {
    const papersBytes = papers.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(packet.bytes.length).toBeLessThan(papersBytes + 200_000);
  });

  it('is the same file twice', async () => {
    expect(Buffer.compare((await makePacket(papers)).bytes, packet.bytes)).toBe(0);
  });
});
