import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ArrowDownLeft, ArrowUpRight, CalendarClock, EyeOff, Handshake, Paperclip } from 'lucide-react';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import type { ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { OUTCOME_TONES } from '../../../components/badge/outcome-tones.ts';
import { writtenDay } from '../../../../shared/domain/clocks/open-follow-ups.ts';
import { formatDay, formatDistance, formatTime } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { formatOffset } from '../entry-zone.ts';
import styles from './contact-list.module.css';
import { OUTCOME_LABELS } from './outcome-words.ts';

type ContactRowProps = { readonly interaction: ListedInteraction; readonly isDueOpen: boolean };

/** One contact: which way, by what, with whom; what was said; when, in its own zone. */
export function ContactRow({ interaction, isDueOpen }: ContactRowProps) {
  const { t, i18n } = useLingui();
  const { channels } = useCatalogue();
  const { today } = useAnswer('system.info', {});
  const { at, direction, outcome, followUpOn, subject, summary, excerpt } = interaction;
  const isIn = direction === 'in';
  const Arrow = isIn ? ArrowDownLeft : ArrowUpRight;
  const isFuture = writtenDay(at) > today;
  const words = [subject, summary === '' ? excerpt : summary].filter((text) => text !== '');
  const due = followUpOn === null ? '' : dueWords(followUpOn, today, i18n);
  return (
    <>
      <span
        className={styles.arrow}
        data-direction={direction}
        role="img"
        aria-label={isIn ? t`From Amazon` : t`To Amazon`}
      >
        <Arrow aria-hidden />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.channel}>{labelOf(channels, interaction.channel)}</span>
          {interaction.person !== '' && (
            <span className={styles.person} title={interaction.person}>
              {interaction.person}
            </span>
          )}
          {outcome && <Badge tone={OUTCOME_TONES[outcome]}>{i18n._(OUTCOME_LABELS[outcome])}</Badge>}
          {isFuture && <Badge tone="warning">{t`Dated ahead`}</Badge>}
          {followUpOn !== null && isDueOpen && (
            <span className={styles.due} data-late={followUpOn <= today || undefined}>
              <CalendarClock aria-hidden />
              <span className={styles.dueText} title={due}>
                {due}
              </span>
            </span>
          )}
        </div>
        <p className={styles.summary}>{words.join(' · ')}</p>
      </div>
      <div className={styles.when}>
        <span>{formatDay(writtenDay(at), i18n.locale, today)}</span>
        <span className={styles.time} title={interaction.zone}>
          {formatTime(at, i18n.locale)} {formatOffset(at)}
        </span>
        <Marks interaction={interaction} />
      </div>
    </>
  );
}

/** When to look again: what lies in the past is said as a day, since nobody looks "52 days ago". */
function dueWords(followUpOn: LocalDate, today: LocalDate, i18n: I18n): string {
  return followUpOn < today
    ? i18n._(msg`Look again, due since ${formatDay(followUpOn, i18n.locale, today)}`)
    : i18n._(msg`Look again ${formatDistance(followUpOn, today, i18n.locale)}`);
}

function Marks({ interaction }: Pick<ContactRowProps, 'interaction'>) {
  const { t } = useLingui();
  const { attachments, promises, inTimeline } = interaction;
  return (
    <span className={styles.marks}>
      {attachments.length > 0 && <Paperclip role="img" aria-label={t`Has attachments`} />}
      {promises.length > 0 && <Handshake role="img" aria-label={t`Holds a promise`} />}
      {!inTimeline && <EyeOff role="img" aria-label={t`Left out of timelines`} />}
    </span>
  );
}
