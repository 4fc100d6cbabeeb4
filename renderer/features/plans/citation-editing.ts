import { closeHistory } from '@tiptap/pm/history';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { NodeSelection, Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { citationAttrs, type CitationAttrs } from './citation-node.ts';

const CLOSING_MARK = /^[.,;:!?)\]]$/;
/** A chip and a page typed behind it: `Exhibit C p. 2`, `Exhibit C, page 2`. */
const TYPED_PAGE = /\ufffc(,? ?(?:pp?|pg|page)\.? ?(\d{1,5}))$/i;

/**
 * Puts a citation in the place of a range, with one space behind it: a line that holds only a chip is read out as empty by
 * NVDA (ProseMirror issue 1428), and input methods need a place to compose in. A word before it is parted by a space.
 */
export function insertCitation(
  state: EditorState,
  at: CitationAttrs & { readonly from: number; readonly to: number },
): Transaction {
  const { schema, tr, doc } = state;
  const type = schema.nodes['citation'];
  if (!type) return tr;
  const isSpaceAfter = /^[ \u00a0]/.test(characterAt(doc, at.to));
  const isWordBefore = /[\p{L}\p{N}]/u.test(characterAt(doc, at.from - 1)) && doc.resolve(at.from).parentOffset > 0;
  const citation = type.create({ evidenceId: at.evidenceId, page: at.page });
  tr.replaceWith(at.from, at.to, [
    ...(isWordBefore ? [schema.text(' ')] : []),
    citation,
    ...(isSpaceAfter ? [] : [schema.text(' ')]),
  ]);
  tr.setSelection(TextSelection.create(tr.doc, at.from + (isWordBefore ? 3 : 2)));
  return closeHistory(tr).scrollIntoView();
}

function characterAt(doc: ProseMirrorNode, position: number): string {
  return position < 0 || position >= doc.content.size ? '' : doc.textBetween(position, position + 1, '\n', '\ufffc');
}

/** Gives a citation a page of its document, or none. */
export function setCitationPage(view: EditorView, position: number, page: number | null): void {
  const node = view.state.doc.nodeAt(position);
  if (node?.type.name !== 'citation') return;
  const tr = view.state.tr.setNodeMarkup(position, undefined, { ...citationAttrs(node), page });
  view.dispatch(closeHistory(tr.setSelection(TextSelection.create(tr.doc, position + 1))));
}

/** Takes a citation out, and the space that was put behind it where two would be left. */
export function removeCitation(view: EditorView, position: number): void {
  const { doc, tr } = view.state;
  if (doc.nodeAt(position)?.type.name !== 'citation') return;
  const isBetweenSpaces = characterAt(doc, position - 1) === ' ' && characterAt(doc, position + 1) === ' ';
  const to = isBetweenSpaces ? position + 2 : position + 1;
  view.dispatch(closeHistory(tr.delete(position, to)));
}

/**
 * What typing beside and on a chip does: a page typed behind it becomes its page, a closing mark takes the place of the
 * space behind it, Enter or a click opens its menu.
 * @param onOpen called with the chip's position
 */
export function createCitationEditing(onOpen: (position: number) => void): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => from === to && handleText(view, from, text),
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.isComposing || event.ctrlKey || event.metaKey) return false;
        if (selection instanceof NodeSelection && selection.node.type.name === 'citation') {
          if (event.key !== 'Enter' && event.key !== ' ') return false;
          onOpen(selection.from);
          return true;
        }
        if (event.key === 'Enter') takeTypedPage(view);
        return false;
      },
      handleClickOn: (_view, _pos, node, nodePos, event, direct) => {
        if (!direct || node.type.name !== 'citation' || event.button !== 0 || event.shiftKey) return false;
        onOpen(nodePos);
        return true;
      },
      handleDOMEvents: {
        blur: (view) => {
          takeTypedPage(view);
          return false;
        },
      },
    },
  });
}

function handleText(view: EditorView, from: number, text: string): boolean {
  if (!CLOSING_MARK.test(text) && text !== ' ') return false;
  const hasPage = takeTypedPage(view);
  const caret = hasPage ? view.state.selection.from : from;
  const before = textBefore(view.state);
  if (CLOSING_MARK.test(text) && before.endsWith('\ufffc ')) {
    view.dispatch(view.state.tr.insertText(text, caret - 1, caret));
    return true;
  }
  if (!hasPage) return false;
  view.dispatch(view.state.tr.insertText(text, caret));
  return true;
}

/** Turns `p. 2` typed behind a chip without a page into that chip's page. */
function takeTypedPage(view: EditorView): boolean {
  if (view.composing) return false;
  const match = TYPED_PAGE.exec(textBefore(view.state));
  if (!match) return false;
  const caret = view.state.selection.from;
  const typedFrom = caret - (match[1] ?? '').length;
  const node = view.state.doc.nodeAt(typedFrom - 1);
  if (node?.type.name !== 'citation' || citationAttrs(node).page !== null) return false;
  const tr = view.state.tr.delete(typedFrom, caret);
  tr.setNodeMarkup(typedFrom - 1, undefined, { ...citationAttrs(node), page: Number(match[2]) });
  view.dispatch(closeHistory(tr.setSelection(TextSelection.create(tr.doc, typedFrom))));
  return true;
}

/** The paragraph's text before an empty selection; atoms as U+FFFC, so that an index is an offset. */
function textBefore(state: EditorState): string {
  const { $from, empty } = state.selection;
  return empty && $from.parent.isTextblock ? $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc') : '';
}
