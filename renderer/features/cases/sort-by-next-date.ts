import type { CaseSummary } from '../../../shared/contracts/cases.ts';

/** Cases with the soonest date first; those without a date behind them, in the order given. */
export function sortByNextDate<Row extends Pick<CaseSummary, 'nextDate'>>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.nextDate ?? '9999').localeCompare(b.nextDate ?? '9999'));
}
