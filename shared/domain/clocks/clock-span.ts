import { assertNever } from '../../assert-never.ts';
import type { Span } from '../clock.ts';
import { addDays, type LocalDate } from '../dates.ts';
import { addBusinessDays, type BusinessCalendar } from './business-calendar.ts';

/**
 * The last day of a length of time that begins on a day. Hours count from the day's beginning, as the reader of notices
 * does; a month ends on the same day of a later month, or on that month's last.
 */
export function addSpan(from: LocalDate, { amount, unit }: Span, calendar: BusinessCalendar): LocalDate {
  switch (unit) {
    case 'hours':
      return addDays(from, Math.floor(amount / 24));
    case 'days':
      return addDays(from, amount);
    case 'business-days':
      return addBusinessDays(from, amount, calendar);
    case 'months':
      return addMonths(from, amount);
    default:
      return assertNever(unit, 'unit of time');
  }
}

function addMonths(from: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
