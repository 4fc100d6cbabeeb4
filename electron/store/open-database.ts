import type { Database } from 'better-sqlite3';
import type { Result } from '../../shared/result.ts';

export type OpenDatabaseOptions = { readonly file: string; readonly backupsDir: string; readonly now: () => Date };

/** Opens (or makes) the database. Errors: newer-data, data-damaged, target-unusable (locked, not-writable), disk-full. */
export function openDatabase(options: OpenDatabaseOptions): Result<Database> {
  throw new Error(`being written: ${options.file}`);
}

/** Writes everything into the one file and closes it. */
export function closeDatabase(db: Database): void {
  db.close();
}
