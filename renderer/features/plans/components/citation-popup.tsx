import { Trans, useLingui } from '@lingui/react/macro';
import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { chooseCitation, findOpenSuggestion, moveSuggestion, type OpenSuggestion } from '../citation-suggest.ts';
import { useEditorState } from '../use-editor-state.ts';
import styles from './citation-popup.module.css';

export type CitationPopupProps = { readonly editor: Editor | null; readonly listId: string };

/** The list of exhibits that `@` opens. The focus stays in the text; the text box names the active line. */
export function CitationPopup({ editor, listId }: CitationPopupProps) {
  const open = useEditorState(editor, findOpenSuggestion, null);
  return editor && open ? <OpenPopup editor={editor} listId={listId} open={open} /> : null;
}

type OpenPopupProps = { readonly editor: Editor; readonly listId: string; readonly open: OpenSuggestion };

function OpenPopup({ editor, listId, open }: OpenPopupProps) {
  const { t } = useLingui();
  const popup = usePlacedPopup(editor, open.from);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[open.activeIndex]?.scrollIntoView({ block: 'nearest' });
  }, [open.activeIndex, open.choices]);
  const hasSeveralPages = open.choices.some(
    (choice) => choice.page === null && choice.exhibit.evidence.file.pageCount > 1,
  );
  return (
    // A press in the list must not take the focus from the text.
    <div ref={popup} popover="manual" className={styles.popup} onPointerDown={(event) => event.preventDefault()}>
      <div ref={list} id={listId} role="listbox" aria-label={t`Exhibits`} className={styles.list}>
        {open.choices.map((choice, index) => {
          const { label, evidence } = choice.exhibit;
          return (
            <div
              key={evidence.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === open.activeIndex}
              className={styles.option}
              onPointerMove={() => {
                if (index !== open.activeIndex) moveSuggestion(editor.view, index);
              }}
              onClick={() => chooseCitation(editor.view, choice)}
            >
              <ExhibitBadge label={label} name={t`Exhibit ${label}`} />
              <span className={styles.title}>{evidence.title}</span>
              {choice.page !== null && (
                <span className={styles.page}>
                  <Trans>p. {choice.page}</Trans>
                </span>
              )}
            </div>
          );
        })}
      </div>
      {hasSeveralPages && (
        <div className={styles.hint} aria-hidden>
          <Trans>Add “p. 2” to cite one page</Trans>
        </div>
      )}
    </div>
  );
}

/** Puts the popup under the text at `from`, on top of everything, and keeps it there while things scroll. */
function usePlacedPopup(editor: Editor, from: number) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popup = ref.current;
    if (!popup) return undefined;
    if (!popup.matches(':popover-open')) popup.showPopover();
    const anchor = {
      contextElement: editor.view.dom,
      getBoundingClientRect: () => {
        const at = Math.min(from, editor.state.doc.content.size);
        const { left, top, bottom } = editor.view.coordsAtPos(at);
        return new DOMRect(left, top, 0, bottom - top);
      },
    };
    const place = (): void => {
      void computePosition(anchor, popup, {
        strategy: 'fixed',
        placement: 'bottom-start',
        middleware: [
          offset(6),
          flip({ padding: 8 }),
          shift({ padding: 8 }),
          size({
            padding: 8,
            apply: ({ availableHeight }) => popup.style.setProperty('--room', `${availableHeight}px`),
          }),
        ],
      }).then(({ x, y }) => {
        popup.style.left = `${x}px`;
        popup.style.top = `${y}px`;
      });
    };
    return autoUpdate(anchor, popup, place);
  }, [editor, from]);
  return ref;
}
