import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { daysBetween, type LocalDate } from '../../shared/domain/dates.ts';
import { formatDistance } from './format-date.ts';

/** How far a day by which something is to be done is from today: `in 5 days`, `today`, `52 days overdue`. */
export function formatDue(date: LocalDate, today: LocalDate, i18n: I18n): string {
  const late = daysBetween(date, today);
  if (late <= 0) return formatDistance(date, today, i18n.locale);
  return i18n._(msg`${plural(late, { one: '# day overdue', other: '# days overdue' })}`);
}
