import type { Database } from 'better-sqlite3';
import type { HistoryState } from '../../shared/contracts/history.ts';
import type { AuditAction } from '../../shared/domain/audit.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { createHistoryTables, STAGED } from './history-tables.ts';
import { withStoreFailures } from './store-failure.ts';

/** Changes with the same key merge when they follow each other within this time… */
const MERGE_PAUSE_MS = 5_000;
/** …but not into one that began longer ago than this, so that one undo never takes back minutes of typing. */
const MERGE_SPAN_MS = 30_000;
/** Changes kept for each case; the oldest go first. */
const MAX_CHANGES = 200;

/** One named change, as the Edit menu shows it (`Remove evidence`). */
export type Change = {
  readonly caseId: CaseId;
  readonly name: string;
  /** Changes with the same key that follow each other closely become one (typing in one field). */
  readonly mergeKey?: string;
  /** Milliseconds from the first of the merged changes in which this one still merges, for work that is one step to the user however long it takes (an import). Unless told: 5 s from the previous one and 30 s from the first. */
  readonly mergeWithinMs?: number;
};

/** What was done to a case, as its audit list keeps it. */
export type DoneStep = {
  readonly caseId: CaseId;
  readonly action: AuditAction;
  /** The change's name. */
  readonly name: string;
};

/** What an undo or redo did. */
export type HistoryStep = {
  readonly name: string;
  /** Tables with changed rows. */
  readonly tables: readonly string[];
};

export type History = {
  /**
   * Runs `fn` (synchronous) in one IMMEDIATE transaction and records what it changed in the case's tables; when `fn` throws,
   * nothing has happened. Inside another change it joins that one. A change that alters no row leaves no trace.
   * When the disk is full, AppErrorException `disk-full` comes out. Rows of other cases can't be written in it. A write to a case's rows outside any change ends that case's undo.
   */
  change<Value>(change: Change, fn: () => Value): Value;
  /** Names of the next change to undo and to redo. */
  state(caseId: CaseId): HistoryState;
  /** Takes back the case's latest change; null when there is none. */
  undo(caseId: CaseId): HistoryStep | null;
  /** Brings back the change that was undone last; null when there is none. */
  redo(caseId: CaseId): HistoryStep | null;
};

export type HistoryOptions = {
  readonly db: Database;
  readonly now: () => Date;
  /** Told of each change, undo and redo, inside its transaction; of changes that merge, once. */
  readonly onStep?: (step: DoneStep) => void;
};

type ChangeRow = { readonly id: number; readonly name: string };
type LatestRow = ChangeRow & {
  readonly merge_key: string | null;
  readonly first_ms: number;
  readonly last_ms: number;
};
type Statements = ReturnType<typeof prepareStatements>;
type Tables = ReturnType<typeof prepareTables>;

/** Undo and redo, kept in the file with what they undo. One history for one connection. */
export function createHistory(options: HistoryOptions): History {
  const { db, now, onStep = () => undefined } = options;
  const tables = prepareTables(db);
  const statements = prepareStatements(db);
  const record = db.transaction((change: Change, fn: () => unknown) =>
    recordChange(statements, tables, { change, fn, atMs: now().getTime(), onStep }),
  );
  const swap = db.transaction((caseId: CaseId, change: ChangeRow, isUndone: 0 | 1) =>
    swapRows(statements, tables, { caseId, change, isUndone, onStep }),
  );
  return {
    change<Value>(change: Change, fn: () => Value): Value {
      if (statements.findCurrent.get() !== undefined) return fn();
      return withStoreFailures(db.name, () => record.immediate(change, fn) as Value);
    },
    state(caseId) {
      return {
        undo: statements.findLatest.get({ caseId })?.name ?? null,
        redo: statements.findUndone.get({ caseId })?.name ?? null,
      };
    },
    undo(caseId) {
      const change = statements.findLatest.get({ caseId });
      return change ? withStoreFailures(db.name, () => swap.immediate(caseId, change, 1)) : null;
    },
    redo(caseId) {
      const change = statements.findUndone.get({ caseId });
      return change ? withStoreFailures(db.name, () => swap.immediate(caseId, change, 0)) : null;
    },
  };
}

type Recording = {
  readonly change: Change;
  readonly fn: () => unknown;
  readonly atMs: number;
  readonly onStep: (step: DoneStep) => void;
};

function recordChange(statements: Statements, tables: Tables, { change, fn, atMs, onStep }: Recording): unknown {
  const { caseId, name } = change;
  const merged = findMergeable(statements, change, atMs);
  const id = merged?.id ?? openChange(statements, change, atMs);
  statements.setCurrent.run({ id, caseId });
  const value = fn();
  if (value instanceof Promise) throw new TypeError(`The change "${change.name}" must be synchronous`);
  statements.clearCurrent.run();
  if (listTouched(tables, id).length > 0) {
    statements.touchChange.run({ id, atMs });
    statements.forgetUndone.run({ caseId });
    statements.forgetOldest.run({ caseId, kept: MAX_CHANGES });
    if (!merged) onStep({ caseId, action: 'change', name });
  } else {
    statements.forgetChange.run({ id });
  }
  return value;
}

/** The latest change when this one merges with it. */
function findMergeable(statements: Statements, change: Change, atMs: number): ChangeRow | undefined {
  const { caseId, mergeKey = null, mergeWithinMs } = change;
  const latest = statements.findLatest.get({ caseId });
  const isMerged =
    latest !== undefined &&
    mergeKey !== null &&
    latest.merge_key === mergeKey &&
    statements.findUndone.get({ caseId }) === undefined &&
    isWithin(atMs - latest.last_ms, mergeWithinMs ?? MERGE_PAUSE_MS) &&
    isWithin(atMs - latest.first_ms, mergeWithinMs ?? MERGE_SPAN_MS);
  return isMerged ? latest : undefined;
}

/** Begins a change of its own. */
function openChange(statements: Statements, change: Change, atMs: number): number {
  const { caseId, name, mergeKey = null } = change;
  return Number(statements.addChange.run({ caseId, name, mergeKey, atMs }).lastInsertRowid);
}

type Swap = {
  readonly caseId: CaseId;
  readonly change: ChangeRow;
  readonly isUndone: 0 | 1;
  readonly onStep: (step: DoneStep) => void;
};

/** Swaps the rows of a change with what is in the tables now; what it takes out makes the way back. */
function swapRows(statements: Statements, tables: Tables, swap: Swap): HistoryStep {
  const { caseId, change, isUndone, onStep } = swap;
  const { id, name } = change;
  if (statements.findCurrent.get() !== undefined) throw new Error('Undo and redo do not work inside a change');
  const touched = listTouched(tables, id);
  for (const table of tables) table.stage().run({ id });
  statements.setCurrent.run({ id, caseId });
  // Parents first: what goes with a deleted parent is recorded as well, and is put back behind its parent.
  for (const table of tables) table.removeAbsent().run();
  for (const table of tables) table.putBack().run();
  statements.clearCurrent.run();
  for (const table of tables) table.forget().run({ id: STAGED });
  statements.markChange.run({ id, isUndone });
  onStep({ caseId, action: isUndone === 1 ? 'undo' : 'redo', name });
  return { name, tables: touched };
}

/** Tables of which a change holds rows. */
function listTouched(tables: Tables, id: number): readonly string[] {
  return tables.filter((table) => (table.countRows().get({ id }) ?? 0) > 0).map((table) => table.table);
}

/** False also for a negative time: the clock was set back, so nothing is known. */
function isWithin(elapsedMs: number, limitMs: number): boolean {
  return elapsedMs >= 0 && elapsedMs <= limitMs;
}

function prepareTables(db: Database) {
  return createHistoryTables(db).map((sql) => ({
    table: sql.table,
    countRows: whenAsked(() => db.prepare<{ id: number }, number>(sql.countRows).pluck()),
    stage: whenAsked(() => db.prepare<{ id: number }>(sql.stage)),
    removeAbsent: whenAsked(() => db.prepare<[]>(sql.removeAbsent)),
    putBack: whenAsked(() => db.prepare<[]>(sql.putBack)),
    forget: whenAsked(() => db.prepare<{ id: number }>(sql.forget)),
  }));
}

/** A hundred statements that a start would make and most sessions never use. */
function whenAsked<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function prepareStatements(db: Database) {
  return {
    setCurrent: db.prepare<{ id: number; caseId: string }>(
      'INSERT INTO history_current (id, case_id) VALUES (:id, :caseId)',
    ),
    findCurrent: db.prepare<[], { id: number }>('SELECT id FROM history_current'),
    clearCurrent: db.prepare<[]>('DELETE FROM history_current'),
    addChange: db.prepare<{ caseId: string; name: string; mergeKey: string | null; atMs: number }>(
      `INSERT INTO history_changes (case_id, name, merge_key, first_ms, last_ms, is_undone)
       VALUES (:caseId, :name, :mergeKey, :atMs, :atMs, 0)`,
    ),
    touchChange: db.prepare<{ id: number; atMs: number }>('UPDATE history_changes SET last_ms = :atMs WHERE id = :id'),
    markChange: db.prepare<{ id: number; isUndone: 0 | 1 }>(
      // Nothing merges into a change that was undone or redone.
      'UPDATE history_changes SET is_undone = :isUndone, merge_key = NULL WHERE id = :id',
    ),
    forgetChange: db.prepare<{ id: number }>('DELETE FROM history_changes WHERE id = :id'),
    findLatest: db.prepare<{ caseId: string }, LatestRow>(
      `SELECT id, name, merge_key, first_ms, last_ms FROM history_changes
       WHERE case_id = :caseId AND is_undone = 0 ORDER BY id DESC LIMIT 1`,
    ),
    findUndone: db.prepare<{ caseId: string }, ChangeRow>(
      'SELECT id, name FROM history_changes WHERE case_id = :caseId AND is_undone = 1 ORDER BY id LIMIT 1',
    ),
    forgetUndone: db.prepare<{ caseId: string }>(
      'DELETE FROM history_changes WHERE case_id = :caseId AND is_undone = 1',
    ),
    forgetOldest: db.prepare<{ caseId: string; kept: number }>(
      `DELETE FROM history_changes WHERE id IN (
         SELECT id FROM history_changes WHERE case_id = :caseId ORDER BY id DESC LIMIT -1 OFFSET :kept)`,
    ),
  };
}
