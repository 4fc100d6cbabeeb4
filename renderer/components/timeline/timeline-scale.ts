import { addDays, daysBetween, type LocalDate } from '../../../shared/domain/dates.ts';

export type TimelineScale = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Where a day lies between `from` (0) and `to` (1). */
  readonly positionOf: (date: LocalDate) => number;
  /** Days to write under the axis, evenly spaced. */
  readonly ticks: readonly LocalDate[];
};

const STEPS_DAYS = [1, 2, 7, 14, 30, 60, 90, 180, 365];

/**
 * A time axis that holds all dates with some air at both ends.
 * @param maxTicks most labels that there is room for
 */
export function timelineScale(dates: readonly LocalDate[], today: LocalDate, maxTicks: number): TimelineScale {
  const all = [...dates, today].sort();
  const first = all[0] ?? today;
  const last = all.at(-1) ?? today;
  const air = Math.max(2, Math.ceil(daysBetween(first, last) * 0.06));
  return rangeScale(addDays(first, -air), addDays(last, air), maxTicks);
}

/** A time axis from one day to another. @param maxTicks most labels that there is room for */
export function rangeScale(from: LocalDate, to: LocalDate, maxTicks: number): TimelineScale {
  const span = Math.max(1, daysBetween(from, to));
  const step = STEPS_DAYS.find((days) => span / days <= maxTicks) ?? Math.ceil(span / maxTicks);
  const ticks: LocalDate[] = [];
  for (let at = Math.ceil(step / 2); at < span; at += step) ticks.push(addDays(from, at));
  return { from, to, positionOf: (date) => daysBetween(from, date) / span, ticks };
}

/** Shifts events of one lane that fall on the same place so that each can be seen; gives positions between 0 and 1. */
export function spreadOut(positions: readonly number[], leastDistance: number): readonly number[] {
  let previous = -Infinity;
  return positions.map((position) => {
    previous = Math.max(position, previous + leastDistance);
    return Math.min(1, previous);
  });
}
