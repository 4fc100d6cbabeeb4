import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlanMarkup } from '../../../../shared/domain/plan-markup.ts';
import { verifyPacket } from '../../../../electron/pdf/verify-packet.ts';
import { makeTruncatedPdf } from '../../../fixtures/odd-papers/damaged-papers.ts';
import { makeGreyJpeg } from '../../../fixtures/odd-papers/jpeg-papers.ts';
import { makeLinkedPages } from '../../../fixtures/odd-papers/linked-papers.ts';
import { addMarkedPages, LETTER_BOX } from '../../../fixtures/odd-papers/marked-pages.ts';
import { runQpdf } from '../../../fixtures/odd-papers/qpdf.ts';
import { createRawPdf, pdfText } from '../../../fixtures/odd-papers/raw-pdf.ts';
import { checkWithQpdf, unpackWithQpdf } from '../../../support/qpdf.ts';
import { makePlainPages } from '../../../fixtures/odd-papers/page-geometry-papers.ts';
import { aPacketPlan, idOfPaper, makePacket, tryPacket, type PaperForPacket } from '../../../support/a-packet.ts';
import { readPdf } from '../../../support/read-pdf.ts';

const invoice: PaperForPacket = { file: 'invoice.pdf', bytes: makePlainPages('Invoice', 3), frame: true };

describe('writePacket', () => {
  it('reports sections, exhibits and citations with the pages they are on', async () => {
    const { written } = await makePacket([invoice, { file: 'photo.jpg', bytes: await makeGreyJpeg() }]);
    expect(written.report.sections).toEqual([
      { kind: 'letter', firstPage: 1, lastPage: 1 },
      { kind: 'plan', firstPage: 2, lastPage: 2 },
      { kind: 'index', firstPage: 3, lastPage: 3 },
      { kind: 'exhibits', firstPage: 4, lastPage: 9 },
    ]);
    expect(written.report.exhibits).toMatchObject([
      { label: 'A', separatorPage: 4, firstPage: 5, lastPage: 7 },
      { label: 'B', separatorPage: 8, firstPage: 9, lastPage: 9 },
    ]);
    expect(written.report.citations).toEqual([
      { evidenceId: 'invoice-pdf', page: null, exhibit: 'A', onPage: 1, targetPage: 5 },
      { evidenceId: 'invoice-pdf', page: null, exhibit: 'A', onPage: 2, targetPage: 5 },
      { evidenceId: 'invoice-pdf', page: 3, exhibit: 'A', onPage: 2, targetPage: 7 },
      { evidenceId: 'photo-jpg', page: null, exhibit: 'B', onPage: 2, targetPage: 9 },
      { evidenceId: 'photo-jpg', page: 1, exhibit: 'B', onPage: 2, targetPage: 9 },
    ]);
    expect(written.pages).toBe(9);
  });

  it('cites pages of the file, whichever of them are used', async () => {
    const { written, bytes, plan } = await makePacket([{ ...invoice, pages: [2, 3] }]);
    const citation = written.report.citations.find(({ page }) => page === 3);
    expect(citation?.targetPage).toBe((written.report.exhibits[0]?.firstPage ?? 0) + 1);
    const page = (await readPdf(bytes)).pages[(citation?.targetPage ?? 1) - 1];
    expect(page?.text).toContain('page 3 of 3');
    expect(verifyPacket(bytes, { ...written, plan })).toEqual([]);
  });

  it('keeps links of long citations together as one', async () => {
    const words = 'On the day we looked at all of these papers once more and found them in order '.repeat(2);
    const blocks = parsePlanMarkup(Array.from({ length: 30 }, () => `${words}[[invoice-pdf]]`).join(' '));
    const { written, plan, bytes } = await makePacket([invoice], { plan: [{ heading: 'Root cause', blocks }] });
    expect(written.report.citations.filter(({ onPage }) => onPage > 1)).toHaveLength(30);
    expect(verifyPacket(bytes, { ...written, plan })).toEqual([]);
  });

  it('works without evidence, without a plan, and with neither', async () => {
    for (const papers of [[], [invoice]]) {
      for (const changes of [{}, { plan: [] }]) {
        const { bytes, written, plan } = await makePacket(papers, changes);
        expect(verifyPacket(bytes, { ...written, plan })).toEqual([]);
        expect(written.report.sections.some(({ kind }) => kind === 'exhibits')).toBe(papers.length > 0);
      }
    }
  });

  it('stores a file once that two exhibits show, and shows it in both places', async () => {
    const photo = await makeGreyJpeg();
    const single = await makePacket([{ file: 'a.jpg', bytes: photo }]);
    const double = await makePacket([
      { file: 'a.jpg', bytes: photo, frame: true },
      { ...invoice, frame: false },
      { file: 'b.jpg', bytes: photo },
      { ...invoice, file: 'again.pdf', pages: [1, 3] },
    ]);
    expect(double.bytes.length - single.bytes.length).toBeLessThan(photo.length + 6000);
    expect(verifyPacket(double.bytes, { ...double.written, plan: double.plan })).toEqual([]);
    const read = await readPdf(double.bytes);
    const again = double.written.report.exhibits[3];
    expect(read.pages[(again?.lastPage ?? 1) - 1]?.text).toContain('page 3 of 3');
    expect(read.pages[(again?.lastPage ?? 1) - 1]?.text).toContain(`Exhibit D · 2 of 2 · Page ${again?.lastPage}`);
  });

  it('writes the same bytes for the same plan, and another identity for another date', async () => {
    const papers = [invoice, { file: 'linked.pdf', bytes: makeLinkedPages(), pages: [1, 2] }];
    const [first, second] = [await makePacket(papers), await makePacket(papers)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const later = await makePacket(papers, { date: '2026-10-02' });
    const idOf = (bytes: Uint8Array) => /\/ID \[ <(\w+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    expect(idOf(later.bytes)).not.toBe(idOf(first.bytes));
    expect(idOf(first.bytes)).toHaveLength(32);
  });

  it.each([
    ['Łódź & Ελλάδα и Київ'],
    ['Title "with" $&# / \\ slashes <b>'],
    ['Very long '.repeat(30)],
    ['عنوان بالعربية'],
    ['Emoji 🎉 and \u0007 control'],
  ])('takes any title: %s', async (title) => {
    const { bytes, written, plan } = await makePacket([{ ...invoice, title }], { title });
    expect(verifyPacket(bytes, { ...written, plan })).toEqual([]);
    const read = await readPdf(bytes);
    expect(read.title).toBe(title);
    expect(read.bookmarks.at(-1)?.title).toContain(title.replaceAll('\u0007', ' ').trim().slice(0, 20));
  });

  it('reports characters that no font has', async () => {
    const { written } = await makePacket([{ ...invoice, title: '发票 1043' }]);
    expect(written.report.findings).toMatchObject([{ rule: 'missing-characters', level: 'warning' }]);
    expect(written.report.findings[0]?.message).toContain('发');
  });

  it('is blocked by a citation that leads nowhere', async () => {
    const blocks = parsePlanMarkup('See [[nowhere]].');
    const plan = await aPacketPlan([invoice], { plan: [{ heading: 'Root cause', blocks }] });
    const { result } = await tryPacket([invoice], plan);
    expect(!result.ok && result.error.code).toBe('blocked');
  });

  it('names the file that cannot be read, and the page that it does not have', async () => {
    const plan = await aPacketPlan([invoice]);
    const missing = await tryPacket([], plan);
    expect(missing.result).toMatchObject({
      ok: false,
      error: { code: 'source-unreadable', details: { file: 'invoice.pdf' } },
    });
    const changed = { ...plan, exhibits: plan.exhibits.map((exhibit) => ({ ...exhibit, pages: [1, 2, 3, 4] })) };
    const short = await tryPacket([invoice], changed);
    expect(!short.result.ok && short.result.error.message).toMatch(/invoice\.pdf, page 4/);
    expect(short.result).toMatchObject({ error: { details: { page: 4, evidenceId: plan.exhibits[0]?.evidenceId } } });
  });

  it('names a picture or a PDF that is not what it was', async () => {
    const broken: PaperForPacket = { file: 'photo.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2]) };
    const picture = await tryPacket([broken], await aPacketPlan([broken]));
    expect(picture.result).toMatchObject({ ok: false, error: { details: { file: 'photo.jpg' } } });
    const cut: PaperForPacket = { file: 'cut.pdf', bytes: makeTruncatedPdf().subarray(0, 400), pages: [1] };
    const pdf = await tryPacket([cut], await aPacketPlan([cut]));
    expect(pdf.result).toMatchObject({ ok: false, error: { code: 'source-unreadable', details: { file: 'cut.pdf' } } });
  });

  it('fails rather than leave a part of the evidence out', async () => {
    const cut: PaperForPacket = { file: 'cut.pdf', bytes: makeTruncatedPdf(), pages: [1, 2, 3, 4] };
    const { result } = await tryPacket([cut], await aPacketPlan([cut]));
    expect(!result.ok && result.error.code).toBe('source-unreadable');
  });

  it('keeps strings of encrypted files whole, whatever brackets stand in them', async () => {
    const pdf = createRawPdf();
    const words = 'half a bracket ( and \\ a slash';
    const note = `<< /Type /Annot /Subtype /Text /Rect [9 9 29 29] /Contents ${pdfText(words)} >>`;
    const { tree } = addMarkedPages(pdf, [{ label: 'Noted', mediaBox: LETTER_BOX, entries: `/Annots [${note}]` }]);
    const plain = pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    const bytes = await runQpdf(plain, ['--encrypt', '', 'owner', '256', '--']);
    const packet = await makePacket([{ file: 'noted.pdf', bytes }]);
    expect(await checkWithQpdf(packet.bytes)).toBe(0);
    expect(verifyPacket(packet.bytes, { ...packet.written, plan: packet.plan })).toEqual([]);
    expect(await unpackWithQpdf(packet.bytes)).toContain(`/Contents ${pdfText(words)}`);
  });

  it('takes a page whose resources are nonsense as it is', async () => {
    const pdf = createRawPdf();
    const tree = pdf.reserve();
    const content = pdf.putStream('0 0 9 9 re f');
    const entries = `/MediaBox [0 0 99 99] /Contents ${content} 0 R /Resources ${content} 0 R`;
    const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R ${entries} >>`);
    pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, tree);
    const bytes = pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    const packet = await makePacket([{ file: 'odd.pdf', bytes, frame: true }]);
    expect(verifyPacket(packet.bytes, { ...packet.written, plan: packet.plan })).toEqual([]);
  });

  it('stops when it is cancelled', async () => {
    const plan = await aPacketPlan([invoice]);
    const { result } = await tryPacket([invoice], plan, { signal: AbortSignal.abort() });
    expect(!result.ok && result.error.code).toBe('cancelled');
  });

  it('holds nothing of this machine', async () => {
    const { bytes } = await makePacket([invoice]);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(readFileSync(new URL(import.meta.url), 'utf8').slice(0, 20));
    expect(text).not.toMatch(/\/Author|CreationDate \(D:(?!20261001)/);
  });

  it('has ids that the plan cites', () => {
    expect(idOfPaper('invoice.pdf')).toBe('invoice-pdf');
  });
});
