import { join } from 'node:path';
import type { CallOutput } from '../../../shared/contracts/index.ts';
import type { DueClock } from '../../../shared/domain/clocks/case-clock.ts';
import {
  listCalendarClocks,
  makeCalendarFile,
  type CalendarWords,
} from '../../../shared/domain/clocks/calendar-file.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { writeNewText } from '../../case-folder/write-new-text.ts';
import { errnoOf, findDiskFailure } from '../../store/disk-failure.ts';
import type { ChooseFolder } from '../choose-folder.ts';

const WORDS: CalendarWords = {
  deadline: 'Deadline',
  notice: 'Limit in the notice',
  preset: 'Usual limit',
  'follow-up': 'Look for an answer',
  watch: 'Watch list',
};
const MOST_COPIES = 1000;

/** Writes the days to come into a calendar file. An earlier file is never replaced. */
export function createCalendarSaver(options: {
  readonly listAll: () => readonly DueClock[];
  readonly chooseFolder: ChooseFolder;
  readonly showInFolder: (path: string) => void;
}) {
  return async (caseId: CaseId | null): Promise<Result<CallOutput<'clocks.saveCalendar'>>> => {
    const clocks = listCalendarClocks(options.listAll()).filter((due) => caseId === null || due.caseId === caseId);
    if (clocks.length === 0) return ok({ fileName: '', count: 0 });
    const folder = await options.chooseFolder('calendar');
    if (folder === null) return ok(null);
    const written = await writeBeside(folder, makeCalendarFile(clocks, WORDS));
    if (!written.ok) return written;
    options.showInFolder(join(folder, written.value));
    return ok({ fileName: written.value, count: clocks.length });
  };
}

async function writeBeside(folder: string, text: string): Promise<Result<string>> {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? 'Reinstate dates.ics' : `Reinstate dates ${copy}.ics`;
    try {
      await writeNewText(join(folder, name), text);
      return ok(name);
    } catch (thrown) {
      if (errnoOf(thrown) === 'EEXIST' && copy < MOST_COPIES) continue;
      const failure = findDiskFailure(thrown, folder);
      if (failure) return fail(failure);
      throw thrown;
    }
  }
}
