import { addDays, type LocalDate } from '../dates.ts';

const HOUR_MS = 3_600_000;
/** No zone is further from UTC (Pacific/Kiritimati has +14, and the furthest west has -12). */
const FURTHEST_MS = 15 * HOUR_MS;

/** A list of cases asks for the same few days again and again, and finding one takes 27 looks. */
const starts = new Map<string, number>();
const MAX_STARTS = 1000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times as much as using it. Throws RangeError for a zone that doesn't exist. */
function dayFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar day at a moment in a zone. @param timeZone IANA name, `Europe/Berlin` */
export function dayInZone(at: Date, timeZone: string): LocalDate {
  const parts = new Map(
    dayFormatter(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * The first moment of a day in a zone. It is found by looking rather than by offsets, because a day that begins with a
 * change of the clocks has no 00:00 (Cairo in April) or is 23 or 25 hours long.
 */
export function startOfDay(date: LocalDate, timeZone: string): Date {
  const key = `${timeZone} ${date}`;
  const known = starts.get(key);
  if (known !== undefined) return new Date(known);
  const found = findStart(date, timeZone);
  if (starts.size >= MAX_STARTS) starts.clear();
  starts.set(key, found);
  return new Date(found);
}

function findStart(date: LocalDate, timeZone: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  let before = utc - FURTHEST_MS;
  let within = utc + FURTHEST_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayInZone(new Date(middle), timeZone) >= date) within = middle;
    else before = middle;
  }
  return within;
}

/** The moment at which a day is over in a zone: the first one of the next day. */
export function endOfDay(date: LocalDate, timeZone: string): Date {
  return startOfDay(addDays(date, 1), timeZone);
}

/** Whether a zone of this name is known here. */
export function isTimeZone(name: string): boolean {
  try {
    dayFormatter(name);
    return true;
  } catch {
    return false;
  }
}
