// The 25 points of a good packet (docs/packet-quality.md), on the packet of the sample case as the command line exports it.
// Read back by qpdf, MuPDF and pdf.js, none of which had a part in writing it.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as mupdf from 'mupdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kitManifestSchema, type KitManifest } from '../../shared/domain/packet.ts';
import { countDifferentPixels, cropTop, openWithMupdf } from '../support/mupdf.ts';
import { askQpdf, checkWithQpdf, unpackWithQpdf } from '../support/qpdf.ts';
import { readPdf, type ReadPdf } from '../support/read-pdf.ts';
import { runCommand } from '../support/run-command.ts';

const SAMPLE = 'resources/sample-case';
/** Types that may carry a band; the others carry no mark at all. */
const FRAMED = ['metrics', 'removal', 'carton-photo'];

const folder = mkdtempSync(join(tmpdir(), 'reinstate-quality-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let kit: string;
let bytes: Buffer;
let manifest: KitManifest;
let packet: ReadPdf;
let unpacked: string;

async function exportSample(name: string): Promise<string> {
  const out = join(folder, name);
  const run = await runCommand(['export', SAMPLE, '--out', out, '--date', '2026-10-01']);
  expect(run.exit, run.stderr).toBe(0);
  return out;
}
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const original = (evidenceId: string): Buffer => {
  const entry = manifest.originals.find((candidate) => candidate.evidenceId === evidenceId);
  return readFileSync(join(kit, entry?.file ?? ''));
};
const ownPages = (): readonly number[] => {
  const { sections, exhibits } = manifest.report;
  const front = sections
    .filter((section) => section.kind !== 'exhibits')
    .flatMap((section) => range(section.firstPage, section.lastPage));
  return [
    ...front,
    ...exhibits.flatMap((exhibit) => range(exhibit.separatorPage ?? exhibit.firstPage, exhibit.firstPage - 1)),
  ];
};
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word.length > 0);
const pdfExhibits = () =>
  manifest.report.exhibits.filter(
    (exhibit) => original(exhibit.evidenceId).subarray(0, 5).toString('latin1') === '%PDF-',
  );

beforeAll(async () => {
  kit = await exportSample('kit');
  bytes = readFileSync(join(kit, 'packet.pdf'));
  manifest = kitManifestSchema.parse(JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')));
  packet = await readPdf(bytes);
  unpacked = await unpackWithQpdf(bytes);
}, 120_000);

describe('the file', () => {
  it('1: has a clean structure', async () => {
    expect(await askQpdf(bytes, ['--stream-data=preserve', '--static-id', '/out.pdf'])).toBe(0);
  });

  it('2: has streams that all decode', async () => {
    expect(await checkWithQpdf(bytes)).toBe(0);
  });

  it('3: has as many pages as its parts', () => {
    const exhibits = manifest.report.exhibits.map(
      (exhibit) => exhibit.lastPage - (exhibit.separatorPage ?? exhibit.firstPage) + 1,
    );
    const front = manifest.report.sections
      .filter((section) => section.kind !== 'exhibits')
      .map((section) => section.lastPage - section.firstPage + 1);
    expect(packet.pages).toHaveLength([...front, ...exhibits].reduce((sum, count) => sum + count, 0));
    expect(packet.pages).toHaveLength(manifest.report.packet.pages);
  });

  it('4: is not encrypted and holds no live form', async () => {
    expect(await askQpdf(bytes, ['--is-encrypted'])).toBe(2);
    expect(unpacked).not.toMatch(/\/(AcroForm|XFA|Encrypt)\b/);
  });

  it('5: holds nothing that acts', () => {
    expect(unpacked).not.toMatch(
      /\/(JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|GoToR|GoToE|EmbeddedFile|AA|URI)\b/,
    );
  });

  it('6: is not larger than what it holds', () => {
    const inputs = manifest.originals.reduce((sum, entry) => sum + original(entry.evidenceId).length, 0);
    expect(bytes.length).toBeLessThanOrEqual(inputs * 1.01);
    expect(bytes.length).toBeLessThan(10_000_000);
  });
});

describe('the pages', () => {
  it('7: say their number wherever a mark is allowed, and nowhere else', () => {
    const total = packet.pages.length;
    const framed = manifest.report.exhibits.filter((exhibit) => FRAMED.includes(exhibit.evidenceId));
    const marked = new Set([...ownPages(), ...framed.flatMap((exhibit) => range(exhibit.firstPage, exhibit.lastPage))]);
    packet.pages.forEach((page, index) => {
      const isNumbered = page.text.replaceAll(/\s+/g, ' ').includes(`Page ${index + 1} of ${total}`);
      expect(isNumbered, `page ${index + 1}`).toBe(marked.has(index + 1));
    });
  });

  it('8: have no second numbering', () => {
    expect(unpacked).not.toContain('/PageLabels');
  });

  it('18 and 19: carry the band upright, inside the page, and outside the paper', () => {
    const doc = mupdf.Document.openDocument(bytes, 'application/pdf');
    const rendered = openWithMupdf(bytes);
    for (const exhibit of manifest.report.exhibits.filter((candidate) => FRAMED.includes(candidate.evidenceId))) {
      for (const number of range(exhibit.firstPage, exhibit.lastPage)) {
        const page = doc.loadPage(number - 1);
        const [left, top, right, bottom] = page.getBounds();
        const [quad] = page.search(`Page ${number} of ${packet.pages.length}`, undefined)[0] ?? [];
        expect(quad, `band on page ${number}`).toBeDefined();
        const xs = [0, 2, 4, 6].map((at) => quad?.[at] ?? Number.NaN);
        const ys = [1, 3, 5, 7].map((at) => quad?.[at] ?? Number.NaN);
        expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(Math.max(...ys) - Math.min(...ys));
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(left);
        expect(Math.max(...xs)).toBeLessThanOrEqual(right);
        expect(Math.min(...ys)).toBeGreaterThanOrEqual(top);
        expect(Math.max(...ys)).toBeLessThanOrEqual(bottom);
        page.destroy();
      }
    }
    for (const exhibit of pdfExhibits()) {
      const source = openWithMupdf(original(exhibit.evidenceId));
      range(exhibit.firstPage, exhibit.lastPage).forEach((number, index) => {
        const before = source.render(index);
        const after = rendered.render(number - 1);
        expect(countDifferentPixels(before, cropTop(after, before.height)), `page ${number}`).toBe(0);
      });
      source.close();
    }
    rendered.close();
  });

  it('20: have lost no word of the papers', async () => {
    for (const exhibit of pdfExhibits()) {
      const source = await readPdf(original(exhibit.evidenceId));
      source.pages.forEach((page, index) => {
        const kept = words(packet.pages[exhibit.firstPage - 1 + index]?.text ?? '');
        expect(kept.slice(0, words(page.text).length)).toEqual(words(page.text));
      });
    }
  });

  it('21: hold the pictures bit for bit', () => {
    // From the start of the scan to the end of the file: what stands before is camera data, which does not travel.
    const photo = original('carton-photo');
    const scan = photo.subarray(photo.indexOf(Buffer.from([0xff, 0xda])));
    expect(bytes.includes(scan)).toBe(true);
    expect(bytes.includes('Lumaro')).toBe(false);
    expect(unpacked).not.toContain('GPS');
  });

  it('22: have the size and the way up of their sources', async () => {
    for (const exhibit of pdfExhibits()) {
      const source = await readPdf(original(exhibit.evidenceId));
      source.pages.forEach((page, index) => {
        const made = packet.pages[exhibit.firstPage - 1 + index];
        expect(made?.width).toBeCloseTo(page.width, 3);
        if (FRAMED.includes(exhibit.evidenceId)) expect(made?.height).toBeGreaterThan(page.height);
        else expect(made?.height).toBeCloseTo(page.height, 3);
      });
    }
    const photo = manifest.report.exhibits.find((exhibit) => exhibit.evidenceId === 'carton-photo');
    const page = packet.pages[(photo?.firstPage ?? 0) - 1];
    // Stored lying down, with the note to turn it: it must stand.
    expect(page?.height).toBeGreaterThan(page?.width ?? Infinity);
  });
});

describe('finding one’s way', () => {
  it('9, 10 and 11: opens on page 1 at 100 % with bookmarks, title and language', () => {
    expect(unpacked).toMatch(/\/PageMode \/UseOutlines/);
    expect(unpacked).toMatch(/\/OpenAction \[\s*\d+ 0 R\s*\/XYZ\s+null\s+null\s+1\s*\]/);
    expect(unpacked).toMatch(/\/DisplayDocTitle true/);
    expect(unpacked).toMatch(/\/Lang \(en\)/);
    expect(packet.title).toBe('Brightleaf Home: Authenticity complaints, kitchen scales');
  });

  it('12: has a bookmark for each exhibit, with label, title and page', () => {
    const all = packet.bookmarks.flatMap((bookmark) => [bookmark, ...bookmark.children]);
    for (const exhibit of manifest.report.exhibits) {
      const bookmark = all.find((candidate) => candidate.title.startsWith(`Exhibit ${exhibit.label}:`));
      expect(bookmark?.title).toBe(`Exhibit ${exhibit.label}: ${exhibit.title}, p. ${bookmark?.targetPage}`);
      expect([exhibit.separatorPage, exhibit.firstPage]).toContain(bookmark?.targetPage);
    }
  });

  it('13: keeps the reader’s zoom at every bookmark and link', () => {
    const zooms = [...unpacked.matchAll(/\/Dest \[[^\]]*\/(\w+)([^\]]*)\]/g)];
    expect(zooms.length).toBeGreaterThan(20);
    const other = zooms.filter(([, fit, values]) => fit !== 'XYZ' || !/(null|0)\s*$/.test(values ?? ''));
    expect(other.map(([whole]) => whole)).toEqual([]);
  });

  it('14: has a link from each row of the index to its exhibit', () => {
    const index = manifest.report.sections.find((section) => section.kind === 'index');
    const targets = range(index?.firstPage ?? 0, index?.lastPage ?? -1).flatMap(
      (page) => packet.pages[page - 1]?.links.map((link) => link.targetPage) ?? [],
    );
    expect(targets).toEqual(manifest.report.exhibits.map((exhibit) => exhibit.firstPage));
  });

  it('15: has each citation’s words inside a link to the cited page', () => {
    const doc = mupdf.Document.openDocument(bytes, 'application/pdf');
    expect(manifest.report.citations.length).toBeGreaterThan(20);
    for (const citation of manifest.report.citations) {
      const page = doc.loadPage(citation.onPage - 1);
      const quads = page
        .search(`Exhibit ${citation.exhibit} (p. ${citation.targetPage})`, undefined)
        .map(([quad]) => quad);
      const links = page.getLinks().filter((link) => doc.resolveLink(link) + 1 === citation.targetPage);
      const isCovered = quads.every((quad) =>
        links.some((link) => {
          const [left, top, right, bottom] = link.getBounds();
          const x = ((quad?.[0] ?? 0) + (quad?.[6] ?? 0)) / 2;
          const y = ((quad?.[1] ?? 0) + (quad?.[7] ?? 0)) / 2;
          return left <= x && x <= right && top <= y && y <= bottom;
        }),
      );
      expect(quads.length, `citation on page ${citation.onPage}`).toBeGreaterThan(0);
      expect(isCovered, `citation of page ${citation.targetPage} on page ${citation.onPage}`).toBe(true);
      page.destroy();
    }
  });

  it('16: has links back from each separator to where it is cited', () => {
    for (const exhibit of manifest.report.exhibits) {
      const citing = manifest.report.citations
        .filter((citation) => citation.exhibit === exhibit.label)
        .map((citation) => citation.onPage);
      const targets = packet.pages[(exhibit.separatorPage ?? 0) - 1]?.links.map((link) => link.targetPage) ?? [];
      for (const page of citing) expect(targets, `separator ${exhibit.label}`).toContain(page);
    }
  });

  it('17: has no dead link and no visible border', () => {
    const dead = packet.pages.flatMap((page) => page.links.filter((link) => link.targetPage === null));
    expect(dead).toEqual([]);
    const links = [...unpacked.matchAll(/\/Subtype \/Link/g)].length;
    const borders = [...unpacked.matchAll(/\/Border \[\s*0\s+0\s+0\s*\]/g)].length;
    expect(links).toBeGreaterThan(40);
    expect(borders).toBe(links);
  });
});

describe('text, pictures and proof', () => {
  it('23: embeds its own fonts as subsets with Unicode', () => {
    const own = new Set([...unpacked.matchAll(/\/BaseFont \/([A-Z]{6}\+NotoSans-\w+)/g)].map(([, name]) => name));
    expect(own.size).toBeGreaterThanOrEqual(2);
    expect(unpacked).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
    const composites = [...unpacked.matchAll(/\/Subtype \/Type0/g)].length;
    expect([...unpacked.matchAll(/\/ToUnicode /g)].length).toBeGreaterThanOrEqual(composites);
  });

  it('24: reduces nothing in this issue, so every scan keeps its resolution', () => {
    const scan = openWithMupdf(original('inv-marrowby'));
    const exhibit = manifest.report.exhibits.find((candidate) => candidate.evidenceId === 'inv-marrowby');
    const made = openWithMupdf(bytes);
    const before = scan.render(0, 200);
    const after = made.render((exhibit?.firstPage ?? 0) - 1, 200);
    expect(countDifferentPixels(before, after)).toBe(0);
    scan.close();
    made.close();
  });

  it('25: gives the same bytes again, with hashes that hold and nothing of this computer', async () => {
    const again = await exportSample('again');
    for (const file of ['packet.pdf', 'manifest.json', ...manifest.files.map((entry) => entry.file)]) {
      expect(sha256(readFileSync(join(again, file))), file).toBe(sha256(readFileSync(join(kit, file))));
    }
    for (const entry of manifest.files) expect(sha256(readFileSync(join(kit, entry.file)))).toBe(entry.sha256);
    for (const trace of [homedir(), process.cwd(), kit]) expect(unpacked).not.toContain(trace);
  }, 120_000);
});
