import { daysBetween, type LocalDate } from '../../shared/domain/dates.ts';

/** A calendar day in the interface's language: `14 Sep 2026`, without the year when it is this year's. */
export function formatDay(date: LocalDate, locale: string, today?: LocalDate): string {
  const isThisYear = today !== undefined && today.slice(0, 4) === date.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(new Date(`${date}T00:00:00Z`));
}

/** A day from today in words: `today`, `tomorrow`, `in 5 days`, `12 days ago`. */
export function formatDistance(date: LocalDate, today: LocalDate, locale: string): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(daysBetween(today, date), 'day');
}

/** Time of day of a logged moment, as the user wrote it (its offset is left alone). */
export function formatTime(at: string, locale: string): string {
  const written = new Date(`${at.slice(0, 16)}:00Z`);
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(written);
}

/** A moment on this computer's clock: `14 Sep 2026, 10:15`. */
export function formatMoment(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** The calendar day of a moment, in this computer's zone. */
export function dayOf(at: string): LocalDate {
  const date = new Date(at);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** A size for people: `1.4 MB`. */
export function formatBytes(sizeBytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = sizeBytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(sizeBytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(sizeBytes / 1000 ** power);
}
