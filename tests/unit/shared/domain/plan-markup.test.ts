import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import {
  formatCitation,
  formatPlainText,
  formatPlanMarkup,
  listCitations,
  parsePlanMarkup,
  type Block,
  type Inline,
} from '../../../../shared/domain/plan-markup.ts';

const text = (value: string, bold = false): Inline => ({ kind: 'text', text: value, bold });
const cite = (evidenceId: string, page: number | null = null): Inline => ({
  kind: 'citation',
  evidenceId: evidenceId as EvidenceId,
  page,
});
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines });
const bullet = (...inlines: Inline[]): Block => ({ kind: 'bullet', inlines });

/** Pieces that are markup somewhere, so that random texts meet the awkward cases. */
const awkward = fc.constantFrom(
  '- ',
  '-',
  '**',
  '*',
  '\\',
  '[[',
  ']]',
  '[[a]]',
  '[[a p2]]',
  '\\-',
  '\\*',
  '<b>',
  '"',
  ' ',
  'é',
  '证据',
  '🙂',
  '\u2028',
  '\t',
  '\u00a0',
);
const awkwardText = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 })
  .map((parts) => parts.join(''));
const awkwardLine = awkwardText.map((value) => `x${value.replace(/[\r\n]/g, '')}x`);
const runText = fc.array(awkwardLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const evidenceId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const inlineArbitrary: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: runText, bold: fc.boolean() }),
  fc.record({
    kind: fc.constant('citation' as const),
    evidenceId: evidenceId.map((id) => id as EvidenceId),
    page: fc.option(fc.integer({ min: 1, max: 99999 })),
  }),
);
const blockArbitrary: fc.Arbitrary<Block> = fc.record({
  kind: fc.constantFrom('paragraph' as const, 'bullet' as const),
  inlines: fc.array(inlineArbitrary, { minLength: 1, maxLength: 5 }),
});

/** Neighbouring runs of the same weight are one run. */
function mergeRuns(block: Block): Block {
  const inlines: Inline[] = [];
  for (const inline of block.inlines) {
    const last = inlines.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text' && last.bold === inline.bold) {
      inlines[inlines.length - 1] = { ...last, text: last.text + inline.text };
    } else {
      inlines.push(inline);
    }
  }
  return { ...block, inlines };
}

describe('parsePlanMarkup', () => {
  it.each<[string, string, Block[]]>([
    ['paragraphs parted by blank lines', 'one\n\n \t\ntwo', [paragraph(text('one')), paragraph(text('two'))]],
    ['a line break inside a paragraph', 'one\r\ntwo\rthree', [paragraph(text('one\ntwo\nthree'))]],
    [
      'bullets, with or without a blank line before',
      'a\n- b\n- c\nd\n\ne',
      [paragraph(text('a')), bullet(text('b')), bullet(text('c\nd')), paragraph(text('e'))],
    ],
    ['bold', 'a **b** c', [paragraph(text('a '), text('b', true), text(' c'))]],
    [
      'citations with and without a page',
      '[[inv-acme]] and [[a.b_c p12]]',
      [paragraph(cite('inv-acme'), text(' and '), cite('a.b_c', 12))],
    ],
    ['a citation inside bold', '**a [[x]] b**', [paragraph(text('a ', true), cite('x'), text(' b', true))]],
    ['escapes', '\\- a \\*\\*b\\*\\* \\[[c]] \\\\', [paragraph(text('- a **b** [[c]] \\'))]],
    ['a backslash before anything else', 'C:\\temp', [paragraph(text('C:\\temp'))]],
    ['bold that never closes, as text', 'a ** b', [paragraph(text('a ** b'))]],
    ['bold that only an escaped star would close, as text', '**a \\** b', [paragraph(text('**a ** b'))]],
    [
      'what only looks like a citation, as text',
      '[[]] [[-a]] [[a b]] [[a p]] [[a p123456]] [[a]',
      [paragraph(text('[[]] [[-a]] [[a b]] [[a p]] [[a p123456]] [[a]'))],
    ],
    ['an id of more than 64 characters, as text', `[[${'a'.repeat(65)}]]`, [paragraph(text(`[[${'a'.repeat(65)}]]`))]],
    ['nothing for empty bullets and white space, bold or not', '- \n\n   \n- \n\n** \t**', []],
  ])('reads %s', (_name, markup, blocks) => {
    expect(parsePlanMarkup(markup)).toEqual(blocks);
  });

  it('takes any text without failing and loses no letters', () => {
    fc.assert(
      fc.property(awkwardText, (markup) => {
        const blocks = parsePlanMarkup(markup);
        for (const block of blocks) expect(block.inlines.length).toBeGreaterThan(0);
        const letters = (value: string): string => value.replace(/[^x-zé证据🙂]/gu, '');
        expect(letters(formatPlainText(blocks, (id) => id))).toBe(letters(markup.replace(/\[\[a( p2)?\]\]/g, 'a')));
      }),
    );
  });

  it('reads a hundred thousand stars and brackets in well under a second', () => {
    const started = performance.now();
    for (const unit of ['*', '**', '[[', '**a', '\\*']) parsePlanMarkup(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('formatPlanMarkup', () => {
  it('is read back as the same blocks', () => {
    fc.assert(
      fc.property(fc.array(blockArbitrary, { maxLength: 6 }), (blocks) => {
        expect(parsePlanMarkup(formatPlanMarkup(blocks))).toEqual(blocks.map(mergeRuns));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps blocks apart whatever white space and line breaks their text holds', () => {
    const anyText = fc
      .array(fc.oneof(awkward, fc.constantFrom('\n', '\r', '\n\n', ' \n ')), { maxLength: 10 })
      .map((parts) => `x${parts.join('')}x`);
    const anyBlock = fc.record({
      kind: fc.constantFrom('paragraph' as const, 'bullet' as const),
      inlines: fc.array(fc.record({ kind: fc.constant('text' as const), text: anyText, bold: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 4 }), (blocks) => {
        const back = parsePlanMarkup(formatPlanMarkup(blocks));
        expect(back.map((block) => block.kind)).toEqual(blocks.map((block) => block.kind));
        const squeeze = (value: readonly Block[]): string => formatPlainText(value, (id) => id).replace(/\s+/g, '');
        expect(squeeze(back)).toBe(squeeze(blocks));
        expect(formatPlanMarkup(parsePlanMarkup(formatPlanMarkup(back)))).toBe(formatPlanMarkup(back));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the form that people write by hand', () => {
    const blocks = [
      paragraph(text('We bought '), text('40 units', true), text(' '), cite('inv-acme', 2), text('.')),
      bullet(text('a')),
      bullet(text('b')),
      paragraph(text('- c')),
    ];
    expect(formatPlanMarkup(blocks)).toBe('We bought **40 units** [[inv-acme p2]].\n\n- a\n- b\n\n\\- c');
  });
});

describe('formatCitation', () => {
  it('writes the page only where there is one', () => {
    expect([formatCitation('a', null), formatCitation('a', 3)]).toEqual(['[[a]]', '[[a p3]]']);
  });
});

describe('listCitations', () => {
  it('gives every citation in reading order, repeats included', () => {
    const blocks = parsePlanMarkup('[[b]] [[a p2]]\n\n- [[b]]');
    expect(listCitations(blocks).map((citation) => [citation.evidenceId, citation.page])).toEqual([
      ['b', null],
      ['a', 2],
      ['b', null],
    ]);
  });
});

describe('formatPlainText', () => {
  it('writes bullets, blank lines and the names of citations', () => {
    const blocks = parsePlanMarkup('**Cause:** see [[a p2]].\n\n- one\n- two\n\nend');
    expect(
      formatPlainText(blocks, (id, page) => `Exhibit ${id.toUpperCase()}${page === null ? '' : `, p. ${page}`}`),
    ).toBe('Cause: see Exhibit A, p. 2.\n\n- one\n- two\n\nend');
  });
});
