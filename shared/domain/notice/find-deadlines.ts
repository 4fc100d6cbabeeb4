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

/** The same in German, French, Italian, Spanish, Japanese and Chinese: a number and its unit. */
const RELATIVE_ELSEWHERE: readonly RegExp[] = [
  /(?:innerhalb|binnen)(?: von)?(?: der nächsten)? (\d{1,3}) ((?:werk|arbeits|geschäfts|kalender)?tage?n?|stunden|wochen?)/giu,
  /(?:haben sie|bleiben ihnen) (\d{1,3}) ((?:werk|arbeits|geschäfts|kalender)?tage?|stunden|wochen?)/giu,
  /(?:dans(?: un délai de)?|sous|dans les|disposez de)(?: les)? (\d{1,3}) (jours? (?:ouvrés|ouvrables|calendaires)|jours?|heures?|semaines?)/giu,
  /entro(?: i prossimi| le prossime)? (\d{1,3}) (giorni (?:lavorativi|feriali)|giorni|ore|settimane)/giu,
  /(?:en(?: un plazo de)?|dentro de|en el plazo de|plazo de|dispone de)(?: los próximos| las próximas)? (\d{1,3}) (días (?:hábiles|laborables)|días|horas|semanas)/giu,
  /(\d{1,3}) ?(営業日|日|時間|週間)以内/gu,
  /(\d{1,3}) ?(?:个|個)?(工作日|小时|小時|天|日|周)(?:之)?(?:内|內|以内)/gu,
];
const ABSOLUTE_ELSEWHERE: readonly RegExp[] = [
  /\bbis(?: spätestens)?(?: zum)? (\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}\. ?\p{L}+ \d{4})/giu,
  /(?:avant le|d'ici(?: au| le)?|jusqu'au|au plus tard le) (\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}(?:er)? \p{L}+ \d{4})/giu,
  /(?:entro il|entro e non oltre il|prima del|fino al) (\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}°? \p{L}+ \d{4})/giu,
  /(?:antes del|hasta el|a más tardar el) (\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} de \p{L}+ de(?:l)? \d{4})/giu,
  /(\d{4}年\d{1,2}月\d{1,2}日)(?:まで|迄|之?前|以前)/gu,
];
/** What was, or what Amazon itself will do. */
const NOT_A_LIMIT_ELSEWHERE =
  /(?:letzten|vergangenen|derniers|dernières|ultimi|ultime|últimos|últimas|過去|直近|过去|最近|ausgestellt|antworten wir|erhalten sie|nous (?:vous )?(?:répond|examin)|risponderemo|responderemos|当社|弊社|我们(?:会|将))[^.!?。\n]{0,30}$/iu;

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
  const all = [...relative, ...absolute, ...findElsewhere(text, receivedOn)].sort((a, b) => a.start - b.start);
  return all.filter(({ start }, index) => index === 0 || (all[index - 1]?.end ?? 0) <= start);
}

function findElsewhere(text: string, receivedOn: LocalDate | null): readonly NoticeDeadline[] {
  const isLimit = ({ index }: RegExpExecArray): boolean =>
    !NOT_A_LIMIT_ELSEWHERE.test(text.slice(Math.max(0, index - 40), index));
  const relative = RELATIVE_ELSEWHERE.flatMap((pattern) =>
    [...text.matchAll(pattern)].filter(isLimit).map((match) => {
      const on = receivedOn === null ? null : addSpan(receivedOn, Number(match[1]), nameUnit(match[2] ?? ''));
      return { ...place(match), on, readings: [] };
    }),
  );
  const absolute = ABSOLUTE_ELSEWHERE.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const on = readDayElsewhere(match[1] ?? '');
      return on === null ? [] : [{ ...place(match), on, readings: [] }];
    }),
  );
  return [...relative, ...absolute];
}

/** A unit's English name. */
function nameUnit(unit: string): string {
  if (/werktag|arbeitstag|geschäftstag|ouvr|lavorativ|ferial|hábil|laborabl|営業日|工作日/iu.test(unit))
    return 'business days';
  if (/stunde|heure|ore|hora|時間|小[时時]/iu.test(unit)) return 'hours';
  if (/woche|semaine|settiman|semana|週間|周/iu.test(unit)) return 'weeks';
  return 'days';
}

/** By the first letters that tell the months apart. */
const MONTHS_ELSEWHERE: readonly RegExp[] = [
  /^(?:jan|gen|ene)/i,
  /^(?:feb|fév|fev)/i,
  /^(?:mär|mar)/i,
  /^(?:apr|avr|abr)/i,
  /^(?:mai|mag|may)/i,
  /^(?:juni|juin|giu|jun)/i,
  /^(?:juli?|juil|lug)/i,
  /^(?:aug|ao[uû]|ago)/i,
  /^(?:sep|set)/i,
  /^(?:okt|oct|ott)/i,
  /^(?:nov)/i,
  /^(?:dez|déc|dec|dic)/i,
];

/** Outside English the day stands before the month; in Chinese and Japanese the year comes first. */
function readDayElsewhere(written: string): LocalDate | null {
  const numbers = /^(\d{1,2})[/. ]+(\d{1,2})[/. ]+(\d{4})$/.exec(written);
  if (numbers) return listDays([[numbers[3], numbers[2], numbers[1]]])[0] ?? null;
  const yearFirst = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(written);
  if (yearFirst) return listDays([[yearFirst[1], yearFirst[2], yearFirst[3]]])[0] ?? null;
  const named = /^(\d{1,2})(?:er|°|\.)? ?(?:de )?(\p{L}+)(?: del?)? (\d{4})$/iu.exec(written);
  const month = MONTHS_ELSEWHERE.findIndex((name) => name.test(named?.[2] ?? '')) + 1;
  return month === 0 ? null : (listDays([[named?.[3], String(month), named?.[1]]])[0] ?? null);
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
