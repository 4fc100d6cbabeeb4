import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { chooseCitation, findOpenSuggestion, moveSuggestion, type OpenSuggestion } from '../citation-suggest.ts';
import { useEditorState } from '../use-editor-state.ts';
import { usePlacedPopup } from '../use-placed-popup.ts';
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
