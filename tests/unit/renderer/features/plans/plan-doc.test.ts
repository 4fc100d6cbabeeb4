import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocksFromDoc,
  docFromMarkup,
  markupFromDoc,
  type PlanDoc,
  type PlanDocBlock,
  type PlanDocInline,
} from '../../../../../renderer/features/plans/plan-doc.ts';
import { createPlanSchema } from '../../../../../renderer/features/plans/plan-schema.ts';
import { formatPlanMarkup, parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';

const schema = createPlanSchema();
const awkward = fc.constantFrom(
  '- ',
  '**',
  '*',
  '\\',
  '[[',
  ']]',
  '[[a]]',
  '[[a p2]]',
  '<script>',
  '&amp;',
  ' ',
  '证据',
  '\u2028',
  '\r\n',
  '\n',
  '\n\n- ',
);
const markupArbitrary = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 15 })
  .map((parts) => parts.join(''));

const textNode: fc.Arbitrary<PlanDocInline> = fc
  .record({
    text: fc
      .oneof(awkward, fc.string({ minLength: 1, maxLength: 8 }))
      .map((text) => `x${text.replace(/[\r\n]/g, ' ')}x`),
    bold: fc.boolean(),
  })
  .map(({ text, bold }) => ({ type: 'text', text, ...(bold ? { marks: [{ type: 'bold' as const }] } : {}) }));
const citationNode: fc.Arbitrary<PlanDocInline> = fc.record({
  type: fc.constant('citation' as const),
  attrs: fc.record({
    evidenceId: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/),
    page: fc.option(fc.integer({ min: 1, max: 99999 })),
  }),
});
const inlineNode = fc.oneof(
  { weight: 4, arbitrary: textNode },
  { weight: 2, arbitrary: citationNode },
  { weight: 1, arbitrary: fc.constant<PlanDocInline>({ type: 'hardBreak' }) },
);
const paragraphNode = fc
  .array(inlineNode, { maxLength: 6 })
  .map((content) => ({ type: 'paragraph' as const, content }));
const blockNode: fc.Arbitrary<PlanDocBlock> = fc.oneof(
  paragraphNode,
  fc.array(paragraphNode, { minLength: 1, maxLength: 4 }).map((items) => ({
    type: 'bulletList' as const,
    content: items.map((item) => ({ type: 'listItem' as const, content: [item] as const })),
  })),
);
const docArbitrary: fc.Arbitrary<PlanDoc> = fc
  .array(blockNode, { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'doc', content }));

describe('docFromMarkup', () => {
  it('turns each kind of markup into its node', () => {
    expect(docFromMarkup('a **b**\nc [[inv p2]]\n\n- d\n- e')).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a ' },
            { type: 'text', text: 'b', marks: [{ type: 'bold' }] },
            { type: 'hardBreak' },
            { type: 'text', text: 'c ' },
            { type: 'citation', attrs: { evidenceId: 'inv', page: 2 } },
          ],
        },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'd' }] }] },
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'e' }] }] },
          ],
        },
      ],
    });
  });

  it('gives an empty part one empty paragraph', () => {
    expect(docFromMarkup(' \n\n- \n')).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });

  it('fits the editor schema whatever the markup', () => {
    fc.assert(fc.property(markupArbitrary, (markup) => schema.nodeFromJSON(docFromMarkup(markup)).check()));
  });

  it('gives back the markup that the store would write', () => {
    fc.assert(
      fc.property(markupArbitrary, (markup) => {
        const stored = formatPlanMarkup(parsePlanMarkup(markup));
        const throughEditor = schema.nodeFromJSON(docFromMarkup(stored)).toJSON() as PlanDoc;
        const again = markupFromDoc(throughEditor);
        // White space at line ends (with its weight) may fall away once, since markup can't hold it; letters never do.
        const squeeze = (value: string): string => value.replace(/\s+/g, '').replaceAll('****', '');
        expect(squeeze(again)).toBe(squeeze(stored));
        expect(squeeze(markupFromDoc(docFromMarkup(again)))).toBe(squeeze(again));
      }),
      { numRuns: 500 },
    );
  });
});

describe('markupFromDoc', () => {
  it('is read back as the same blocks, for every document that the schema allows', () => {
    fc.assert(
      fc.property(docArbitrary, (doc) => {
        schema.nodeFromJSON(doc).check();
        const markup = markupFromDoc(doc);
        const squeeze = (blocks: ReturnType<typeof blocksFromDoc>): unknown =>
          blocks.map((block) => ({
            kind: block.kind,
            inlines: block.inlines
              .map((inline) => (inline.kind === 'text' ? inline.text.replace(/\s+/g, '') : inline))
              .filter((inline) => inline !== ''),
          }));
        expect(squeeze(parsePlanMarkup(markup))).toEqual(
          squeeze(parsePlanMarkup(formatPlanMarkup(blocksFromDoc(doc)))),
        );
        expect(
          parsePlanMarkup(markup).flatMap((block) => block.inlines.filter((inline) => inline.kind === 'citation')),
        ).toEqual(blocksFromDoc(doc).flatMap((block) => block.inlines.filter((inline) => inline.kind === 'citation')));
        expect(parsePlanMarkup(markup).map((block) => block.kind)).toEqual(
          blocksFromDoc(doc).map((block) => block.kind),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out empty paragraphs and bullets', () => {
    const doc: PlanDoc = {
      type: 'doc',
      content: [
        { type: 'paragraph' },
        { type: 'paragraph', content: [{ type: 'text', text: 'a' }] },
        { type: 'paragraph', content: [{ type: 'text', text: '  ' }, { type: 'hardBreak' }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'b' }] },
      ],
    };
    expect(markupFromDoc(doc)).toBe('a\n\nb');
  });

  it('keeps bold over a line break in one run', () => {
    const bold = [{ type: 'bold' as const }];
    const doc: PlanDoc = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a', marks: bold },
            { type: 'hardBreak' },
            { type: 'text', text: 'b', marks: bold },
          ],
        },
      ],
    };
    expect(markupFromDoc(doc)).toBe('**a\nb**');
  });

  it('keeps typed markup characters as text', () => {
    const doc: PlanDoc = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '- **not bold** [[not-cited]] \\' }] }],
    };
    expect(markupFromDoc(doc)).toBe('\\- \\*\\*not bold\\*\\* \\[\\[not-cited]] \\\\');
    expect(docFromMarkup(markupFromDoc(doc))).toEqual(doc);
  });
});

describe('createPlanSchema', () => {
  it.each([
    ['an unknown node', { type: 'doc', content: [{ type: 'heading' }] }],
    [
      'a citation outside a paragraph',
      { type: 'doc', content: [{ type: 'citation', attrs: { evidenceId: 'a', page: null } }] },
    ],
    [
      'a list inside a list',
      {
        type: 'doc',
        content: [
          {
            type: 'bulletList',
            content: [{ type: 'listItem', content: [{ type: 'paragraph' }, { type: 'bulletList', content: [] }] }],
          },
        ],
      },
    ],
    [
      'a citation without evidence',
      { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'citation', attrs: {} }] }] },
    ],
    [
      'a citation whose page is text',
      {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'citation', attrs: { evidenceId: 'a', page: '2' } }] }],
      },
    ],
    ['no block at all', { type: 'doc', content: [] }],
  ])('refuses %s', (_name, json) => {
    expect(() => schema.nodeFromJSON(json).check()).toThrow();
  });
});
