import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { MAX_NOTE_LENGTH, type Highlight } from '../../../../shared/domain/highlight.ts';
import { AutosaveCheckbox } from '../../../components/autosave/autosave-checkbox.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { areasForKey } from '../highlight-geometry.ts';
import styles from './highlighter.module.css';
import type { Highlights } from './use-highlights.ts';

/** The highlights of a document beside its pages: for notes, and to move them with the keyboard. */
export function HighlightList({ highlights }: { readonly highlights: Highlights }) {
  const { t } = useLingui();
  const hintId = useId();
  return (
    <section className={styles.side} aria-label={t`Highlights`}>
      <p className={styles.rule}>
        {highlights.isAllowed ? (
          <Trans>
            The document itself stays clean. A copy with your highlights follows the clean page in the packet, labelled
            “Marked copy”.
          </Trans>
        ) : (
          <Trans>
            Documents of this kind must be sent without any mark. Highlights stay here as notes for you and do not go
            into the packet.
          </Trans>
        )}
      </p>
      <ol className={styles.items}>
        {highlights.list.map((item, index) => (
          <HighlightItem key={item.id} item={item} number={index + 1} hintId={hintId} highlights={highlights} />
        ))}
      </ol>
      <p id={hintId} className={styles.keys}>
        <Trans>
          To move a highlight, choose it and use the arrow keys. Shift and arrow keys change its size. Delete removes
          it.
        </Trans>
      </p>
    </section>
  );
}

type ItemProps = {
  readonly item: Highlight;
  readonly number: number;
  readonly hintId: string;
  readonly highlights: Highlights;
};

function HighlightItem({ item, number, hintId, highlights }: ItemProps) {
  const { t } = useLingui();
  const { id, pageNumber, rectangles, note, inPacket } = item;
  const handle = useRef<HTMLButtonElement>(null);
  const isSelected = highlights.selectedId === id;
  useEffect(() => {
    if (isSelected) handle.current?.focus();
  }, [isSelected]);
  return (
    <li className={styles.item} data-selected={isSelected || undefined}>
      <div className={styles.head}>
        <AriaButton
          ref={handle}
          className={styles.handle ?? ''}
          aria-describedby={hintId}
          onFocus={() => {
            highlights.select(id);
            showOnPage(id);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') return highlights.remove(id);
            const moved = event.ctrlKey || event.altKey || event.metaKey ? null : areasForKey(rectangles, event);
            if (!moved) return event.continuePropagation();
            event.preventDefault();
            highlights.move(id, moved);
          }}
        >
          {t`Highlight ${number}, page ${pageNumber}`}
        </AriaButton>
        <IconButton
          icon={Trash2}
          label={t`Remove highlight ${number}`}
          size="sm"
          onPress={() => highlights.remove(id)}
        />
      </div>
      <AutosaveTextField
        label={t`Note for highlight ${number}`}
        isLabelHidden
        placeholder={t`What it shows`}
        rows={2}
        lang="en"
        value={note}
        save={(text) => highlights.update(id, { note: text })}
        validate={(text) => (text.length > MAX_NOTE_LENGTH ? t`At most ${MAX_NOTE_LENGTH} characters fit.` : null)}
      />
      {(highlights.isAllowed || inPacket) && (
        <AutosaveCheckbox value={inPacket} save={(value) => highlights.update(id, { inPacket: value })}>
          {t`On the marked copy`}
        </AutosaveCheckbox>
      )}
    </li>
  );
}

/** Brings a highlight into view on its page, as far as that page is drawn. */
function showOnPage(id: string): void {
  document.querySelector(`[data-highlight="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
}
