import type { Database } from 'better-sqlite3';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { HistoryState } from '../../shared/contracts/history.ts';

/** One named change, as the Edit menu shows it (`Remove evidence`). */
export type Change = {
  readonly caseId: CaseId;
  readonly name: string;
  /** Changes with the same key that follow each other closely become one (typing in one field). */
  readonly mergeKey?: string;
};

/** What an undo or redo did. */
export type HistoryStep = {
  readonly name: string;
  /** Tables with changed rows. */ readonly tables: readonly string[];
};

export type History = {
  /** Runs `fn` (synchronous) in one IMMEDIATE transaction and records what it changed under a name. Inside another change it joins that one. */
  change<Value>(change: Change, fn: () => Value): Value;
  /** Names of the next change to undo and to redo. */
  state(caseId: CaseId): HistoryState;
  /** Takes back the case's latest change; null when there is none. */
  undo(caseId: CaseId): HistoryStep | null;
  /** Brings back the change that was undone last; null when there is none. */
  redo(caseId: CaseId): HistoryStep | null;
};

/** Undo and redo for the run of the application; closing the database forgets them. */
export function createHistory(options: { readonly db: Database; readonly now: () => Date }): History {
  throw new Error(`being written: ${options.db.name}`);
}
