import type { Clock } from '../clock.ts';
import type { LocalDate } from '../dates.ts';
import {
  addBusinessDays,
  countBusinessDays,
  getCalendar,
  lastBusinessDayBefore,
  type BusinessCalendar,
} from './business-calendar.ts';
import { addSpan } from './clock-span.ts';

/** The parts of the catalogue that dates are counted with; the calendars with the user's own days, where those are known. */
export type ClockRules = { readonly clocks: readonly Clock[]; readonly calendars: readonly BusinessCalendar[] };

/** Business days of silence before a first follow-up where the catalogue doesn't say (domain.md 5.5; T2, T3: M). */
const QUIET_BUSINESS_DAYS = 5;

export type SentAppeal = {
  /** The marketplace's day on which it was sent (`dayInZone`). */
  readonly sentOn: LocalDate;
  /** Reason ids of the case; some kinds of review are slower. */
  readonly reasons: readonly string[];
  /** Marketplace code of the account. */
  readonly marketplace: string;
};

/**
 * The first day on which asking again is no harm: when the usual time for an answer is over. Never before the catalogue's
 * `first_follow_up` (domain.md 5.5), later where the reasons have a slower review (5.4).
 */
export function quietUntil({ sentOn, reasons, marketplace }: SentAppeal, rules: ClockRules): LocalDate {
  const calendar = getCalendar(rules.calendars, marketplace);
  const first = rules.clocks.find(({ id }) => id === 'first_follow_up');
  const usual = rules.clocks.filter(
    (clock) =>
      clock.role === 'wait' && clock.from === 'submission' && clock.reasons.some((reason) => reasons.includes(reason)),
  );
  const ends = [first, ...usual].flatMap((clock) => (clock ? [addSpan(sentOn, clock.length, calendar)] : []));
  return ends.sort().at(-1) ?? addBusinessDays(sentOn, QUIET_BUSINESS_DAYS, calendar);
}

/**
 * The day on which to look again after something was sent: when the quiet time is over, or, when a deadline ends before
 * that, on the last business day before it (or on its day, when none lies between). Always later than the day of sending.
 * @param sent.deadlineOn of the case; null when none is known
 */
export function suggestFollowUpOn(
  sent: SentAppeal & { readonly deadlineOn: LocalDate | null },
  rules: ClockRules,
): LocalDate {
  const { sentOn, deadlineOn, marketplace } = sent;
  const quiet = quietUntil(sent, rules);
  if (deadlineOn === null || deadlineOn <= sentOn || deadlineOn > quiet) return quiet;
  const before = lastBusinessDayBefore(deadlineOn, getCalendar(rules.calendars, marketplace));
  return before > sentOn ? before : deadlineOn;
}

/** Business days of the marketplace since something was sent. */
export function businessDaysSince({ sentOn, marketplace }: SentAppeal, today: LocalDate, rules: ClockRules): number {
  return countBusinessDays(sentOn, today, getCalendar(rules.calendars, marketplace));
}
