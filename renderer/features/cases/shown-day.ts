import type { CaseClock } from '../../../shared/domain/clocks/case-clock.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';

/** The day that “in 3 days” counts to: the one that stands beside it, unless that is over here and not yet there. */
export function shownDay(
  { dueOn, ownDueOn, state }: Pick<CaseClock, 'dueOn' | 'ownDueOn' | 'state'>,
  today: LocalDate,
): LocalDate {
  return state !== 'over' && dueOn < today ? ownDueOn : dueOn;
}
