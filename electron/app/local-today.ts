import type { LocalDate } from '../../shared/domain/dates.ts';

/** The calendar day on this computer at a moment, in its own time zone. */
export function localToday(now: Date): LocalDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
