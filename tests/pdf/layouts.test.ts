import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { originalFileName } from '../../shared/domain/original-file-name.ts';
import { makePasteTexts } from '../../electron/features/packets/paste-texts.ts';
import { verifyPacket } from '../../electron/pdf/verify-packet.ts';
import { exhibitLabel, listExhibits } from '../../shared/domain/exhibits.ts';
import { formatLetterText } from '../../shared/domain/letter-text.ts';
import { composeLetterBlocks } from '../../shared/domain/letter.ts';
import type { PacketReport } from '../../shared/domain/packet.ts';
import type { AppealPath } from '../../shared/domain/case.ts';
import { planShape } from '../../shared/domain/plan-shape.ts';
import { theCatalogue } from '../support/a-case-file.ts';
import { aLayoutPacket } from '../support/a-layout-packet.ts';
import type { MadePacket } from '../support/a-packet.ts';
import { readPdf } from '../support/read-pdf.ts';

const PATHS: readonly AppealPath[] = ['admit', 'dispute', 'documents', 'retraction', 'reactivate-other-first'];

/** To look at the pages: set LOOK to a folder. */
function keep(name: string, { bytes }: MadePacket): void {
  const folder = process.env['LOOK'];
  if (folder) writeFileSync(`${folder}/${name}.pdf`, bytes);
}

function reportOf({ bytes, written }: MadePacket): PacketReport {
  return { packet: { file: 'packet.pdf', pages: written.pages, bytes: bytes.length, sha256: '' }, ...written.report };
}

async function readWords(packet: MadePacket): Promise<readonly string[]> {
  const { pages } = await readPdf(packet.bytes);
  return pages.map(({ text }) => text.replaceAll(/\s+/g, ' '));
}

const faultsOf = ({ bytes, plan, written }: MadePacket) => verifyPacket(bytes, { ...written, plan });

describe('the shape of each path', () => {
  it.each(PATHS)('%s: letter, statement and paste texts hold the parts of the shape and nothing else', async (path) => {
    const packet = await aLayoutPacket(path);
    keep(`path-${path}`, packet);
    expect(faultsOf(packet)).toEqual([]);
    const [letter = '', second = ''] = await readWords(packet);
    const shape = planShape(path);
    const headings = shape.parts.map(({ heading }) => heading);
    const pastes = makePasteTexts(packet.plan, reportOf(packet)).map(({ file }) => file);
    expect(packet.written.report.sections.map(({ kind }) => kind)).toEqual(
      shape.place === 'section' ? ['letter', 'plan', 'index', 'exhibits'] : ['letter', 'index', 'exhibits'],
    );
    if (shape.place === 'section') {
      expect(second).toContain(shape.title);
      for (const heading of headings) expect(second).toContain(heading);
      expect(second.includes('Request')).toBe(shape.hasRequest);
      expect(pastes).toHaveLength(1 + headings.length + (shape.hasRequest ? 1 : 0));
    } else {
      expect(letter).toContain('We bought 40 units from a reseller Exhibit A (p.');
      expect(letter).not.toContain('we removed all 37 units');
      expect(pastes).toEqual(['paste/cover-letter.txt']);
    }
    expect(letter).toContain('What the notice asks, and where it is answered');
    expect(letter).toMatch(/Invoices from your supplier that show the units of the last 365 days: Exhibit/);
    expect(letter).toMatch(/reinstate what the notice restricts/);
    // No shape borrows the words of another.
    if (path !== 'admit') expect(`${letter} ${second}`).not.toMatch(/plan of action|root cause \(|Corrective actions/i);
    expect(packet.written.report.findings).toEqual([]);
  });
});

describe('a compact packet', () => {
  it('holds index and exhibits only, with the facts that find the account, and verifies as such', async () => {
    const packet = await aLayoutPacket('admit', { layout: 'compact', exhibitLabels: 'numbers' });
    keep('compact-numbers', packet);
    expect(faultsOf(packet)).toEqual([]);
    const { sections, exhibits, citations } = packet.written.report;
    expect(sections.map(({ kind }) => kind)).toEqual(['index', 'exhibits']);
    expect(
      exhibits.map(({ label, separatorPage, firstPage, lastPage }) => [label, separatorPage, firstPage, lastPage]),
    ).toEqual([
      ['1', null, 2, 3],
      ['2', null, 4, 4],
      ['3', null, 5, 7],
      ['4', null, 8, 8],
    ]);
    expect(citations).toEqual([]);
    const [index = ''] = await readWords(packet);
    for (const fact of ['Brightleaf Home', 'A2EXAMPLE12345', '12345678901', 'B0ABCDEFGH'])
      expect(index).toContain(fact);
    // The texts still go into the boxes, with the pages of this packet.
    const [letter, root] = makePasteTexts(packet.plan, reportOf(packet));
    expect(root?.text).toContain('Exhibit 1 (p. 2) without a check of the invoice Exhibit 2 (p. 4)');
    expect(letter?.text).toContain('Exhibit 3 (p. 5)');
  });

  it('is found at fault when it is taken for a full one, and the other way round', async () => {
    const compact = await aLayoutPacket('admit', { layout: 'compact' });
    const full = await aLayoutPacket('admit');
    const rules = (packet: MadePacket, layout: 'full' | 'compact') =>
      verifyPacket(packet.bytes, { ...packet.written, plan: { ...packet.plan, layout } }).map(({ rule }) => rule);
    expect(rules(compact, 'full')).toContain('layout');
    expect(rules(full, 'compact')).toContain('layout');
    // Without its report, a compact packet's evidence isn't taken for sheets of our own.
    expect(verifyPacket(compact.bytes)).toEqual([]);
    const labels = structuredClone(full.written.report);
    labels.exhibits[2]!.label = '3';
    expect(verifyPacket(full.bytes, { report: labels }).map(({ rule }) => rule)).toContain('layout');
  });
});

describe('labels', () => {
  it('are the same everywhere: letter, plan, index, sheets, frames, bookmarks, file names and paste texts', async () => {
    const options = fc.record({
      exhibitLabels: fc.constantFrom('letters' as const, 'numbers' as const),
      layout: fc.constantFrom('full' as const, 'compact' as const),
    });
    await fc.assert(
      fc.asyncProperty(options, fc.constantFrom(...PATHS), fc.constantFrom(4, 29), async (choice, path, count) => {
        const packet = await aLayoutPacket(path, choice, count);
        const wanted = Array.from({ length: count }, (_, index) => exhibitLabel(index, choice.exhibitLabels));
        const known = new Set(wanted);
        expect(packet.written.report.exhibits.map(({ label }) => label)).toEqual(wanted);
        const { pages, bookmarks } = await readPdf(packet.bytes);
        const texts = [
          ...pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')),
          ...makePasteTexts(packet.plan, reportOf(packet)).map(({ text }) => text),
        ];
        const printed = new Set(
          texts.flatMap((text) =>
            [...text.matchAll(/\bExhibit ([A-Z]{1,3}|\d+)(?= \(p\.| ·|$)/g)].map(([, label]) => label),
          ),
        );
        expect([...printed].filter((label) => !known.has(label ?? ''))).toEqual([]);
        const titles = bookmarks.flatMap(({ title }) => /^Exhibit (\S+): /.exec(title)?.[1] ?? []);
        expect(titles).toEqual(wanted);
        const names = packet.plan.exhibits.map((exhibit, index) => originalFileName(exhibit, index, count));
        expect(names.map((name) => /_Exhibit-([A-Z0-9]+)[_.]/.exec(name)?.[1])).toEqual(wanted);
      }),
      { numRuns: 6 },
    );
  });
});

describe('an own letter', () => {
  it('stands in place of the generated one, its citations are links, and the generated text gives the same pages', async () => {
    const own = await aLayoutPacket('admit', {
      letterText: '**What we ask**\n\nPlease look at [[ev-3 p2]] first.\n\n- Then at [[ev-4]].',
    });
    keep('own-letter', own);
    expect(faultsOf(own)).toEqual([]);
    const [letter = ''] = await readWords(own);
    expect(letter).toMatch(/What we ask Please look at Exhibit C \(p\. \d+\) first\. • Then at Exhibit D/);
    expect(letter).not.toContain('What the notice asks');
    expect(own.written.report.citations.filter(({ onPage }) => onPage === 1)).toHaveLength(2);

    const generated = await aLayoutPacket('admit');
    const { file } = generated;
    const exhibits = listExhibits(file.evidence, file.plan, file.case);
    const letterText = formatLetterText(composeLetterBlocks(file, exhibits, theCatalogue()));
    const same = await aLayoutPacket('admit', { letterText });
    expect((await readPdf(same.bytes)).pages[0]?.text).toBe((await readPdf(generated.bytes)).pages[0]?.text);
  });
});

describe('the letter', () => {
  it('takes one page where its shorter text fits, and says why when it takes two', async () => {
    const many = await aLayoutPacket('documents', {}, 29);
    keep('many-documents', many);
    expect(many.written.report.sections[0]).toEqual({ kind: 'letter', firstPage: 1, lastPage: 1 });
    expect((await readWords(many))[0]).toContain('The exhibit index says what each of them shows');
    const long = await aLayoutPacket('admit', { letterText: 'We looked at each unit. '.repeat(200) });
    expect(long.written.report.findings).toMatchObject([
      {
        rule: 'letter-two-pages',
        message: 'The cover letter takes two pages instead of one: the text that you wrote has 1000 words.',
      },
    ]);
    expect(faultsOf(long)).toEqual([]);
  });
});

describe('paper and frames', () => {
  it('are those that were chosen; types that may carry no mark never get a frame', async () => {
    const all = { frames: true, framesByEvidence: { 'ev-3': true } };
    const on = await aLayoutPacket('admit', { ...all, paper: 'a4' });
    const off = await aLayoutPacket('admit', {
      frames: false,
      framesByEvidence: { 'ev-2': true, 'ev-3': true },
    });
    keep('frames-on-a4', on);
    const framed = ({ plan }: MadePacket) =>
      plan.exhibits.filter(({ frame }) => frame).map(({ evidenceId }) => evidenceId);
    // An invoice may be marked only on a copy, an identity paper not at all.
    expect(framed(on)).toEqual(['ev-2', 'ev-4']);
    expect(framed(off)).toEqual(['ev-2']);
    expect([faultsOf(on), faultsOf(off)]).toEqual([[], []]);
    const sizes = async (packet: MadePacket) => (await readPdf(packet.bytes)).pages[0];
    expect((await sizes(on))?.width).toBeCloseTo(595.28, 0);
    expect((await sizes(off))?.width).toBeCloseTo(612, 0);
  });
});

describe('same input, same bytes', () => {
  it.each([
    ['compact', { layout: 'compact' as const }],
    ['numbers', { exhibitLabels: 'numbers' as const, frames: false, paper: 'a4' as const }],
    ['own letter', { letterText: 'See [[ev-1]].' }],
  ])('%s', async (_name, options) => {
    const [first, second] = [await aLayoutPacket('dispute', options), await aLayoutPacket('dispute', options)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});
