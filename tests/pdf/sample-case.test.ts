import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { caseFolderSchema } from '../../shared/domain/case-folder.ts';
import { checkCase } from '../../shared/domain/checks/check-case.ts';
import { daysBetween } from '../../shared/domain/dates.ts';
import { parsePlanMarkup } from '../../shared/domain/plan-markup.ts';
import { PLAN_PARTS } from '../../shared/domain/plan.ts';
import { answerRequests, isAnswered } from '../../shared/domain/letter.ts';
import { listExhibits } from '../../shared/domain/exhibits.ts';
import { makeSampleCase } from '../fixtures/make-sample-case.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../support/a-case-file.ts';
import { createTempDir } from '../support/temp-dir.ts';

const committed = join(import.meta.dirname, '../../resources/sample-case');
const SUBMISSION = '2026-10-01';
/** Where the committed files were made; libvips may round pixels otherwise on other processors. */
const isHomePlatform = process.platform === 'linux' && process.arch === 'x64';
const rasterFiles = [
  'carton-label-2026-09-23.jpg',
  'identity-card-front-and-back.png',
  'marrowby-tate-invoice-20817-scan.pdf',
];

const folder = caseFolderSchema.parse(JSON.parse(readFileSync(join(committed, 'case.json'), 'utf8')));
const pageCounts: Readonly<Record<string, number>> = {
  'inv-veldrane': 2,
  'inv-marrowby': 2,
  'loa-pellanor': 1,
  removal: 1,
  metrics: 2,
  'carton-photo': 1,
  'electric-bill': 1,
  'owner-id': 1,
};

function getEvidence(id: string) {
  const entry = folder.evidence.find((item) => item.id === id);
  if (!entry) throw new Error(`The sample case has no evidence ${id}`);
  return { ...entry, path: join(committed, entry.file), pageCount: pageCounts[id] ?? 0 };
}

async function readPages(path: string): Promise<readonly string[]> {
  const data = new Uint8Array(readFileSync(path));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return pages;
}

function makeCaseFile() {
  const { noticeText, noticeFile: _, ...details } = folder.case;
  const evidence = folder.evidence.map(({ file: _file, id, ...facts }) => {
    const { file } = anEvidence(id);
    return anEvidence(id, { ...facts, file: { ...file, pageCount: pageCounts[id] ?? 1 } });
  });
  const { account, plan, planNotes } = folder;
  return aCaseFile({ account, case: details, plan, planNotes, noticeText, evidence });
}

const planBlocks = PLAN_PARTS.flatMap((part) =>
  parsePlanMarkup(folder.plan[part]).map((block) => ({ part, ...block })),
);
const wordsOf = (block: (typeof planBlocks)[number]): string =>
  block.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');

describe('makeSampleCase', () => {
  it('makes the committed folder again', { timeout: 120_000 }, async () => {
    const dir = createTempDir();
    await makeSampleCase(dir);
    const list = (root: string): readonly string[] =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
    expect(list(dir)).toEqual(list(committed));
    for (const name of list(dir).filter((file) => statSync(join(dir, file)).isFile())) {
      const [made, kept] = [readFileSync(join(dir, name)), readFileSync(join(committed, name))];
      if (isHomePlatform || !rasterFiles.some((raster) => name.endsWith(raster))) {
        expect(made.equals(kept), `${name} differs: run node tests/fixtures/make-sample-case.ts and commit it`).toBe(
          true,
        );
      } else if (name.endsWith('.pdf')) {
        expect(await readPages(join(dir, name))).toEqual(await readPages(join(committed, name)));
      } else {
        const [{ width, height, format }, other] = [await sharp(made).metadata(), await sharp(kept).metadata()];
        expect({ width, height, format }).toEqual({ width: other.width, height: other.height, format: other.format });
      }
    }
  });
});

describe('the sample case', () => {
  it('names eight files that exist and weigh less than 3 MB together', () => {
    expect(folder.evidence.map((item) => item.id).toSorted()).toEqual(Object.keys(pageCounts).toSorted());
    expect(folder.evidence.every((item) => existsSync(join(committed, item.file)))).toBe(true);
    expect(readdirSync(join(committed, 'evidence'))).toHaveLength(8);
    const sizes = readdirSync(join(committed, 'evidence')).map(
      (name) => statSync(join(committed, 'evidence', name)).size,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
    expect(statSync(getEvidence('carton-photo').path).size).toBeLessThan(900_000);
  });

  it('cites every document, and something in each part', () => {
    const citations = planBlocks.flatMap(({ part, inlines }) =>
      inlines.flatMap((inline) => (inline.kind === 'citation' ? [{ part, ...inline }] : [])),
    );
    expect(new Set(citations.map((citation) => citation.evidenceId))).toEqual(new Set(Object.keys(pageCounts)));
    expect(new Set(citations.map((citation) => citation.part))).toEqual(new Set(PLAN_PARTS));
    expect(citations.some((citation) => citation.page === null)).toBe(true);
    expect(citations.some((citation) => citation.page === 2)).toBe(true);
  });

  it('earns no finding on the day of submission but the contact sheet that its invoices stand in for', () => {
    const findings = checkCase(makeCaseFile(), theCatalogue(), SUBMISSION);
    expect(findings.filter((finding) => finding.rule !== 'document-missing')).toEqual([]);
    expect(findings.every((finding) => finding.message.includes('contact sheet'))).toBe(true);
  });

  it('answers everything that its notice asks for', () => {
    const file = makeCaseFile();
    const answers = answerRequests(file, listExhibits(file.evidence, file.plan, file.case));
    expect(answers).toHaveLength(7);
    expect(answers.filter((answer) => !isAnswered(file, answer))).toEqual([]);
  });

  it('keeps the notice, the papers and the plan to one set of dates', () => {
    const notice = folder.case.noticeReceivedOn ?? '';
    for (const id of ['inv-veldrane', 'inv-marrowby']) {
      const age = daysBetween(getEvidence(id).documentDate ?? '', notice);
      expect(age).toBeGreaterThan(0);
      expect(age).toBeLessThanOrEqual(365);
    }
    expect(daysBetween(getEvidence('electric-bill').documentDate ?? '', SUBMISSION)).toBeLessThanOrEqual(90);
    for (const part of ['correctiveActions', 'preventiveMeasures'] as const) {
      for (const [date] of folder.plan[part].matchAll(/\d{4}-\d{2}-\d{2}/g)) {
        expect(daysBetween(notice, date)).toBeGreaterThan(0);
        expect(daysBetween(date, SUBMISSION)).toBeGreaterThan(0);
      }
    }
    const logged = folder.interactions.map((interaction) => interaction.at.slice(0, 10));
    expect(logged).toEqual(logged.toSorted());
    expect(logged).toHaveLength(4);
  });

  it('has a plan in the style that domain.md 6.3 asks for', () => {
    const words = planBlocks.map(wordsOf).join(' ');
    const count = words.split(/\s+/).filter((word) => /\w/.test(word)).length;
    expect(count).toBeGreaterThanOrEqual(500);
    expect(count).toBeLessThanOrEqual(700);
    const refused =
      /\b(will|shall|going to|plan to|intend|would like|sorry|apolog\w*|regret|some|several|various|many|recently|significantly|might|probably|etc|unfair|lawyer|please|unaware|(?:was|were|has been|have been) \w+(?:ed|en))\b|!/i;
    expect(refused.exec(words)?.[0]).toBeUndefined();
    for (const sentence of words.split(/(?<=[.:])\s+/))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(28);
    const bullets = planBlocks.filter((block) => block.kind === 'bullet');
    for (const bullet of bullets.filter((block) => block.part !== 'rootCause')) {
      expect(wordsOf(bullet)).toMatch(/^(On|Since) 2026-09-\d\d /);
    }
    for (const bullet of bullets.filter((block) => block.part === 'preventiveMeasures')) {
      expect(wordsOf(bullet)).toMatch(/purchasing lead|warehouse lead|managing member/);
      expect(wordsOf(bullet)).toMatch(/\b(each|every)\b/);
    }
  });

  it('invoices at least the units sold, as printed on the papers', async () => {
    const [veldrane, marrowby, metrics] = [
      getEvidence('inv-veldrane'),
      getEvidence('inv-marrowby'),
      getEvidence('metrics'),
    ];
    for (const asin of folder.case.asins) {
      const invoiced = (veldrane.quantities[asin] ?? 0) + (marrowby.quantities[asin] ?? 0);
      expect(invoiced).toBeGreaterThanOrEqual(metrics.quantities[asin] ?? Infinity);
    }
    const [invoice = ''] = await readPages(veldrane.path);
    expect(invoice).toMatch(/KS-11 digital kitchen scale.*? 120 .*?1,758\.00/);
    expect(invoice).toMatch(/KS-22 digital kitchen scale.*? 60 .*?1,128\.00/);
    const [sold = ''] = await readPages(metrics.path);
    expect(sold).toMatch(/B0ABCDEFGH\s+KS-11\s+Units ordered\s+167/);
    expect(sold).toMatch(/B0ABCD5J7K\s+KS-22\s+Units ordered\s+92/);
  });
});

describe('the papers of the sample case', () => {
  it.each(folder.evidence.filter((item) => item.file.endsWith('.pdf')).map((item) => [item.id]))(
    '%s opens in pdf.js with its pages',
    async (id) => {
      expect(await readPages(getEvidence(id).path)).toHaveLength(getEvidence(id).pageCount);
    },
  );

  it('carry the names, addresses and totals that the case states', async () => {
    const both = (await readPages(getEvidence('inv-veldrane').path)).join(' ');
    for (const words of [
      'INVOICE',
      'VWS-1043',
      'Brightleaf Trading LLC',
      '12 Mill Lane',
      'Dover, DE 19901',
      '6,979.80',
      'PAID IN FULL',
    ]) {
      expect(both).toContain(words);
    }
    const [bill = ''] = await readPages(getEvidence('electric-bill').path);
    for (const words of ['Brightleaf Trading LLC', 'Maren Ostrander', '12 Mill Lane', 'September 8, 2026', '$197.23'])
      expect(bill).toContain(words);
    const [letter = ''] = await readPages(getEvidence('loa-pellanor').path);
    for (const words of ['Licensor', 'Licensee', 'Grant and scope', 'Territory', 'Term', 'September 30, 2027'])
      expect(letter).toContain(words);
    const [removal = ''] = await readPages(getEvidence('removal').path);
    for (const words of ['260916ABC', 'BL-KS11-B', '37', 'Completed']) expect(removal).toContain(words);
    const [, orders = ''] = await readPages(getEvidence('metrics').path);
    expect(orders).toContain('83.70');
  });

  it('hold a scan without text: one grey JPEG of 200 dpi a page', async () => {
    const { path } = getEvidence('inv-marrowby');
    expect((await readPages(path)).join('').trim()).toBe('');
    const bytes = readFileSync(path).toString('latin1');
    const images = [
      ...bytes.matchAll(
        /\/Subtype\s*\/Image[^>]*?\/Width\s+(\d+)[^>]*?\/Height\s+(\d+)|\/Width\s+(\d+)[^>]*?\/Height\s+(\d+)/g,
      ),
    ];
    expect(images.map((image) => [image[1] ?? image[3], image[2] ?? image[4]])).toEqual([
      ['1700', '2200'],
      ['1700', '2200'],
    ]);
    expect(bytes.match(/\/DeviceGray/g)).toHaveLength(2);
    expect(bytes.match(/\/DCTDecode/g)).toHaveLength(2);
  });

  it('hold a photo that lies on its side and knows where it was taken', async () => {
    const bytes = readFileSync(getEvidence('carton-photo').path);
    const { width, height, orientation } = await sharp(bytes).metadata();
    expect({ width, height, orientation }).toEqual({ width: 2048, height: 1536, orientation: 6 });
    expect(bytes.includes('Lumaro P3')).toBe(true);
    const { data, info } = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1536, 2048]);
    // Upright, the grey wall is above and the brown table below; lying, both sides would show both.
    const warmth = (row: number): number => {
      const at = row * info.width * 3;
      return (
        data.subarray(at, at + info.width * 3).reduce((sum, value, index) => sum + (1 - (index % 3)) * value, 0) /
        info.width
      );
    };
    expect(warmth(20)).toBeLessThan(20);
    expect(warmth(2030)).toBeGreaterThan(50);
  });

  it('hold an identity card as PNG with transparent corners', async () => {
    const { data, info } = await sharp(getEvidence('owner-id').path).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    expect(data[3]).toBe(0);
    expect(data[(Math.round(info.height * 0.25) * info.width + Math.round(info.width / 2)) * 4 + 3]).toBe(255);
  });
});
