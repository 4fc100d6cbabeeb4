import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { insertCitation } from './citation-editing.ts';
import { findCitationQuery } from './find-citation-query.ts';
import type { CitationChoice } from './search-exhibits.ts';

/** The open list of exhibits. `from`–`to` is the text that the choice replaces. */
export type OpenSuggestion = {
  readonly from: number;
  readonly to: number;
  readonly choices: readonly CitationChoice[];
  readonly activeIndex: number;
};

type SuggestState = {
  readonly open: OpenSuggestion | null;
  /** Start of the trigger that Escape closed; it stays closed while the caret is in it. */
  readonly dismissedFrom: number | null;
  /** Where the list was opened without a trigger (button, key). */
  readonly forcedFrom: number | null;
};
type SuggestMeta =
  { readonly kind: 'open' | 'close' | 'dismiss' } | { readonly kind: 'move'; readonly activeIndex: number };

const key = new PluginKey<SuggestState>('citationSuggest');
const CLOSED: SuggestState = { open: null, dismissedFrom: null, forcedFrom: null };

/** The open list, or null. */
export function findOpenSuggestion(state: EditorState): OpenSuggestion | null {
  return key.getState(state)?.open ?? null;
}

/** Opens the list at the caret, or closes it. */
export function setSuggestionOpen(view: EditorView, isOpen: boolean): void {
  view.dispatch(view.state.tr.setMeta(key, { kind: isOpen ? 'open' : 'close' } satisfies SuggestMeta));
}

/** Marks another line of the list. */
export function moveSuggestion(view: EditorView, activeIndex: number): void {
  view.dispatch(view.state.tr.setMeta(key, { kind: 'move', activeIndex } satisfies SuggestMeta));
}

/** Puts the marked exhibit in the place of what was typed, and closes the list. */
export function chooseCitation(view: EditorView, choice: CitationChoice): void {
  const open = findOpenSuggestion(view.state);
  if (!open) return;
  const tr = insertCitation(view.state, { ...open, evidenceId: choice.exhibit.evidence.id, page: choice.page });
  view.dispatch(tr.setMeta(key, { kind: 'close' } satisfies SuggestMeta));
  view.focus();
}

/**
 * The list of exhibits that `@` opens, as state of the editor; the page draws it (citation-popup.tsx).
 * @param search what fits the typed text; nothing closes the list, so that Enter makes a new line
 */
export function createCitationSuggest(search: (query: string) => readonly CitationChoice[]): Plugin<SuggestState> {
  return new Plugin<SuggestState>({
    key,
    state: {
      init: () => CLOSED,
      apply: (tr, previous, _old, state) => nextState(tr, previous, state, search),
    },
    props: {
      handleKeyDown: (view, event) => handleKey(view, event),
      handleDOMEvents: {
        blur: (view) => {
          if (findOpenSuggestion(view.state)) setSuggestionOpen(view, false);
          return false;
        },
      },
    },
  });
}

function nextState(
  tr: Transaction,
  previous: SuggestState,
  state: EditorState,
  search: (query: string) => readonly CitationChoice[],
): SuggestState {
  const meta = tr.getMeta(key) as SuggestMeta | undefined;
  switch (meta?.kind) {
    case 'move':
      return previous.open ? { ...previous, open: { ...previous.open, activeIndex: meta.activeIndex } } : previous;
    case 'close':
      return CLOSED;
    case 'dismiss':
      return { ...CLOSED, dismissedFrom: previous.open?.from ?? null };
    case 'open':
      return findSuggestion(tr, { ...CLOSED, forcedFrom: state.selection.from }, state, search);
    case undefined:
      return findSuggestion(
        tr,
        { ...previous, forcedFrom: mapped(tr, previous.forcedFrom), dismissedFrom: mapped(tr, previous.dismissedFrom) },
        state,
        search,
      );
  }
}

/** What is open at the caret; `previous` has its positions in the new document already. */
function findSuggestion(
  tr: Transaction,
  previous: SuggestState,
  state: EditorState,
  search: (query: string) => readonly CitationChoice[],
): SuggestState {
  const { forcedFrom, dismissedFrom } = previous;
  const found = findRange(state, forcedFrom);
  if (!found) return CLOSED;
  // A list opens by typing or by its button, never because the caret was moved behind an old `@`.
  const mayBeOpen = tr.docChanged || previous.open !== null || forcedFrom !== null;
  const choices = mayBeOpen && found.from !== dismissedFrom ? search(found.query) : [];
  if (choices.length === 0) return { ...CLOSED, dismissedFrom };
  const activeIndex = tr.docChanged ? 0 : Math.min(previous.open?.activeIndex ?? 0, choices.length - 1);
  return {
    open: { from: found.from, to: state.selection.from, choices, activeIndex },
    forcedFrom,
    dismissedFrom: null,
  };
}

function mapped(tr: Transaction, position: number | null): number | null {
  return position === null ? null : tr.mapping.map(position, -1);
}

/** The typed text between the trigger and the caret. */
function findRange(
  state: EditorState,
  forcedFrom: number | null,
): { readonly from: number; readonly query: string } | undefined {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return undefined;
  const textBefore = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  if (forcedFrom !== null) {
    const offset = forcedFrom - $from.start();
    return offset < 0 || offset > textBefore.length ? undefined : { from: forcedFrom, query: textBefore.slice(offset) };
  }
  const found = findCitationQuery(textBefore);
  return found && { from: $from.start() + found.start, query: found.query };
}

function handleKey(view: EditorView, event: KeyboardEvent): boolean {
  const open = findOpenSuggestion(view.state);
  // While an input method composes, Enter and the arrows are its own.
  if (!open || event.isComposing || view.composing) return false;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    moveSuggestion(view, (open.activeIndex + step + open.choices.length) % open.choices.length);
    return true;
  }
  if (event.key === 'Escape') {
    view.dispatch(view.state.tr.setMeta(key, { kind: 'dismiss' } satisfies SuggestMeta));
    return true;
  }
  const choice = open.choices[open.activeIndex];
  if (event.key !== 'Enter' || event.shiftKey || !choice) return false;
  chooseCitation(view, choice);
  return true;
}
