import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { insertCitation } from '../../../../../renderer/features/plans/citation-editing.ts';
import { docFromMarkup, markupFromDoc, type PlanDoc } from '../../../../../renderer/features/plans/plan-doc.ts';
import { createPlanSchema } from '../../../../../renderer/features/plans/plan-schema.ts';

const schema = createPlanSchema();

/** Cites `inv` where `|` stands; gives the markup with `|` where the caret is then. */
function cite(markup: string): string {
  const withMark = schema.nodeFromJSON(docFromMarkup(markup));
  let at = 0;
  withMark.descendants((node, position) => {
    const index = node.isText ? (node.text ?? '').indexOf('|') : -1;
    if (index >= 0) at = position + index;
  });
  const base = EditorState.create({ schema, doc: withMark });
  const state = base.apply(base.tr.delete(at, at + 1));
  const next = state.apply(insertCitation(state, { evidenceId: 'inv', page: null, from: at, to: at }));
  next.doc.check();
  expect(next.selection).toBeInstanceOf(TextSelection);
  const marked = next.apply(next.tr.insertText('|'));
  return markupFromDoc(marked.doc.toJSON() as PlanDoc);
}

describe('insertCitation', () => {
  it.each([
    ['see |', 'see [[inv]] |'],
    ['see|', 'see [[inv]] |'],
    ['see | for more', 'see [[inv]] |for more'],
    ['(|)', '([[inv]] |)'],
    ['- one\n- |two', '- one\n- [[inv]] |two'],
    ['a\n|b', 'a\n[[inv]] |b'],
    ['[[bill]]|', '[[bill]][[inv]] |'],
    ['**bo|ld**', '**bo** [[inv]] |**ld**'],
  ])('%j becomes %j', (before, after) => {
    expect(cite(before)).toBe(after);
  });
});
