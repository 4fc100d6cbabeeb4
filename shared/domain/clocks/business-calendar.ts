import { z } from 'zod';
import { addDays, localDateSchema, type LocalDate } from '../dates.ts';
import { isTimeZone } from './time-zone.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * On which days people work where a marketplace is. Public holidays of the whole country, as far as they follow a rule
 * or are well known; those marked "expected" depend on the moon. Amazon doesn't say by which calendar it counts: a preset.
 */
export const businessCalendarSchema = z.strictObject({
  /** Marketplace code of the catalogue. */
  marketplace: z.string().min(1).max(8),
  /** IANA name of the zone in which the marketplace's days begin and end. */
  timeZone: z.string().refine(isTimeZone, 'a time zone that exists'),
  weekend: z.array(z.enum(WEEKDAYS)).min(1).max(3),
  /** Day on which the list was last looked through. */
  asOf: localDateSchema,
  holidays: z.array(z.strictObject({ on: localDateSchema, name: z.string().min(1).max(120) })),
});
export type BusinessCalendar = z.infer<typeof businessCalendarSchema>;

/** What the user added to the holidays of a marketplace, and which of ours don't count for them. */
export const holidayChangesSchema = z.record(
  z.string().max(8),
  z.strictObject({ added: z.array(localDateSchema).max(400), dropped: z.array(localDateSchema).max(400) }),
);
export type HolidayChanges = z.infer<typeof holidayChangesSchema>;

/** For a marketplace without a calendar: Saturday and Sunday off, days of UTC. */
const PLAIN_CALENDAR: Omit<BusinessCalendar, 'marketplace'> = {
  timeZone: 'UTC',
  weekend: ['sat', 'sun'],
  asOf: '2026-11-22',
  holidays: [],
};

/** The calendar of a marketplace; a plain one where the catalogue has none. */
export function getCalendar(calendars: readonly BusinessCalendar[], marketplace: string): BusinessCalendar {
  return calendars.find((calendar) => calendar.marketplace === marketplace) ?? { ...PLAIN_CALENDAR, marketplace };
}

/** The calendars with the user's own days: added ones count, dropped ones don't. */
export function applyHolidayChanges(
  calendars: readonly BusinessCalendar[],
  changes: HolidayChanges,
): readonly BusinessCalendar[] {
  return calendars.map((calendar) => {
    const own = changes[calendar.marketplace];
    if (!own) return calendar;
    const kept = calendar.holidays.filter(({ on }) => !own.dropped.includes(on));
    const added = own.added
      .filter((on) => !kept.some((holiday) => holiday.on === on))
      .map((on) => ({ on, name: 'Added by you' }));
    return { ...calendar, holidays: [...kept, ...added].sort((a, b) => a.on.localeCompare(b.on)) };
  });
}

/** Whether people work on a day. */
export function isBusinessDay(date: LocalDate, calendar: BusinessCalendar): boolean {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  if (weekday !== undefined && calendar.weekend.includes(weekday)) return false;
  return !calendar.holidays.some(({ on }) => on === date);
}

/** Longest run without a business day that is believed; a calendar of nothing but holidays must not hang. */
const MOST_DAYS_OFF = 400;

/**
 * The day that lies a number of business days after a day. The day itself doesn't count: 5 business days after a Monday
 * is the next Monday. With 0 it is the day itself, or the first business day after it.
 */
export function addBusinessDays(date: LocalDate, count: number, calendar: BusinessCalendar): LocalDate {
  let day = nextBusinessDay(date, calendar);
  // From a day off, the first business day is the first one that counts.
  let left = day === date ? count : count - 1;
  for (; left > 0; left -= 1) day = nextBusinessDay(addDays(day, 1), calendar);
  return day;
}

/** Business days after `from`, up to and including `to`; 0 when `to` isn't later (a clock that was set back). */
export function countBusinessDays(from: LocalDate, to: LocalDate, calendar: BusinessCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isBusinessDay(day, calendar)) count += 1;
  }
  return count;
}

/** The last business day before a day. */
export function lastBusinessDayBefore(date: LocalDate, calendar: BusinessCalendar): LocalDate {
  for (let back = 1; back <= MOST_DAYS_OFF; back += 1) {
    if (isBusinessDay(addDays(date, -back), calendar)) return addDays(date, -back);
  }
  return addDays(date, -1);
}

/** The day itself when people work on it, else the first one after it. */
function nextBusinessDay(date: LocalDate, calendar: BusinessCalendar): LocalDate {
  for (let ahead = 0; ahead <= MOST_DAYS_OFF; ahead += 1) {
    if (isBusinessDay(addDays(date, ahead), calendar)) return addDays(date, ahead);
  }
  return date;
}
