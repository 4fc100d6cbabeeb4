import type { EditorView } from '@tiptap/pm/view';
import { docFromMarkup, markupFromDoc, type PlanDoc } from './plan-doc.ts';

/**
 * Brings the editor to a text that was changed elsewhere. Only the part that differs is replaced, so that the caret and
 * the editor's own undo steps outside it stay. Does nothing when the text is the same.
 */
export function replaceContent(view: EditorView, markup: string): void {
  const { doc, schema, tr } = view.state;
  if (markupFromDoc(doc.toJSON() as PlanDoc) === markup) return;
  const next = schema.nodeFromJSON(docFromMarkup(markup));
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  // The two ends may overlap where the same letters stand on both sides of the change.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  if (!tr.doc.eq(next)) tr.replaceWith(0, tr.doc.content.size, next.content);
  view.dispatch(tr.setMeta('addToHistory', false).setMeta(EXTERNAL_CHANGE, true));
}

/** Marks a transaction that did not come from the user; it isn't saved back. */
export const EXTERNAL_CHANGE = 'externalChange';
