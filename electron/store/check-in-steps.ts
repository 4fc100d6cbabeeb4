import type { Database } from 'better-sqlite3';
import type { AppError } from '../../shared/errors.ts';
import { findLatestBackup } from './backup/backup.ts';
import { CONTRADICTS, dataDamaged, findStoreFailure } from './store-failure.ts';

export type CheckOptions = {
  readonly backupsDir: string;
  /** Waited for between two steps; false ends the check. */
  readonly mayGoOn: () => Promise<boolean>;
};

/**
 * Checks an open database table by table, with its indexes: the check that `openDatabase` leaves to its caller
 * (`leavesCheck`). What only the whole shows (a page that two tables hold) is left to the daily backup, whose copy is
 * checked thoroughly.
 * @returns data-damaged, or undefined when it is sound or the check was ended. Throws what is no damage
 */
export async function checkInSteps(db: Database, { backupsDir, mayGoOn }: CheckOptions): Promise<AppError | undefined> {
  const damaged = (what: string): AppError => dataDamaged(db.name, findLatestBackup(backupsDir)?.file ?? null, what);
  try {
    // Under this name SQLite looks at the list of free pages as well (sqlite.org/pragma.html#pragma_quick_check).
    for (const table of ['sqlite_schema', ...listTables(db)]) {
      if (!(await mayGoOn())) return undefined;
      if (db.pragma(`quick_check("${table}")`, { simple: true }) !== 'ok') return damaged(CONTRADICTS);
    }
    return undefined;
  } catch (error) {
    if (findStoreFailure(error, db.name, null)?.code !== 'data-damaged') throw error;
    return damaged("can't be read");
  }
}

function listTables(db: Database): readonly string[] {
  return db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
}
