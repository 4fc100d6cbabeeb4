// Puts a backup in the place of the database. Between any two steps the process may die: until the flag file is there,
// start-up throws the staged copy away; from then on, start-up carries the restore to its end, or takes it back when it can't.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type AppError, appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isOfOtherKey } from './carry-key-slots.ts';
import { connect, isPlainDatabase } from '../connect.ts';
import { errnoOf } from '../disk-failure.ts';
import { APPLICATION_ID, latestVersion, migrate, type Migration, readVersion } from '../migrate.ts';
import { migrations as allMigrations } from '../migrations/index.ts';
import { refuseBackup, refuseUnreadable } from './refuse-backup.ts';
import { removeQuietly } from '../remove-quietly.ts';
import { renameDurably, syncPath } from '../rename-durably.ts';
import { sealCopy } from './seal-copy.ts';
import { findStoreFailure } from '../store-failure.ts';

/** For tests: called before each step; may throw, and may not come back. */
export type BeforeStep = (step: string) => void;

export type StageOptions = {
  /** The database that is to be replaced. It need not be there, nor be readable. */
  readonly file: string;
  /** A backup, or any other database of Reinstate; only read, together with its write-ahead log when it has one. */
  readonly backup: string;
  /** Of a protected folder: the backup is sealed with it, or plain, from before the folder was protected; the copy is sealed. */
  readonly key?: string | undefined;
  /** All of them unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
  readonly beforeStep?: BeforeStep;
};

export type Settled =
  | { readonly outcome: 'none' }
  /** The backup is in place; `keptAs` is where the replaced database lies, or null when there was none. */
  | { readonly outcome: 'finished'; readonly keptAs: string | null }
  /** The backup could not be put in place, and everything is as it was before. */
  | { readonly outcome: 'undone'; readonly cause: unknown };

const IGNORE: BeforeStep = () => undefined;
const BUSY_TIMEOUT_MS = 500;
const KEPT = '.before-restore-';

/** The files of a restore, all beside the database. */
function namesOf(file: string) {
  return { part: `${file}.restore.part`, staged: `${file}.restore`, flag: `${file}.restoring` };
}

/**
 * Copies a backup beside the database, brings the copy's schema up to date and checks it thoroughly. Nothing else is
 * changed; `commitRestore` makes it count.
 * Errors: files-refused (codes missing, damaged, foreign, protected, other-key), newer-data, disk-full, target-unusable.
 */
export function stageRestore(options: StageOptions): Result<null> {
  const { file, backup, key, migrations = allMigrations, beforeStep = IGNORE } = options;
  const { part, staged } = namesOf(file);
  if (!statSync(backup, { throwIfNoEntry: false })?.isFile()) return fail(refuseBackup(backup, 'missing'));
  if (isOfOtherKey(backup, dirname(file))) return fail(refuseBackup(backup, 'other-key'));
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    removeStaged(file);
    beforeStep('copy');
    copyWithLog(backup, part);
    beforeStep('check');
    const problem = prepareCopy(part, { backup, key, migrations });
    if (problem) return fail(problem);
    beforeStep('flush');
    syncPath(part, 'r+');
    beforeStep('stage');
    renameDurably(part, staged);
    return ok(null);
  } catch (error) {
    const failure = findStoreFailure(error, file, null);
    if (!failure) throw error;
    return fail(failure.code === 'data-damaged' ? refuseUnreadable(backup, key) : failure);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) removeQuietly(part + end);
  }
}

function copyWithLog(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}

/** Why the copy can't be used; undefined when it can, and is one self-contained file then. */
function prepareCopy(
  part: string,
  { backup, key, migrations }: Pick<StageOptions, 'backup' | 'key'> & { readonly migrations: readonly Migration[] },
): AppError | undefined {
  if (key !== undefined && isPlainDatabase(part)) sealCopy(part, key);
  const db = connect(part, { key, fileMustExist: true });
  try {
    const version = readVersion(db);
    const known = latestVersion(migrations);
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return refuseBackup(backup, 'foreign');
    if (version > known) {
      const message = `${backup} was written by a newer Reinstate (data version ${version}; this one knows ${known}). Nothing was changed.`;
      return appError('newer-data', message, { found: version, known });
    }
    if (!isSound(db)) return refuseBackup(backup, 'damaged');
    db.pragma('temp_store = MEMORY');
    db.pragma('foreign_keys = ON');
    db.pragma('recursive_triggers = ON');
    migrate(db, migrations);
    if (!isSound(db)) return refuseBackup(backup, 'damaged');
    db.pragma('journal_mode = DELETE');
    return undefined;
  } finally {
    db.close();
  }
}

function isSound(db: Database): boolean {
  if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return false;
  return (db.pragma('foreign_key_check') as readonly unknown[]).length === 0;
}

/** Makes the staged copy count: whatever happens now, the next `settleRestore` puts it in place. The database may be open. */
export function commitRestore(file: string, beforeStep: BeforeStep = IGNORE): void {
  const { flag, staged } = namesOf(file);
  if (!existsSync(staged)) throw new Error('There is no staged copy to restore');
  const part = `${flag}.part`;
  try {
    beforeStep('write flag');
    writeFileSync(part, JSON.stringify({ keptAs: freeName(file) }), { mode: 0o600, flush: true });
    beforeStep('flag');
    renameDurably(part, flag);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Throws away what a restore left that was never committed. The caller holds the database. */
export function removeStaged(file: string): void {
  const { part, staged, flag } = namesOf(file);
  if (existsSync(flag)) return;
  for (const left of [staged, part, `${flag}.part`]) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(left + end, { force: true });
  }
}

/**
 * Carries a committed restore to its end, from wherever it stopped; the database must be closed. When a step fails, takes
 * back what was done. Throws SQLite's BUSY error when another process holds the database (nothing was changed then), and
 * when taking back fails as well (the next start tries again).
 */
export function settleRestore(file: string, beforeStep: BeforeStep = IGNORE): Settled {
  const { flag, staged } = namesOf(file);
  if (!existsSync(flag)) return { outcome: 'none' };
  const kept = join(dirname(file), readKeptName(flag) ?? freeName(file));
  if (existsSync(staged)) {
    refuseHeld(file);
    try {
      replace(file, kept, beforeStep);
    } catch (cause) {
      // From the moment the copy has the name, there is nothing to take back.
      if (!existsSync(staged)) throw cause;
      takeBack(file, kept);
      return { outcome: 'undone', cause };
    }
  } else if (!existsSync(file) && existsSync(kept)) {
    // Someone took the staged copy away: without it, what was there before is the best there is.
    takeBack(file, kept);
    return { outcome: 'undone', cause: new Error(`${staged} is missing`) };
  }
  beforeStep('remove flag');
  removeFlag(file);
  return { outcome: 'finished', keptAs: existsSync(kept) ? kept : null };
}

function replace(file: string, kept: string, beforeStep: BeforeStep): void {
  // The log first: a log must never lie beside a database that isn't its own.
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  if (log?.size === 0) rmSync(`${file}-wal`);
  else if (log) {
    beforeStep('keep log');
    renameDurably(`${file}-wal`, `${kept}-wal`);
  }
  beforeStep('remove shm');
  rmSync(`${file}-shm`, { force: true });
  if (existsSync(file)) {
    beforeStep('keep database');
    renameDurably(file, kept);
  }
  beforeStep('replace');
  renameDurably(namesOf(file).staged, file);
}

function takeBack(file: string, kept: string): void {
  if (!existsSync(file) && existsSync(kept)) renameDurably(kept, file);
  if (existsSync(`${kept}-wal`) && !existsSync(`${file}-wal`)) renameDurably(`${kept}-wal`, `${file}-wal`);
  removeFlag(file);
}

/** Lasting, so that a restore that is over is never begun again. What was staged goes with the next opening. */
function removeFlag(file: string): void {
  rmSync(namesOf(file).flag, { force: true });
  if (process.platform !== 'win32') syncPath(dirname(file), 'r');
}

/** The name in the flag file; undefined when it can't be read, or names anything but what `freeName` makes. */
function readKeptName(flag: string): string | undefined {
  try {
    const { keptAs } = JSON.parse(readFileSync(flag, 'utf8')) as { readonly keptAs?: unknown };
    const prefix = `${basename(flag, '.restoring')}${KEPT}`;
    const isOurs = typeof keptAs === 'string' && keptAs.startsWith(prefix) && /^\d+$/.test(keptAs.slice(prefix.length));
    return isOurs ? keptAs : undefined;
  } catch {
    return undefined;
  }
}

/** `reinstate.db.before-restore-1`, or the first number above all that are there (with or without their log). */
function freeName(file: string): string {
  const prefix = `${basename(file)}${KEPT}`;
  const numbers = readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number.parseInt(name.slice(prefix.length), 10))
    .filter(Number.isFinite);
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}

/** Those of the names in a data folder that are databases kept from before a restore, without their logs. */
export function listKeptNames(names: readonly string[], file: string): readonly string[] {
  return names.filter((name) => name.startsWith(`${file}${KEPT}`) && /\d$/.test(name));
}

/** Throws SQLite's BUSY error when another process works with the database. One that can't be read is held by nobody. */
function refuseHeld(file: string): void {
  if (!existsSync(file)) return;
  let db: Database | undefined;
  try {
    // Read-only: it must not move the log into the file. A lock shows without the key of a sealed one.
    db = connect(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    db.pragma('schema_version');
  } catch (error) {
    if (errnoOf(error).startsWith('SQLITE_BUSY')) throw error;
  } finally {
    db?.close();
  }
}
