import { addDays, type LocalDate } from '../dates.ts';
import { addBusinessDays, lastBusinessDayBefore, type BusinessCalendar } from './business-calendar.ts';

/** No follow-up before so many business days of silence (domain.md 5.5; T2, T3: M). */
export const QUIET_BUSINESS_DAYS = 5;

/** Channels that usually take longer to answer (domain.md 5.4; compliance A51b: H). */
const SLOWER_CHANNELS: Readonly<Record<string, number>> = { ah_compliance: 15 };

/** Business days in which no answer is the usual thing. */
export function quietBusinessDays(channel: string): number {
  return SLOWER_CHANNELS[channel] ?? QUIET_BUSINESS_DAYS;
}

export type FollowUpQuestion = {
  /** The marketplace's day on which it was sent. */
  readonly sentOn: LocalDate;
  /** Channel id of the catalogue. */
  readonly channel: string;
  /** Of the case; null when none is known. */
  readonly deadlineOn: LocalDate | null;
  readonly calendar: BusinessCalendar;
};

/**
 * The day on which to look again after something was sent: when the usual time for an answer is over (domain.md 5.5), or,
 * when a deadline ends before that, on the last business day before it. Always later than the day of sending.
 */
export function suggestFollowUpOn({ sentOn, channel, deadlineOn, calendar }: FollowUpQuestion): LocalDate {
  const quietUntil = addBusinessDays(sentOn, quietBusinessDays(channel), calendar);
  if (deadlineOn === null || deadlineOn <= sentOn || deadlineOn > quietUntil) return quietUntil;
  const before = lastBusinessDayBefore(deadlineOn, calendar);
  return before > sentOn ? before : addDays(sentOn, 1);
}
