import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeFrontMatter } from '../../../../../electron/pdf/own-pages/compose-front-matter.ts';
import type { FrontMatter, OwnLink } from '../../../../../electron/pdf/own-pages/own-page.ts';
import { UnresolvedCitationError } from '../../../../../electron/pdf/own-pages/resolve-citation.ts';
import type { EvidenceId } from '../../../../../shared/domain/ids.ts';
import type { PacketBlock, PacketExhibit, PacketPlan } from '../../../../../shared/domain/packet.ts';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import { hardText } from '../text/hard-texts.ts';
import { loadTestFonts } from '../text/load-test-fonts.ts';
import { aLargePacketPlan, aLetter, anExhibit, aPacketPlan } from './a-packet-plan.ts';
import { findLayoutFaults, listOwnPages, readLines } from './read-own-page.ts';

const fonts = loadTestFonts();

function listLinks(front: FrontMatter): readonly (OwnLink & { readonly onPage: number })[] {
  return listOwnPages(front).flatMap(({ page, pageNumber }) =>
    page.links.map((link) => ({ ...link, onPage: pageNumber })),
  );
}

/** Checks everything that must hold for any packet. */
function expectSound(plan: PacketPlan, front: FrontMatter): void {
  const ownPages = listOwnPages(front);
  let next = front.letter.length + front.plan.length + front.index.length + 1;
  front.placement.forEach((place, index) => {
    expect(place.separatorPage).toBe(next);
    expect(place.firstPage).toBe(next + (front.separators[index]?.length ?? 0));
    expect(place.lastPage - place.firstPage + 1).toBe(plan.exhibits[index]?.pages.length);
    next = place.lastPage + 1;
  });
  expect(front.totalPages).toBe(next - 1);
  for (const { page, pageNumber } of ownPages) {
    expect(readLines(page).at(-1)).toContain(`Page ${pageNumber} of ${front.totalPages}`);
    expect(findLayoutFaults(page)).toEqual([]);
  }
  const placeById = new Map(front.placement.map((place) => [place.evidenceId, place]));
  for (const link of listLinks(front)) {
    expect(link.targetPage).toBeGreaterThanOrEqual(1);
    expect(link.targetPage).toBeLessThanOrEqual(front.totalPages);
    if (!link.citation) continue;
    const place = placeById.get(link.citation.evidenceId);
    const exhibit = plan.exhibits.find((candidate) => candidate.evidenceId === link.citation?.evidenceId);
    const offset = link.citation.page === null ? 0 : exhibit?.pages.indexOf(link.citation.page);
    expect(link.targetPage).toBe((place?.firstPage ?? NaN) + (offset ?? NaN));
  }
}

describe('composeFrontMatter', () => {
  it('numbers pages as they lie in the packet', () => {
    const front = composeFrontMatter(aPacketPlan(), fonts);
    expect(front.placement).toEqual([
      { label: 'A', evidenceId: 'evidence-a', separatorPage: 4, firstPage: 5, lastPage: 7 },
      { label: 'B', evidenceId: 'evidence-b', separatorPage: 8, firstPage: 9, lastPage: 10 },
    ]);
    expect(front.totalPages).toBe(10);
    expectSound(aPacketPlan(), front);
  });

  it('writes citations with the packet page on which they land', () => {
    const front = composeFrontMatter(aPacketPlan(), fonts);
    expect(readLines(front.letter[0]!)).toContain('Our invoices: Exhibit A (p. 5), Exhibit B (p. 10).');
    expect(listLinks(front).filter((link) => link.purpose === 'citation')).toMatchObject([
      { onPage: 1, targetPage: 5, citation: { evidenceId: 'evidence-a', page: null, exhibit: 'A', part: 0 } },
      { onPage: 1, targetPage: 10, citation: { evidenceId: 'evidence-b', page: 5, exhibit: 'B', part: 0 } },
      { onPage: 2, targetPage: 9, citation: { evidenceId: 'evidence-b', page: null, exhibit: 'B', part: 0 } },
    ]);
  });

  it('links each index row to the first page of its exhibit, over the whole row', () => {
    const front = composeFrontMatter(aPacketPlan(), fonts);
    const rows = front.index[0]!.links;
    expect(rows.map((row) => [row.purpose, row.targetPage])).toEqual([
      ['index', 5],
      ['index', 9],
    ]);
    for (const row of rows) expect(row.rect[2] - row.rect[0]).toBeCloseTo(595.28 - (50 * 72) / 25.4, 1);
    expect(readLines(front.index[0]!)).toContain('A | Acme invoice 10A | Supplier invoice | 2 March 2026 | 5–7');
  });

  it('leads from each separator back to where the exhibit is cited, and to the index', () => {
    const front = composeFrontMatter(aPacketPlan(), fonts);
    const [separator] = front.separators[1]!;
    expect(separator!.links.map((link) => [link.purpose, link.targetPage])).toEqual([
      ['back', 3],
      ['back', 1],
      ['back', 2],
    ]);
    const lines = readLines(separator!);
    expect(lines).toContain('Exhibit B');
    expect(lines).toContain('Pages | 9–10 | Back to the index');
    expect(lines).toContain('Cited on page | 1, 2');
  });

  it('leaves "cited on" out for an exhibit that nothing cites', () => {
    const plan = aPacketPlan({ letter: aLetter([]), plan: [] });
    const front = composeFrontMatter(plan, fonts);
    expect(readLines(front.separators[0]![0]!).join()).not.toContain('Cited');
  });

  it('has no plan pages without a plan and no index without exhibits', () => {
    const front = composeFrontMatter(aPacketPlan({ plan: [], exhibits: [], letter: aLetter([]) }), fonts);
    expect([front.letter.length, front.plan.length, front.index.length, front.separators.length]).toEqual([1, 0, 0, 0]);
    expect(front.totalPages).toBe(1);
  });

  it('uses the paper of the plan', () => {
    const [page] = composeFrontMatter(aPacketPlan({ paper: 'letter' }), fonts).letter;
    expect([page!.width, page!.height]).toEqual([612, 792]);
  });

  it('settles the page numbers of a large packet', () => {
    const plan = aLargePacketPlan(40, 8);
    const front = composeFrontMatter(plan, fonts);
    expect(front.index.length).toBeGreaterThan(1);
    expectSound(plan, front);
  });

  it.each(Array.from({ length: 14 }, (_, index) => index + 1))(
    'settles where page numbers gain a digit (%i pages each)',
    (pagesEach) => {
      const plan = aLargePacketPlan(9, pagesEach);
      expectSound(plan, composeFrontMatter(plan, fonts));
    },
  );

  it('names a citation of evidence that is not in the packet', () => {
    const plan = aPacketPlan({ letter: aLetter(parsePlanMarkup('See [[nowhere]].')) });
    expect(() => composeFrontMatter(plan, fonts)).toThrow(UnresolvedCitationError);
    expect(() => composeFrontMatter(plan, fonts)).toThrow('"nowhere"');
  });

  it('names a citation of a page that is not used', () => {
    const plan = aPacketPlan({ letter: aLetter(parsePlanMarkup('See [[evidence-b p3]].')) });
    expect(() => composeFrontMatter(plan, fonts)).toThrow('page 3 of "evidence-b"');
  });

  it('is the same for the same plan, also with fonts that set other text before', () => {
    const used = loadTestFonts();
    composeFrontMatter(aLargePacketPlan(3), used);
    expect(composeFrontMatter(aPacketPlan(), used)).toEqual(composeFrontMatter(aPacketPlan(), loadTestFonts()));
  });

  it('names the characters that no font has, by where they stand', () => {
    const front = composeFrontMatter(
      aPacketPlan({
        title: 'Shop ✓',
        plan: [{ heading: 'Preventive measures', blocks: parsePlanMarkup('units → 0, 漢漢') }],
        exhibits: [anExhibit('A', { proves: 'bell \u0007' }), anExhibit('B', { title: 'שטר', pages: [5] })],
      }),
      fonts,
    );
    expect(front.missingCharacters).toEqual([
      { where: 'title', characters: ['✓'] },
      { where: 'plan/preventiveMeasures', characters: ['→', '漢'] },
      { where: 'evidence/evidence-a', characters: ['\u0007'] },
      { where: 'evidence/evidence-b', characters: ['ש', 'ט', 'ר'] },
    ]);
  });

  it('lets facts that need more than a page run on to a second separator page', () => {
    const proves = 'It shows a great deal. '.repeat(200);
    const plan = aPacketPlan({ exhibits: [anExhibit('A', { proves }), anExhibit('B', { pages: [5] })] });
    const front = composeFrontMatter(plan, fonts);
    expect(front.separators.map((pages) => pages.length)).toEqual([2, 1]);
    expectSound(plan, front);
  });

  it('lists an exhibit of which nothing but spaces was written', () => {
    const plan = aPacketPlan({
      letter: aLetter([]),
      plan: [],
      exhibits: [anExhibit('A', { title: ' ', proves: '  ', typeLabel: ' ', dateText: ' ' })],
    });
    expectSound(plan, composeFrontMatter(plan, fonts));
  });

  it('keeps everything inside the margins and apart, whatever is written', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expectSound(plan, composeFrontMatter(plan, fonts));
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

const labels = ['A', 'B', 'Z', 'AA'];
const anyBlock: fc.Arbitrary<PacketBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: hardText(40) }),
  fc.record({
    kind: fc.constantFrom('paragraph' as const, 'bullet' as const),
    inlines: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), text: hardText(60), bold: fc.boolean() }),
        fc.record({
          kind: fc.constant('citation' as const),
          evidenceId: fc.constantFrom('evidence-a' as EvidenceId, 'evidence-aa' as EvidenceId),
          page: fc.constantFrom(null, 1),
        }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);
const anyFacts = fc.array(fc.record({ label: hardText(20), value: hardText(60) }), { maxLength: 6 });
const anyExhibit = (label: string): fc.Arbitrary<PacketExhibit> =>
  fc
    .record({
      title: hardText(100),
      typeLabel: hardText(20),
      dateText: hardText(10),
      facts: anyFacts,
      proves: hardText(300),
      pageCount: fc.integer({ min: 1, max: 120 }),
    })
    .map(({ pageCount, ...texts }) =>
      anExhibit(label, { ...texts, pages: Array.from({ length: pageCount }, (_, index) => index + 1) }),
    );
const anyPlan: fc.Arbitrary<PacketPlan> = fc
  .record({
    title: hardText(60),
    paper: fc.constantFrom('a4' as const, 'letter' as const),
    addressee: fc.array(hardText(40), { maxLength: 4 }),
    subject: hardText(60),
    facts: anyFacts,
    blocks: fc.array(anyBlock, { maxLength: 12 }),
    signature: fc.array(hardText(40), { maxLength: 3 }),
    parts: fc.array(fc.record({ heading: hardText(20), blocks: fc.array(anyBlock, { maxLength: 12 }) }), {
      maxLength: 3,
    }),
    exhibits: fc.tuple(...labels.map(anyExhibit)),
  })
  .map(({ title, paper, parts, exhibits, ...letter }) =>
    aPacketPlan({
      title,
      paper,
      letter,
      exhibits,
      // Headings belong to the letter only.
      plan: parts.map((part) => ({
        heading: part.heading,
        blocks: part.blocks.filter((block) => block.kind !== 'heading'),
      })),
    }),
  );
