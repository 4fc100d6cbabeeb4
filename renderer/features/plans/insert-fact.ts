import { closeHistory } from '@tiptap/pm/history';
import type { EditorView } from '@tiptap/pm/view';
import type { PlanFact } from '../../../shared/domain/plan-facts.ts';
import { insertCitation } from './citation-editing.ts';

/**
 * Puts the words of a fact at the caret, parted by a space from a word before them, and behind them a chip for each
 * document that they come from.
 */
export function insertFact(view: EditorView, { words, evidenceIds }: PlanFact): void {
  const { from, to } = view.state.selection;
  const before = view.state.doc.textBetween(Math.max(0, from - 1), from, '\n', '\ufffc');
  const isWordBefore = /[\p{L}\p{N}\ufffc.,;:!?)]/u.test(before) && view.state.doc.resolve(from).parentOffset > 0;
  view.dispatch(closeHistory(view.state.tr.insertText(`${isWordBefore ? ' ' : ''}${words}`, from, to)));
  for (const evidenceId of evidenceIds) {
    const { to: caret } = view.state.selection;
    view.dispatch(insertCitation(view.state, { evidenceId, page: null, from: caret, to: caret }));
  }
  view.focus();
}
