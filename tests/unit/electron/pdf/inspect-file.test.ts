import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { vaultFileSchema } from '../../../../shared/domain/evidence.ts';
import { expectedByName, inspectFile } from '../../../../electron/pdf/inspect-file.ts';
import type { Inspection, Refusal } from '../../../../electron/pdf/intake/inspection.ts';
import { makeBrokenStream, makeCutTail } from '../../../fixtures/odd-papers/damaged-papers.ts';
import { makeGreyJpeg } from '../../../fixtures/odd-papers/jpeg-papers.ts';
import { makeLinkedPages } from '../../../fixtures/odd-papers/linked-papers.ts';
import { addMarkedPages, LETTER_BOX } from '../../../fixtures/odd-papers/marked-pages.ts';
import { ODD_PAPERS } from '../../../fixtures/odd-papers/odd-papers.ts';
import { makePlainPages } from '../../../fixtures/odd-papers/page-geometry-papers.ts';
import { makeRgbPng } from '../../../fixtures/odd-papers/png-papers.ts';
import { createRawPdf } from '../../../fixtures/odd-papers/raw-pdf.ts';

async function take(bytes: Uint8Array, fileName?: string): Promise<Inspection> {
  const verdict = await inspectFile(bytes, fileName);
  if (!verdict.ok) throw new Error(`${verdict.refusal.code}: ${verdict.refusal.message}`);
  return verdict.inspection;
}

async function refuse(bytes: Uint8Array): Promise<Refusal> {
  const verdict = await inspectFile(bytes);
  if (verdict.ok) throw new Error('it was taken');
  return verdict.refusal;
}

const rules = async (bytes: Uint8Array, name?: string): Promise<readonly string[]> =>
  (await take(bytes, name)).findings.map(({ rule }) => rule);

/** One page, with changes to its file's text. */
const change = (from: string | RegExp, to: string): Uint8Array =>
  Buffer.from(Buffer.from(makePlainPages('Changed', 2)).toString('latin1').replace(from, to), 'latin1');

const paper = async (file: string): Promise<Uint8Array> => {
  const found = ODD_PAPERS.find((candidate) => candidate.file === file);
  if (!found) throw new Error(`no odd paper ${file}`);
  return found.make();
};

describe('inspectFile', () => {
  it.each(ODD_PAPERS.filter(({ fate }) => fate === 'taken').map((odd) => [odd.file, odd] as const))(
    'takes %s',
    async (file, odd) => {
      const bytes = await odd.make();
      const inspection = await take(bytes, file);
      expect(inspection.pageCount).toBe(odd.pageCount);
      expect(vaultFileSchema.safeParse({ ...inspection, sha256: '0'.repeat(64), sizeBytes: 1 }).success).toBe(true);
    },
  );

  // The two that are only misnamed are taken by their content; a case folder refuses them for their names.
  const refused = ODD_PAPERS.filter(({ fate }) => fate === 'refused').filter(
    ({ file }) => !['picture-named.pdf', 'pdf-named.jpg'].includes(file),
  );
  it.each([
    ['user-password.pdf', 'password'],
    ['truncated.pdf', 'damaged'],
    ['truncated.jpg', 'damaged'],
    ['page-tree-loop.pdf', 'damaged'],
    ['no-pages.pdf', 'damaged'],
    ['header-only.pdf', 'damaged'],
    ['empty.pdf', 'empty'],
    ['web-page-named.pdf', 'kind'],
  ])('refuses %s: %s, and says what to do', async (file, code) => {
    const refusal = await refuse(await paper(file));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^[A-Z].*\.$/);
    expect(refusal.fix).toMatch(/^[A-Z].*\.$/);
    expect(refused.map((odd) => odd.file)).toContain(file);
  });

  it.each([
    ['an AVIF', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0'), /JPEG/],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0'), /pictures/],
    ['a Word document', Buffer.from('PK\x03\x04....word/document.xml'), /PDF/],
    ['an Excel workbook', Buffer.from('PK\x03\x04....xl/workbook.xml'), /PDF/],
    ['a ZIP', Buffer.from('PK\x03\x04....photo.jpg'), /Unpack/],
    ['an AVIF of the general brand', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1avif'), /JPEG/],
    ['a BigTIFF', Buffer.from('II+\0....'), /JPEG/],
    ['a web page', Buffer.from('<!doctype html><p>Invoice'), /Save as PDF/],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), /JPEG or PNG/],
    ['RTF', Buffer.from('{\\rtf1 Invoice}'), /Save as PDF/],
    ['JSON', Buffer.from('{"invoice": 1043}'), /CSV or PDF/],
    ['XML', Buffer.from('<?xml version="1.0"?><invoice/>'), /CSV or PDF/],
    ['a calendar', Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR'), /Save as PDF/],
    ['noise', Buffer.from([1, 0, 2, 0, 3, 255, 254]), /PDF, JPEG or PNG/],
  ])('refuses %s with the way out', async (_, bytes, fix) => {
    const refusal = await refuse(bytes);
    expect(refusal.code).toBe('kind');
    expect(refusal.fix).toMatch(fix);
  });

  it('goes by the content, and says when the name is another', async () => {
    expect(await rules(await paper('picture-named.pdf'), 'picture-named.pdf')).toContain('name-mismatch');
    expect(await rules(await makeGreyJpeg(), 'photo.JPEG')).not.toContain('name-mismatch');
    expect(await rules(await makeGreyJpeg(), 'scan without ending')).not.toContain('name-mismatch');
    expect(await rules(await makeGreyJpeg())).not.toContain('name-mismatch');
  });

  it.each([
    ['owner-aes256.pdf', 'password'],
    ['form.pdf', 'form'],
    ['annotated.pdf', 'comments'],
    ['active.pdf', 'active-content'],
    ['active.pdf', 'attachment'],
    ['lost-xref.pdf', 'recovered'],
    ['rotated.pdf', 'page-rotation'],
    ['blank-page.pdf', 'blank-page'],
    ['exif-6.jpg', 'gps-present'],
    ['grey.png', 'low-resolution'],
  ])('finds in %s: %s', async (file, rule) => {
    expect(await rules(await paper(file))).toContain(rule);
  });

  it('finds signatures, and pages larger than paper', async () => {
    const signed = createRawPdf();
    const { tree } = addMarkedPages(signed, [{ label: 'Signed', mediaBox: LETTER_BOX }]);
    const catalog = `<< /Type /Catalog /Pages ${tree} 0 R /AcroForm << /SigFlags 3 /Fields [] >> >>`;
    expect(await rules(signed.finish(signed.put(catalog)))).toContain('signature');
    expect(await rules(change('/MediaBox [0 0 612 792]', '/MediaBox [0 0 20000 792]'))).toContain('page-size');
  });

  it('says nothing of a file that is simply good', async () => {
    expect(await rules(makePlainPages('Good', 2))).toEqual([]);
    expect(await rules(await paper('density-300.jpg'))).toEqual([]);
  });

  it('takes a reference to what never was for nothing, and to what is gone for damage', async () => {
    const dangling = Buffer.from(change('/F1 2 0 R', '/F1 2 0 R /F2 98 0 R')).toString('latin1');
    // The table doesn't know object 98: null, as the standard says. (All that stands behind it has moved.)
    const moved = dangling
      .replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) + 11}`)
      .replaceAll(/^(\d{10}) 00000 n/gm, (_, at: string) => `${String(Number(at) + 11).padStart(10, '0')} 00000 n`);
    expect((await take(Buffer.from(moved, 'latin1'))).pageCount).toBe(2);
    // The table promises the font, but something else stands in its place.
    const gone = change(/2 0 obj\n<< \/Type \/Font/, '2 0 xxx\n<< /Type /Font');
    expect((await refuse(gone)).code).toBe('damaged');
  });

  it('refuses a page whose content cannot be unpacked, and mentions data that end early', async () => {
    expect((await refuse(makeBrokenStream())).message).toMatch(/page \d/);
    const pdf = createRawPdf();
    const { tree, pages } = addMarkedPages(pdf, [{ label: 'Short', mediaBox: LETTER_BOX }]);
    const data = deflateSync(Buffer.from(`${'0 0 m 9 9 l S '.repeat(300)}${Math.PI}`)).subarray(0, -8);
    const content = pdf.putStream(data, '/Filter /FlateDecode');
    pdf.put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R >>`, pages[0]);
    expect(await rules(pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`)))).toContain('short-data');
  });

  it('refuses a table in which every cell is empty: it has no page that an exhibit could show', async () => {
    const verdict = await inspectFile(Buffer.from(',,\n,,\n'.repeat(20)), 'orders.csv');
    expect(verdict).toMatchObject({ ok: false, refusal: { code: 'empty' } });
  });

  it('takes a file whose tail is cut off when nothing of its pages is missing', async () => {
    const inspection = await take(makeCutTail());
    expect(inspection.pageCount).toBe(3);
    expect(inspection.findings).toMatchObject([{ rule: 'recovered', level: 'info' }]);
  });

  it('refuses forms that only Adobe Reader can show', async () => {
    const dynamic = change('/Type /Catalog', '/Type /Catalog /NeedsRendering true');
    expect((await refuse(dynamic)).code).toBe('dynamic-form');
  });

  it('measures the resolution of scans, and of nothing else', async () => {
    const pdf = createRawPdf();
    const tree = pdf.reserve();
    const image = pdf.putStream('x', '/Type /XObject /Subtype /Image /Width 1275 /Height 1650 /Filter /DCTDecode');
    const content = pdf.putStream('q 612 0 0 792 0 0 cm /Im Do Q');
    const entries = `/MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /XObject << /Im ${image} 0 R >> >>`;
    const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R ${entries} >>`);
    pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, tree);
    expect((await take(pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`)))).dpi).toBe(150);
    expect((await take(makeLinkedPages())).dpi).toBeNull();
    expect((await take(await paper('density-300.jpg'))).dpi).toBe(300);
  });

  it('puts pictures aside that no memory holds', async () => {
    const huge = Buffer.from(await makeRgbPng());
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect((await refuse(huge)).code).toBe('too-complex');
  });

  it('refuses a PNG with one wrong bit in its data', async () => {
    const bytes = Buffer.from(await makeRgbPng());
    const at = bytes.indexOf('IDAT') + 200;
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    expect((await refuse(bytes)).code).toBe('damaged');
  });

  it('takes a JPEG with a few stray bytes, and says that its data are doubtful', async () => {
    const whole = await sharp(await makeRgbPng())
      .jpeg()
      .toBuffer();
    const scan = whole.indexOf(Buffer.from([0xff, 0xda]));
    const stray = Buffer.concat([whole.subarray(0, scan), Buffer.from([0x12, 0x34]), whole.subarray(scan)]);
    expect((await take(stray)).width).toBe(600);
    expect(await rules(stray)).toContain('doubtful-data');
    expect(await rules(whole)).not.toContain('doubtful-data');
  });

  it('refuses a JPEG whose picture ends in the middle though it has an end mark', async () => {
    const whole = await sharp(await makeRgbPng())
      .jpeg()
      .toBuffer();
    const cut = Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd9])]);
    expect((await refuse(cut)).code).toBe('damaged');
  });

  it('answers, whatever bytes it is given', async () => {
    const seeds = [makeLinkedPages(), await makeGreyJpeg(), await makeRgbPng(), await paper('active.pdf')];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seeds.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.boolean(),
        async (which, changes, isCut) => {
          const seed = seeds[which] ?? new Uint8Array();
          const bytes = seed.slice(0, isCut ? seed.length / 2 : seed.length);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const verdict = await inspectFile(bytes, 'x.pdf');
          expect(verdict.ok ? verdict.inspection.pageCount : verdict.refusal.fix.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('expectedByName', () => {
  it('says what a name promises', () => {
    expect(expectedByName('Invoice.PDF')).toBe('application/pdf');
    expect(expectedByName('a.b.jpeg')).toBe('image/jpeg');
    expect(expectedByName('scan')).toBeUndefined();
    expect(expectedByName('notes.docx')).toBeUndefined();
  });
});
