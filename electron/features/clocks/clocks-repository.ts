import type { Database } from 'better-sqlite3';
import type { WatchTask } from '../../../shared/domain/clocks/watch-task.ts';
import type { ClockedCase } from '../../../shared/domain/clocks/list-clocks.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** What clocks are read from beside the cases themselves, by case. */
export type ClockSources = {
  readonly contacts: ReadonlyMap<CaseId, ClockedCase['interactions']>;
  readonly watchTasks: ReadonlyMap<CaseId, readonly WatchTask[]>;
  /** Only where clocks are looked for in it: while an answer is owed and no deadline is set. */
  readonly noticeTexts: ReadonlyMap<CaseId, string>;
};

type ContactRow = ClockedCase['interactions'][number] & { readonly caseId: CaseId };
type NoticeRow = { readonly caseId: CaseId; readonly text: string };

const OF_LISTED = 'JOIN cases ON cases.id = case_id AND cases.removed_at IS NULL AND cases.is_example = 0';
// The order is that of the contact log: `at` keeps the user's own offset, so its text doesn't sort.
const CONTACTS = `
  SELECT interactions.case_id AS caseId, interactions.id, at, interactions.channel, direction, outcome,
    follow_up_on AS followUpOn
  FROM interactions ${OF_LISTED}
  WHERE interactions.removed_at IS NULL
  ORDER BY unixepoch(at) DESC, interactions.created_at DESC, interactions.id`;
const WATCH_TASKS = `
  SELECT case_id AS caseId, watch_tasks.id, kind, text, due_on AS dueOn, done_on AS doneOn
  FROM watch_tasks ${OF_LISTED}`;
const NOTICES = `
  SELECT case_id AS caseId, text
  FROM notices ${OF_LISTED}
  WHERE cases.status IN ('preparing', 'more-asked') AND cases.deadline_on IS NULL`;

/** Reads over the tables of several features: three for all cases, where each case on its own would take five. */
export function createClocksRepository(db: Database) {
  const contacts = db.prepare<[], ContactRow>(CONTACTS);
  const watchTasks = db.prepare<[], WatchTask>(WATCH_TASKS);
  const notices = db.prepare<[], NoticeRow>(NOTICES);
  return {
    /** Of every case on the list but the example. */
    readAll: (): ClockSources => ({
      contacts: Map.groupBy(contacts.all(), ({ caseId }) => caseId),
      watchTasks: Map.groupBy(watchTasks.all(), ({ caseId }) => caseId),
      noticeTexts: new Map(notices.all().map(({ caseId, text }) => [caseId, text])),
    }),
  };
}

export type ClocksRepository = ReturnType<typeof createClocksRepository>;
