import { addDays, daysBetween, type LocalDate } from '../../../shared/domain/dates.ts';

/** How much of a case's time the picture shows, in days; `all`: from its first day to its last. */
export const ZOOMS = ['all', '90', '30'] as const;
export type Zoom = (typeof ZOOMS)[number];

export type TimelineRange = { readonly from: LocalDate; readonly to: LocalDate };

/** A case this long can be looked at in parts. */
const LONG_DAYS = 45;
/** Of the days shown, the share that lies behind the day in the middle of interest. */
const SHARE_BEFORE = 0.7;

/** Whether there is anything to zoom into. */
export function canZoom(days: readonly LocalDate[]): boolean {
  const sorted = [...days].sort();
  const [first] = sorted;
  const last = sorted.at(-1);
  return first !== undefined && last !== undefined && daysBetween(first, last) > LONG_DAYS;
}

/** The days around one day; undefined: all of them. */
export function rangeAround(zoom: Zoom, day: LocalDate): TimelineRange | undefined {
  if (zoom === 'all') return undefined;
  const span = Number(zoom);
  const from = addDays(day, -Math.round(span * SHARE_BEFORE));
  return { from, to: addDays(from, span) };
}

/** The range before or after, with a tenth of it in common. */
export function shiftRange({ from, to }: TimelineRange, direction: -1 | 1): TimelineRange {
  const step = Math.round(daysBetween(from, to) * 0.9) * direction;
  return { from: addDays(from, step), to: addDays(to, step) };
}
