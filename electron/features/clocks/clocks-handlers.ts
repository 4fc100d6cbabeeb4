import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { ClocksService } from './clocks-service.ts';
import type { createCalendarSaver } from './save-calendar.ts';

type ClocksCalls = 'clocks.list' | 'clocks.listDue' | 'clocks.judgeContact' | 'clocks.saveCalendar';

/** Answers the calls `clocks.*`. */
export function createClocksHandlers(
  clocks: ClocksService,
  saveCalendar: ReturnType<typeof createCalendarSaver>,
): Pick<Handlers, ClocksCalls> {
  return {
    'clocks.list': ({ caseId }) => {
      const found = clocks.list(caseId);
      return found.ok ? ok([...found.value]) : found;
    },
    'clocks.listDue': () => ok([...clocks.listDue()]),
    'clocks.judgeContact': ({ caseId }) => clocks.judgeContact(caseId),
    'clocks.saveCalendar': ({ caseId }) => saveCalendar(caseId),
  };
}
