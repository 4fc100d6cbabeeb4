import { z } from 'zod';
import { addDays, localDateSchema, type LocalDate } from '../dates.ts';
import { getCalendar } from './business-calendar.ts';
import { businessDaysSince, quietUntil, type ClockRules } from './follow-up.ts';
import { findOpenSending, type Contact } from './open-submission.ts';
import { endOfDay, startOfDay } from './time-zone.ts';

/** Days over which contacts are counted (domain.md 5.5). */
export const RECENT_DAYS = 14;

/** Whether writing to Amazon now may do harm, and by what count. Advice: nothing is ever forbidden. */
export const contactJudgementSchema = z.strictObject({
  isTooSoon: z.boolean(),
  /** Messages and calls to Amazon in the last 14 days, today included. */
  recentCount: z.number().int().min(0),
  /** The marketplace's day on which the appeal was sent that waits for an answer; null: none waits. */
  openSince: localDateSchema.nullable(),
  /** Business days of the marketplace since then; 0 when none waits. */
  businessDays: z.number().int().min(0),
  /** The first day on which asking again is no harm; null when none waits, or that day has come. */
  waitUntil: localDateSchema.nullable(),
  /** A deadline that ends before the wait would: then writing is right. */
  nearerDeadlineOn: localDateSchema.nullable(),
});
export type ContactJudgement = z.infer<typeof contactJudgementSchema>;

/**
 * The brake of domain.md 5.5: an appeal without an answer is left alone for its quiet time, unless the notice sets a nearer
 * deadline. Excessive contact is itself held against sellers (A44: H).
 * @param today the marketplace's day
 */
export function judgeContact(
  question: {
    readonly contacts: readonly Contact[];
    readonly today: LocalDate;
    readonly reasons: readonly string[];
    readonly marketplace: string;
    readonly deadlineOn: LocalDate | null;
  },
  rules: ClockRules,
): ContactJudgement {
  const { contacts, today, marketplace, deadlineOn } = question;
  const { timeZone } = getCalendar(rules.calendars, marketplace);
  const fromMs = startOfDay(addDays(today, 1 - RECENT_DAYS), timeZone).getTime();
  const toMs = endOfDay(today, timeZone).getTime();
  const recentCount = contacts.filter(({ direction, at }) => {
    const ms = Date.parse(at);
    return direction === 'out' && ms >= fromMs && ms < toMs;
  }).length;
  const open = findOpenSending(contacts, today, timeZone);
  const nothing = { isTooSoon: false, recentCount, openSince: null, businessDays: 0 };
  if (!open) return { ...nothing, waitUntil: null, nearerDeadlineOn: null };
  const sent = { ...question, sentOn: open.sentOn };
  const quiet = quietUntil(sent, rules);
  const isQuiet = today < quiet;
  const isDeadlineNearer = isQuiet && deadlineOn !== null && deadlineOn >= today && deadlineOn < quiet;
  return {
    isTooSoon: isQuiet && !isDeadlineNearer,
    recentCount,
    openSince: open.sentOn,
    businessDays: businessDaysSince(sent, today, rules),
    waitUntil: isQuiet ? quiet : null,
    nearerDeadlineOn: isDeadlineNearer ? deadlineOn : null,
  };
}
