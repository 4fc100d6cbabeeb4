import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { CalendarClock, CircleAlert, CircleCheck, Clock, Eye, type LucideIcon } from 'lucide-react';
import type { CaseClock } from '../../../../shared/domain/clocks/case-clock.ts';

/** What a clock is called where its origin gives it no words of its own. */
export const CLOCK_LABELS: Readonly<Record<CaseClock['kind'], MessageDescriptor>> = {
  deadline: msg`Deadline`,
  notice: msg`Time limit in the notice`,
  preset: msg`Usual time`,
  'follow-up': msg`Look for an answer`,
  watch: msg`Watch list`,
};

export type ClockTone = 'neutral' | 'success' | 'warning' | 'danger';

/** How a clock is shown: a shape of its own for each state, so that colour isn't needed to read it. */
export function lookOfClock({ role, state, kind }: CaseClock): { readonly tone: ClockTone; readonly icon: LucideIcon } {
  if (role === 'not-before')
    return state === 'over' ? { tone: 'success', icon: CircleCheck } : { tone: 'neutral', icon: Clock };
  if (role === 'wait') return { tone: state === 'over' ? 'warning' : 'neutral', icon: Clock };
  // Only a day that the notice or the user set can be missed; the others are days to look again.
  if (state === 'over')
    return { tone: kind === 'preset' || kind === 'follow-up' ? 'warning' : 'danger', icon: CircleAlert };
  if (state === 'today') return { tone: 'warning', icon: CircleAlert };
  return { tone: 'neutral', icon: kind === 'watch' ? Eye : CalendarClock };
}

/** What is said of a clock that has run out; undefined where the days since then say it. */
export function findOverWords({ role, kind }: CaseClock): MessageDescriptor | undefined {
  if (role === 'not-before') return msg`Possible now`;
  if (role === 'wait' || kind === 'preset') return msg`Usual time is over`;
  return kind === 'follow-up' ? undefined : msg`Time is over`;
}
