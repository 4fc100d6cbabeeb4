import { applyHolidayChanges } from '../../shared/domain/clocks/business-calendar.ts';
import type { ClockRules } from '../../shared/domain/clocks/follow-up.ts';
import { useAnswer } from './use-answer.ts';

/** Usual times and business days, with the user's own days off. */
export function useClockRules(): ClockRules {
  const { clocks, calendars } = useAnswer('catalogue.get', {});
  const { holidayChanges } = useAnswer('settings.get', {});
  return { clocks, calendars: applyHolidayChanges(calendars, holidayChanges) };
}
