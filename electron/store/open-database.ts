// The one place that opens the database.
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { backupDatabase, findLatestBackup } from './backup/backup.ts';
import { connect, isPlainDatabase } from './connect.ts';
import { cutLog } from './backup/hold-still.ts';
import { type FileState, inspectFile } from './inspect-file.ts';
import { APPLICATION_ID, latestVersion, migrate, type Migration, readVersion } from './migrate.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import { removeStaged, settleRestore } from './backup/restore.ts';
import { CONTRADICTS, dataDamaged, findStoreFailure } from './store-failure.ts';

export type OpenDatabaseOptions = {
  readonly file: string;
  /** Where a copy goes before a migration. */
  readonly backupsDir: string;
  readonly now: () => Date;
  /** Where files that were taken in lie: a database that is missing beside them is damage, not a new folder. */
  readonly vaultDir?: string;
  /**
   * The raw key of a protected folder's database, 64 hex digits; without it the database is a plain one. The caller knows that
   * it is the right one (key check value of the slots), so a file that it doesn't open is damaged.
   */
  readonly key?: string | undefined;
  /**
   * Leaves the check of a sealed file that was closed well to `checkInSteps`, which the caller has to run soon: each of its pages
   * carries a code that is compared whenever it is read, so that nothing damaged is shown or built upon until then.
   */
  readonly leavesCheck?: boolean;
  /** The steps of the schema; all of them unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
  /** Told when a restore that was under way when the last run died was brought to its end, or taken back. */
  readonly onSettled?: (outcome: 'finished' | 'undone') => void;
};

/** How long to wait for another process that holds the file. */
const BUSY_TIMEOUT_MS = 500;
const FULL = 2;
const IN_MEMORY = 2;

/**
 * Opens the database, makes it when there is none, checks it (thoroughly after a crash) and brings its schema up to date,
 * with a copy of the file before. A restore that was under way when the last run died is brought to its end first. The connection is the only one: a second process is refused.
 * Errors: newer-data (not a byte was changed), data-damaged, target-unusable (`locked`: another instance; `not-writable`),
 * disk-full. Throws when a migration fails; the file is then as it was before that step.
 */
export function openDatabase(options: OpenDatabaseOptions): Result<Database> {
  const { file, backupsDir, key } = options;
  const migrations = options.migrations ?? allMigrations;
  const backup = findLatestBackup(backupsDir)?.file ?? null;
  let db: Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // On a disk that only reads, SQLite reports a failing disk.
    accessSync(dirname(file), constants.W_OK);
    const isRestored = settle(options);
    const state = inspectFile(file, key);
    const refusal = refuse(state, options, backup, latestVersion(migrations));
    if (refusal) return fail(refusal);

    db = connectAlone(file, key);
    const leavesCheck = options.leavesCheck === true && key !== undefined && !isRestored;
    const failure = prepare(db, state, { ...options, migrations, leavesCheck }, backup);
    if (failure) {
      db.close();
      return fail(failure);
    }
    if (key !== undefined && state.kind !== 'database') db = reopenSealed(db, file, key);
    removeStaged(file);
    return ok(db);
  } catch (error) {
    db?.close();
    return fail(explain(error, options, backup));
  }
}

/** What kept the database from being opened. Throws when it was a surprise, naming the newest copy. */
function explain(error: unknown, { file, backupsDir }: OpenDatabaseOptions, backup: string | null): AppError {
  const failure = findStoreFailure(error, file, backup);
  if (failure) return failure;
  const copy = findLatestBackup(backupsDir)?.file ?? 'none';
  throw new Error(`Opening ${file} failed (newest copy: ${copy})`, { cause: error });
}

/** Brings a restore that the last run left half done to its end, and tells of it. @returns whether there was one */
function settle({ file, onSettled }: OpenDatabaseOptions): boolean {
  const { outcome } = settleRestore(file);
  if (outcome !== 'none') onSettled?.(outcome);
  return outcome !== 'none';
}

/** Moves everything from the write-ahead log into the one file and closes it. */
export function closeDatabase(db: Database): void {
  if (!db.open) return;
  try {
    cutLog(db);
  } catch {
    // On a full or failing disk the log stays beside the file: nothing is lost, and the next start reads both.
  } finally {
    db.close();
  }
}

/** Why the file must not even be opened. */
function refuse(
  state: FileState,
  { file, vaultDir }: Pick<OpenDatabaseOptions, 'file' | 'vaultDir'>,
  backup: string | null,
  known: number,
): AppError | undefined {
  if (state.kind === 'unreadable') return dataDamaged(file, backup, "can't be read");
  if (state.kind === 'plain') return dataDamaged(file, backup, 'is not sealed, though its data folder is protected');
  if (state.kind !== 'database') {
    // There was data: an empty start would look as if everything were lost.
    const isNew = backup === null && !(vaultDir !== undefined && holdsFiles(vaultDir));
    return isNew ? undefined : dataDamaged(file, backup, `is ${state.kind}`);
  }
  const { applicationId, version } = state;
  const isNew = applicationId === 0 && version === 0;
  if (!isNew && applicationId !== APPLICATION_ID) return dataDamaged(file, backup, 'is not one of Reinstate');
  if (version <= known) return undefined;
  const message = `${file} was written by a newer Reinstate (data version ${version}; this one knows ${known}). Nothing was changed.`;
  return appError('newer-data', message, { found: version, known });
}

/** Whether files lie under names in a vault; those that were moved aside count as well. */
function holdsFiles(vaultDir: string): boolean {
  if (!existsSync(vaultDir)) return false;
  const entries = readdirSync(vaultDir, { recursive: true, withFileTypes: true });
  return entries.some(
    (entry) => entry.isFile() && !entry.name.startsWith('.') && entry.parentPath !== join(vaultDir, 'tmp'),
  );
}

function connectAlone(file: string, key: string | undefined): Database {
  const db = connect(file, { key, timeout: BUSY_TIMEOUT_MS });
  try {
    // One connection for the whole run: no -shm file, and a second process is refused at once.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('foreign_keys = ON');
    // Without it, REPLACE deletes rows without their delete triggers, and search and undo would miss them.
    db.pragma('recursive_triggers = ON');
    // Sorting may spill to a temporary file outside the data folder.
    db.pragma('temp_store = MEMORY');
    // A tampered file can't make the schema's SQL call functions with side effects; broken pages are noticed when read.
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    // What was opened once is not opened again: with SQLite's usual 2 MB a start opens many pages of a sealed file twice.
    if (key !== undefined) db.pragma('cache_size = -32000');
    // What is deleted is overwritten in the file.
    db.pragma('secure_delete = ON');
    if (process.platform === 'darwin') {
      // fsync alone leaves data in the drive's cache on macOS (sqlite.org/pragma.html#pragma_fullfsync).
      db.pragma('fullfsync = ON');
      db.pragma('checkpoint_fullfsync = ON');
    }
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error(`The journal mode is ${String(mode)} instead of wal`);
    // Behind journal_mode: entering WAL lowers it to NORMAL, which loses acknowledged changes in a power cut.
    db.pragma('synchronous = FULL');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A new database is looked at on the disk, because a pragma would say what was asked for. Closed, because reading the file beside
 * SQLite would take away SQLite's lock (POSIX locks go with any descriptor that is closed).
 */
function reopenSealed(db: Database, file: string, key: string): Database {
  closeDatabase(db);
  if (isPlainDatabase(file)) throw new Error('The database was written unsealed');
  const again = connectAlone(file, key);
  assertDurable(again);
  return again;
}

type PrepareOptions = OpenDatabaseOptions & { readonly migrations: readonly Migration[] };

/** Checks, copies and migrates the open file. */
function prepare(db: Database, state: FileState, options: PrepareOptions, backup: string | null): AppError | undefined {
  const { file, backupsDir, now, migrations, key, leavesCheck } = options;
  const damaged = (what: string): AppError => dataDamaged(file, backup, what);
  const isNew = readVersion(db) === 0;
  if (isNew && db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) return damaged('is not one of Reinstate');
  const isUnclean = state.kind === 'database' && state.isUnclean;
  const isPending = readVersion(db) < migrations.length;
  if (!isSound(db, isUnclean || isPending, leavesCheck)) return damaged(CONTRADICTS);

  if (isPending) {
    if (!isNew) {
      const copy = backupDatabase(db, { backupsDir, reason: 'migration', now, key });
      if (!copy.ok) return copy.error;
    }
    migrate(db, migrations);
    if (!isSound(db, true)) return damaged(`${CONTRADICTS} after its update`);
  }
  assertDurable(db);
  return undefined;
}

/**
 * @param isThorough also compares indexes with tables and follows every reference; for after a crash and around a migration
 * @param isLeft what isn't to be thorough is left for later
 */
function isSound(db: Database, isThorough: boolean, isLeft = false): boolean {
  if (isLeft && !isThorough) return true;
  const check = isThorough ? 'integrity_check' : 'quick_check';
  if (db.pragma(`${check}(1)`, { simple: true }) !== 'ok') return false;
  return !isThorough || (db.pragma('foreign_key_check') as readonly unknown[]).length === 0;
}

/**
 * `synchronous` reads FULL right after it is set even where the first write lowers it (builds of SQLite with
 * DEFAULT_WAL_SYNCHRONOUS=1, as this one), so it is asserted behind a write: here the version, set to itself.
 */
function assertDurable(db: Database): void {
  const version = readVersion(db);
  db.transaction(() => db.pragma(`user_version = ${version}`)).immediate();
  const synchronous = db.pragma('synchronous', { simple: true });
  if (synchronous !== FULL) throw new Error(`synchronous is ${String(synchronous)} instead of FULL`);
  if (db.pragma('foreign_keys', { simple: true }) !== 1) throw new Error('foreign_keys is off');
  if (db.pragma('temp_store', { simple: true }) !== IN_MEMORY)
    throw new Error('Temporary files are not kept in memory');
}
