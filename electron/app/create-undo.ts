import { userInfo } from 'node:os';
import type { Database } from 'better-sqlite3';
import { createAuditRepository } from '../features/history/audit-repository.ts';
import { createHistory } from '../store/history.ts';

/** Undo and redo over the database, and the list of who did what that goes with them. Throws SQLite's error on a full disk. */
export function createUndo(db: Database, now: () => Date) {
  const audit = createAuditRepository(db);
  const who = nameUser();
  const undoStack = createHistory({
    ...{ db, now },
    onStep: ({ caseId, action, name }) => audit.add(caseId, { at: now().toISOString(), who, action, name }),
  });
  return { undoStack, audit };
}

export type Undo = ReturnType<typeof createUndo>;

/** The name of the account on the computer; a process of a system without accounts has none. */
export function nameUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
