import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import {
  createCitationSuggest,
  findOpenSuggestion,
  setSuggestionOpen,
} from '../../../../../renderer/features/plans/citation-suggest.ts';
import { docFromMarkup } from '../../../../../renderer/features/plans/plan-doc.ts';
import { createPlanSchema } from '../../../../../renderer/features/plans/plan-schema.ts';
import { searchExhibits } from '../../../../../renderer/features/plans/search-exhibits.ts';
import { anEvidence } from './an-evidence.ts';

const schema = createPlanSchema();
const exhibits = [
  { label: 'A', evidence: anEvidence({ id: 'inv', title: 'Supplier invoice' }) },
  { label: 'B', evidence: anEvidence({ id: 'bill', title: 'Electricity bill' }) },
];

/** An editor without a page: what is dispatched becomes its next state. */
function anEditor(markup = '') {
  const plugin = createCitationSuggest((query) => searchExhibits(exhibits, query));
  let state = EditorState.create({ schema, doc: schema.nodeFromJSON(docFromMarkup(markup)), plugins: [plugin] });
  const apply = (tr: Transaction): void => {
    state = state.apply(tr);
  };
  const view = {
    get state() {
      return state;
    },
    dispatch: apply,
    composing: false,
    focus: () => undefined,
  };
  const keyDown = plugin.props.handleKeyDown as unknown as (view: unknown, event: object) => boolean;
  return {
    view: view as unknown as Parameters<typeof setSuggestionOpen>[0],
    type: (text: string) => [...text].forEach((letter) => apply(state.tr.insertText(letter))),
    moveTo: (position: number) => apply(state.tr.setSelection(TextSelection.create(state.doc, position))),
    backspace: () => apply(state.tr.delete(state.selection.from - 1, state.selection.from)),
    press: (key: string, more: object = {}) =>
      keyDown.call(plugin, view, { key, isComposing: false, shiftKey: false, ...more }),
    choices: () =>
      findOpenSuggestion(state)
        ?.choices.map((choice) => choice.exhibit.label)
        .join('') ?? null,
    active: () => findOpenSuggestion(state)?.activeIndex ?? null,
    text: () => state.doc.textBetween(0, state.doc.content.size, '\n', '\ufffc'),
    end: () => state.doc.content.size - 1,
  };
}

describe('createCitationSuggest', () => {
  it('opens by typing, filters, and closes when nothing fits', () => {
    const editor = anEditor();
    editor.type('see @');
    expect(editor.choices()).toBe('AB');
    editor.type('ele');
    expect(editor.choices()).toBe('B');
    editor.type('zz');
    expect(editor.choices()).toBeNull();
    editor.backspace();
    editor.backspace();
    expect(editor.choices()).toBe('B');
  });

  it('does not open because the caret comes to stand behind an old trigger', () => {
    const editor = anEditor('mail @ele and Exhibit ');
    editor.moveTo(editor.end());
    expect(editor.choices()).toBeNull();
    editor.moveTo(10);
    expect(editor.choices()).toBeNull();
  });

  it('closes when the caret leaves, and stays closed after Escape until a new trigger', () => {
    const editor = anEditor();
    editor.type('a @e');
    editor.moveTo(1);
    expect(editor.choices()).toBeNull();
    editor.moveTo(editor.end());
    editor.type('l');
    expect(editor.choices()).toBe('B');
    expect(editor.press('Escape')).toBe(true);
    editor.type('e');
    expect(editor.choices()).toBeNull();
    editor.type(' x @');
    expect(editor.choices()).toBe('AB');
  });

  it('goes round the list with the arrows and starts again at the top when the query changes', () => {
    const editor = anEditor();
    editor.type('@');
    expect([editor.press('ArrowDown'), editor.active()]).toEqual([true, 1]);
    expect([editor.press('ArrowDown'), editor.active()]).toEqual([true, 0]);
    expect([editor.press('ArrowUp'), editor.active()]).toEqual([true, 1]);
    editor.type('i');
    expect(editor.active()).toBe(0);
  });

  it('puts the citation in the place of what was typed', () => {
    const editor = anEditor();
    editor.type('see @bil');
    expect(editor.press('Enter')).toBe(true);
    expect(editor.text()).toBe('see \ufffc ');
    expect(editor.choices()).toBeNull();
  });

  it('leaves keys alone while closed, while composing, and Shift+Enter always', () => {
    const editor = anEditor();
    expect(editor.press('Enter')).toBe(false);
    editor.type('@');
    expect(editor.press('Enter', { isComposing: true })).toBe(false);
    expect(editor.press('Enter', { shiftKey: true })).toBe(false);
    expect(editor.press('Tab')).toBe(false);
    expect(editor.choices()).toBe('AB');
  });

  it('opens at the caret without a trigger when asked, and then filters by what is typed', () => {
    const editor = anEditor('word');
    editor.moveTo(editor.end());
    setSuggestionOpen(editor.view, true);
    expect(editor.choices()).toBe('AB');
    editor.type('inv');
    expect(editor.choices()).toBe('A');
    editor.press('Enter');
    expect(editor.text()).toBe('word \ufffc ');
  });
});
