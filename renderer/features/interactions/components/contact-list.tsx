import { useLingui } from '@lingui/react/macro';
import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, type CSSProperties, type RefObject } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { RowMenuButton } from '../../../components/menu/menu-button.tsx';
import { RowKeys } from '../../../components/row-keys/row-keys.tsx';
import { isFollowUpOpen } from '../../../../shared/domain/clocks/open-follow-ups.ts';
import { formatKeys } from '../../../lib/key-names.ts';
import { useGrowingList } from '../../../lib/use-growing-list.ts';
import { useRem } from '../../../lib/use-rem.ts';
import styles from './contact-list.module.css';
import { ContactRow } from './contact-row.tsx';

export type ContactListProps = {
  /** Every entry of the log. */
  readonly interactions: readonly ListedInteraction[];
  /** Those that are shown, latest first. */
  readonly shown: readonly ListedInteraction[];
  readonly focusId: string | undefined;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onOpen: (interaction: ListedInteraction) => void;
  readonly onRemove: (interaction: ListedInteraction) => void;
};

/** Height of every row: one that is known without looking makes any length of list quick. */
const ROW_HEIGHT_REM = 4.75;

/** The log, latest first; only the rows in view exist. Enter opens an entry, Delete removes it. */
export function ContactList({ interactions, shown, focusId, listRef, onOpen, onRemove }: ContactListProps) {
  const { t } = useLingui();
  const rowHeight = useRem() * ROW_HEIGHT_REM;
  const items = useGrowingList(
    shown,
    shown.findIndex(({ id }) => id === focusId),
  );
  useEffect(() => {
    const index = shown.findIndex(({ id }) => id === focusId);
    if (focusId === undefined || index < 0) return;
    listRef.current?.scrollTo({ top: Math.max(0, (index - 1) * rowHeight) });
    const frame = requestAnimationFrame(() =>
      listRef.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(focusId)}"]`)?.focus(),
    );
    return () => cancelAnimationFrame(frame);
    // Only when another entry is asked for: later changes of the list must not take the focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focusId]);
  return (
    <div className={styles.frame} style={{ '--rows-height': `${shown.length * rowHeight + 2}px` } as CSSProperties}>
      <RowKeys
        className={styles.keys}
        onRowKey={(rowId, event) => {
          const row = shown.find((one) => one.id === rowId);
          if (row && event.key === 'Delete') onRemove(row);
        }}
      >
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, gap: 0 }}>
          <GridList
            ref={listRef}
            aria-label={t`Contacts`}
            className={styles.list ?? ''}
            items={items}
            onAction={(key) => {
              const interaction = shown.find((one) => one.id === key);
              if (interaction) onOpen(interaction);
            }}
          >
            {(interaction) => (
              <GridListItem
                id={interaction.id}
                textValue={interaction.subject || interaction.summary || interaction.excerpt}
                className={styles.row ?? ''}
              >
                <ContactRow interaction={interaction} isDueOpen={isFollowUpOpen(interaction, interactions)} />
                <RowMenuButton
                  label={t`Actions for this entry`}
                  entries={[
                    { id: 'edit', label: t`Edit`, icon: Pencil, keys: 'Enter', onAction: () => onOpen(interaction) },
                    {
                      id: 'remove',
                      label: t`Remove`,
                      icon: Trash2,
                      tone: 'danger',
                      keys: formatKeys('Delete'),
                      onAction: () => onRemove(interaction),
                    },
                  ]}
                />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </RowKeys>
    </div>
  );
}
