import type { Database } from 'better-sqlite3';
import type { WatchTask } from '../../../shared/domain/clocks/watch-task.ts';
import type { CaseId, WatchTaskId } from '../../../shared/domain/ids.ts';

type WatchRow = {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly text: string;
  readonly due_on: string;
  readonly done_on: string | null;
};

const COLUMNS = 'id, case_id, kind, text, due_on, done_on';

/** The table `watch_tasks`. */
export function createWatchRepository(db: Database) {
  const list = db.prepare<{ case_id: string }, WatchRow>(
    `SELECT ${COLUMNS} FROM watch_tasks WHERE case_id = @case_id ORDER BY due_on, kind DESC, created_at, rowid`,
  );
  const find = db.prepare<{ case_id: string; id: string }, WatchRow>(
    `SELECT ${COLUMNS} FROM watch_tasks WHERE case_id = @case_id AND id = @id`,
  );
  const insert = db.prepare<WatchRow & { readonly created_at: string }>(
    `INSERT INTO watch_tasks (${COLUMNS}, created_at)
     VALUES (@id, @case_id, @kind, @text, @due_on, @done_on, @created_at)`,
  );
  const update = db.prepare<WatchRow>(
    `UPDATE watch_tasks SET kind = @kind, text = @text, due_on = @due_on, done_on = @done_on
     WHERE case_id = @case_id AND id = @id`,
  );
  const remove = db.prepare<{ case_id: string; id: string }>(
    `DELETE FROM watch_tasks WHERE case_id = @case_id AND id = @id`,
  );
  return {
    /** By the day on which they are due. */
    list: (caseId: CaseId): readonly WatchTask[] => list.all({ case_id: caseId }).map(toTask),
    find: (caseId: CaseId, id: WatchTaskId): WatchTask | undefined => {
      const row = find.get({ case_id: caseId, id });
      return row && toTask(row);
    },
    insert: (task: WatchTask, createdAt: string): void => void insert.run({ ...toRow(task), created_at: createdAt }),
    update: (task: WatchTask): void => void update.run(toRow(task)),
    remove: (caseId: CaseId, id: WatchTaskId): void => void remove.run({ case_id: caseId, id }),
  };
}

export type WatchRepository = ReturnType<typeof createWatchRepository>;

function toTask(row: WatchRow): WatchTask {
  return {
    id: row.id as WatchTaskId,
    caseId: row.case_id as CaseId,
    kind: row.kind as WatchTask['kind'],
    text: row.text,
    dueOn: row.due_on,
    doneOn: row.done_on,
  };
}

function toRow({ id, caseId, kind, text, dueOn, doneOn }: WatchTask): WatchRow {
  return { id, case_id: caseId, kind, text, due_on: dueOn, done_on: doneOn };
}
