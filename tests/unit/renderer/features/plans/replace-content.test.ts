import fc from 'fast-check';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { docFromMarkup, markupFromDoc, type PlanDoc } from '../../../../../renderer/features/plans/plan-doc.ts';
import { createPlanSchema } from '../../../../../renderer/features/plans/plan-schema.ts';
import { EXTERNAL_CHANGE, replaceContent } from '../../../../../renderer/features/plans/replace-content.ts';
import type { EditorView } from '@tiptap/pm/view';

const schema = createPlanSchema();

function anEditor(markup: string, caret: number) {
  let state = EditorState.create({ schema, doc: schema.nodeFromJSON(docFromMarkup(markup)) });
  state = state.apply(
    state.tr.setSelection(TextSelection.near(state.doc.resolve(Math.min(caret, state.doc.content.size)))),
  );
  let dispatched = 0;
  const view = {
    get state() {
      return state;
    },
    dispatch: (tr: Parameters<EditorView['dispatch']>[0]) => {
      dispatched += 1;
      expect(tr.getMeta(EXTERNAL_CHANGE)).toBe(true);
      expect(tr.getMeta('addToHistory')).toBe(false);
      state = state.apply(tr);
    },
  } as unknown as EditorView;
  return {
    view,
    markup: () => markupFromDoc(state.doc.toJSON() as PlanDoc),
    caret: () => state.selection.from,
    doc: () => state.doc,
    dispatched: () => dispatched,
  };
}

describe('replaceContent', () => {
  it('keeps the caret where the text before it is the same', () => {
    const editor = anEditor('one two three', 5);
    replaceContent(editor.view, 'one two four [[inv]]');
    expect(editor.markup()).toBe('one two four [[inv]]');
    expect(editor.caret()).toBe(5);
  });

  it('does nothing when the text is the same, empty paragraphs aside', () => {
    const editor = anEditor('one', 2);
    editor.view.dispatch(
      editor.view.state.tr
        .insert(5, schema.nodes['paragraph']!.create())
        .setMeta(EXTERNAL_CHANGE, true)
        .setMeta('addToHistory', false),
    );
    replaceContent(editor.view, 'one');
    expect(editor.dispatched()).toBe(1);
  });

  it('arrives at any text from any text', () => {
    const markup = fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '\n\n', '\n\n- ', '**', '[[x]]', '[[x p2]]', 'aa'), { maxLength: 14 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markup, markup, fc.nat(30), (before, after, caret) => {
        const editor = anEditor(before, caret);
        // Twice, because markup can't hold white space at the ends of lines.
        const canonical = (text: string): string => markupFromDoc(docFromMarkup(text));
        const wanted = canonical(canonical(after));
        replaceContent(editor.view, wanted);
        editor.doc().check();
        expect(canonical(editor.markup())).toBe(canonical(wanted));
      }),
      { numRuns: 500 },
    );
  });
});
