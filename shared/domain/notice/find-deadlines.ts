import type { LocalDate } from '../dates.ts';

/** A time limit that the notice names. */
export type NoticeDeadline = {
  /** The notice's own words. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The day on which it falls; null when the day of receipt isn't known, or the date can be read two ways. */
  readonly on: LocalDate | null;
  /** The two days that a date such as 03/04/2026 may mean; empty when there is no doubt. */
  readonly readings: readonly LocalDate[];
};

const RELATIVE =
  /\b(?:within|in|you have)\s+(?:the\s+next\s+)?(\d{1,3})\s*(?:\(\d{1,3}\)\s*)?((?:business|working|calendar)\s+days?|hours?|days?|weeks?)\b(?!\s+ago)/gi;
const ABSOLUTE =
  /\b(?:deactivated|expires?|due|deadline|(?:respond|reply|submit|provide|appeal|complete\w*)[^.\n]{0,60}?|no later than|until|before|by)\s*(?:on|is|:|by)?\s*(\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?\d{4})/gi;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;
/** Words that make a span something else than a limit: the age of papers, the window of a figure. */
const NOT_A_LIMIT =
  /\b(?:issued|dated|last|past|previous|prior|sold|sales|orders?|receive a (?:response|reply)|we will|review(?:ed)?|older|ship(?:ped)?)\b[^.\n]{0,30}$/i;

/** The limits in a notice (patterns: domain.md 4.1). @param receivedOn the day it came, from which relative limits count */
export function findDeadlines(text: string, receivedOn: LocalDate | null): readonly NoticeDeadline[] {
  const relative = [...text.matchAll(RELATIVE)]
    .filter(({ index }) => !NOT_A_LIMIT.test(text.slice(Math.max(0, index - 60), index)))
    .map((match) => {
      const on = receivedOn === null ? null : addSpan(receivedOn, Number(match[1]), match[2] ?? '');
      return { ...place(match), on, readings: [] };
    });
  const absolute = [...text.matchAll(ABSOLUTE)].map((match) => {
    const readings = readDay(match[1] ?? '');
    const on = readings.length === 1 ? (readings[0] ?? null) : null;
    return { ...place(match), on, readings: readings.length > 1 ? readings : [] };
  });
  return [...relative, ...absolute].sort((a, b) => a.start - b.start);
}

function place({ 0: text, index }: RegExpExecArray) {
  return { text: text.trim(), start: index, end: index + text.length };
}

/** A limit of hours ends on the day on which the last one falls, counted from the day's beginning; business days skip weekends. */
function addSpan(from: LocalDate, count: number, unit: string): LocalDate {
  const day = new Date(`${from}T00:00:00Z`);
  if (/^hour/i.test(unit)) return toDay(day.getTime() + Math.floor(count / 24) * DAY_MS);
  if (/^week/i.test(unit)) return toDay(day.getTime() + count * 7 * DAY_MS);
  if (!/^(?:business|working)/i.test(unit)) return toDay(day.getTime() + count * DAY_MS);
  for (let left = count; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() % 6 !== 0) left -= 1;
  }
  return toDay(day.getTime());
}

function toDay(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The days that a written date may mean: two when day and month can change places. */
function readDay(written: string): readonly LocalDate[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (iso) return listDays([[iso[1], iso[2], iso[3]]]);
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})$/.exec(written);
  if (numbers) {
    const [, first, separator, second, year] = numbers;
    const dayFirst = [year, second, first] as const;
    return listDays(separator === '.' ? [dayFirst] : [[year, first, second], dayFirst]);
  }
  const month = MONTHS.findIndex((name) => written.toLowerCase().includes(name)) + 1;
  const day = /\b(\d{1,2})\b(?!\d)/.exec(written.replace(/\d{4}/, ''))?.[1];
  return day === undefined ? [] : listDays([[/\d{4}/.exec(written)?.[0], String(month), day]]);
}

function listDays(parts: readonly (readonly (string | undefined)[])[]): readonly LocalDate[] {
  const days = parts.flatMap(([year = '', month = '', day = '']) => {
    const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? [text] : [];
  });
  return [...new Set(days)];
}
