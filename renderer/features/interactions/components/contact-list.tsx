import { useLingui } from '@lingui/react/macro';
import { ArrowDownLeft, ArrowUpRight, CalendarClock, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { MenuButton } from '../../../components/menu/menu-button.tsx';
import { RowKeys } from '../../../components/row-keys/row-keys.tsx';
import { isFollowUpOpen, writtenDay } from '../../../lib/follow-ups.ts';
import { formatDay, formatDistance, formatTime } from '../../../lib/format-date.ts';
import { formatKeys } from '../../../lib/key-names.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './contact-list.module.css';
import { OUTCOME_LABELS, OUTCOME_TONES } from './outcome-words.ts';

export type ContactListProps = {
  readonly interactions: readonly ListedInteraction[];
  readonly focusId: string | undefined;
  readonly onOpen: (interaction: ListedInteraction) => void;
  readonly onRemove: (interaction: ListedInteraction) => void;
};

/** Enter opens an entry, Delete removes it. */
export function ContactList({ interactions, focusId, onOpen, onRemove }: ContactListProps) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusId === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(focusId)}"]`)?.focus();
  }, [focusId]);
  return (
    <RowKeys
      onRowKey={(rowId, event) => {
        const row = interactions.find((one) => one.id === rowId);
        if (row && event.key === 'Delete') onRemove(row);
      }}
    >
      <GridList
        ref={list}
        aria-label={t`Contacts`}
        className={styles.list ?? ''}
        items={interactions}
        onAction={(key) => {
          const interaction = interactions.find((one) => one.id === key);
          if (interaction) onOpen(interaction);
        }}
      >
        {(interaction) => (
          <GridListItem id={interaction.id} textValue={interaction.summary} className={styles.row ?? ''}>
            <ContactRow interaction={interaction} isDueOpen={isFollowUpOpen(interaction, interactions)} />
            <MenuButton
              label={t`Actions`}
              isIconOnly
              size="sm"
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
    </RowKeys>
  );
}

type ContactRowProps = { readonly interaction: ListedInteraction; readonly isDueOpen: boolean };

function ContactRow({ interaction, isDueOpen }: ContactRowProps) {
  const { t, i18n } = useLingui();
  const { channels } = useAnswer('catalogue.get', {});
  const { today } = useAnswer('system.info', {});
  const isIn = interaction.direction === 'in';
  const Arrow = isIn ? ArrowDownLeft : ArrowUpRight;
  return (
    <>
      <span
        className={styles.arrow}
        data-direction={interaction.direction}
        role="img"
        aria-label={isIn ? t`From Amazon` : t`To Amazon`}
      >
        <Arrow aria-hidden />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.channel}>{labelOf(channels, interaction.channel)}</span>
          {interaction.person !== '' && <span className={styles.person}>{interaction.person}</span>}
          {interaction.outcome && (
            <Badge tone={OUTCOME_TONES[interaction.outcome]}>{i18n._(OUTCOME_LABELS[interaction.outcome])}</Badge>
          )}
        </div>
        {interaction.summary !== '' && <p className={styles.summary}>{interaction.summary}</p>}
        {interaction.followUpOn !== null && isDueOpen && (
          <div className={styles.due} data-late={interaction.followUpOn <= today || undefined}>
            <CalendarClock aria-hidden />
            {t`Look again ${formatDay(interaction.followUpOn, i18n.locale, today)}, ${formatDistance(interaction.followUpOn, today, i18n.locale)}`}
          </div>
        )}
      </div>
      <time className={styles.when} dateTime={interaction.at}>
        <span>{formatDay(writtenDay(interaction.at), i18n.locale, today)}</span>
        <span className={styles.time}>{formatTime(interaction.at, i18n.locale)}</span>
      </time>
    </>
  );
}
