import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CaseClock } from '../../../../shared/domain/clocks/case-clock.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { formatDue } from '../../../lib/format-due.ts';
import { shownDay } from '../shown-day.ts';
import styles from './clock-line.module.css';
import { findOverWords, lookOfClock } from './clock-words.ts';

export type ClockLineProps = { readonly clock: CaseClock; readonly today: LocalDate; readonly children: ReactNode };

/** One day that is waited for, as a line of a list: how it stands, what it is (the children), and when. */
export function ClockLine({ clock, today, children }: ClockLineProps) {
  const { i18n } = useLingui();
  const { icon: Icon, tone } = lookOfClock(clock);
  const over = clock.state === 'over' ? findOverWords(clock) : undefined;
  return (
    <li className={styles.row} data-tone={tone}>
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <div>{children}</div>
      <div className={styles.when}>
        <strong>{formatDay(clock.dueOn, i18n.locale, today)}</strong>
        {over ? i18n._(over) : formatDue(shownDay(clock, today), today, i18n)}
      </div>
    </li>
  );
}
