import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { carryKeySlots, KEY_SLOTS_END, keySlotsBeside } from './carry-key-slots.ts';
import { connect, isPlainDatabase } from '../connect.ts';
import { errnoOf } from '../disk-failure.ts';
import { readFigures } from '../read-figures.ts';
import { removeQuietly } from '../remove-quietly.ts';
import { renameDurably, syncPath } from '../rename-durably.ts';
import type { BeforeStep } from './restore.ts';
import { dataDamaged, findStoreFailure } from '../store-failure.ts';
import { say } from '../../../shared/domain/said.ts';

export type BackupReason = 'migration' | 'daily' | 'manual';

/** A copy of the database in the backups folder. */
export type Backup = {
  readonly file: string;
  /** 1, 2, 3… in the order of making. Copies are ordered by it and not by the clock, which may be set back. */
  readonly sequence: number;
  readonly reason: BackupReason;
  readonly madeAt: Date;
};

export type BackupOptions = {
  readonly backupsDir: string;
  readonly reason: BackupReason;
  readonly now: () => Date;
  /** Of a sealed database: its copies are sealed with the same key, and carry the key slots of their day. */
  readonly key?: string | undefined;
  readonly beforeStep?: BeforeStep;
};

const NAME = /^(\d{6,})-(migration|daily|manual)-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;
const PART = '.part';
const KEPT = { latest: 10, days: 7, weeks: 4, migrationDays: 90 };
const MS_PER_DAY = 86_400_000;

/**
 * Copies the open database into the backups folder. The copy is checked before it takes its name, and old copies go only
 * after that. Errors: disk-full, target-unusable, data-damaged (the copy did not pass: nothing was kept, no old copy went).
 */
export function backupDatabase(db: Database, options: BackupOptions): Result<Backup> {
  const { backupsDir, key, beforeStep } = options;
  try {
    const backup = prepareBackup(options);
    const isCopied = copyChecked(db, { target: backup.file, key, beforeStep });
    if (!isCopied) return fail(dataDamaged(db.name, findLatestBackup(backupsDir)?.file ?? null, 'could not be copied'));
    rotateBackups(options);
    return ok(backup);
  } catch (error) {
    return explain(error, backupsDir, findLatestBackup(backupsDir)?.file ?? null);
  }
}

/** Copies a database to a `.part` file, checked and on the disk; removes what is left of it when that fails. */
export type CopyPart = (part: string) => Promise<Result<null>>;

/** As `backupDatabase`, with the copying done elsewhere. Besides: the errors of the copying. */
export async function backupDatabaseBy(
  copyPart: CopyPart,
  dataDir: string,
  options: Omit<BackupOptions, 'beforeStep'>,
): Promise<Result<Backup>> {
  try {
    const backup = prepareBackup(options);
    const copied = await giveCopy(copyPart, dataDir, { target: backup.file, key: options.key });
    if (!copied.ok) return copied;
    rotateBackups(options);
    return ok(backup);
  } catch (error) {
    return explain(error, options.backupsDir, findLatestBackup(options.backupsDir)?.file ?? null);
  }
}

/**
 * Copies the open database to a file of the user's choice, checked like a backup; sealed when the database is.
 * Errors: conflict (there is such a file), disk-full, target-unusable, data-damaged.
 */
export function exportDatabase(db: Database, target: string, key?: string): Result<null> {
  if (existsSync(target)) return refuseExisting(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    return copyChecked(db, { target, key }) ? ok(null) : fail(dataDamaged(db.name, null, 'could not be copied'));
  } catch (error) {
    return explain(error, target, null);
  }
}

/** As `exportDatabase`, with the copying done elsewhere. Besides: the errors of the copying. */
export async function exportDatabaseBy(
  copyPart: CopyPart,
  dataDir: string,
  { target, key }: { readonly target: string; readonly key: string | undefined },
): Promise<Result<null>> {
  if (existsSync(target)) return refuseExisting(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    return await giveCopy(copyPart, dataDir, { target, key });
  } catch (error) {
    return explain(error, target, null);
  }
}

function refuseExisting(target: string): Result<never> {
  return fail(conflict(basename(target), say`${target} exists already.`));
}

function explain(error: unknown, path: string, latest: string | null): Result<never> {
  const failure = findStoreFailure(error, path, latest);
  if (failure) return fail(failure);
  throw error;
}

/** Tidies up, and says what the next copy is called. */
function prepareBackup({ backupsDir, reason, now }: Omit<BackupOptions, 'beforeStep'>): Backup {
  const latest = findLatestBackup(backupsDir);
  mkdirSync(backupsDir, { recursive: true, mode: 0o700 });
  removeHalfBackups(backupsDir);
  return nameBackup(backupsDir, (latest?.sequence ?? 0) + 1, reason, now());
}

function rotateBackups({ backupsDir, now, beforeStep }: BackupOptions): void {
  for (const old of selectExpired(listBackups(backupsDir), now())) {
    beforeStep?.('rotate');
    rmSync(old.file, { force: true });
    rmSync(keySlotsBeside(old.file), { force: true });
  }
}

type Copying = {
  readonly target: string;
  readonly key: string | undefined;
  readonly beforeStep?: BeforeStep | undefined;
};

/** Writes a copy that takes its name only when it has passed the check; false when it did not, and nothing is left then. */
function copyChecked(db: Database, { target, key, beforeStep = () => undefined }: Copying): boolean {
  const part = target + PART;
  try {
    beforeStep('copy');
    // Not the backup API, which fails on a sealed database; VACUUM INTO keeps its key and leaves out what was deleted.
    db.prepare('VACUUM INTO ?').run(part);
    chmodSync(part, 0o600);
    beforeStep('flush');
    syncPath(part, 'r+');
    beforeStep('check');
    if (!isSameData(db, part, key)) return false;
    takeName(part, dirname(db.name), { target, key, beforeStep });
    return true;
  } finally {
    rmSync(part, { force: true });
  }
}

async function giveCopy(copyPart: CopyPart, dataDir: string, copying: Copying): Promise<Result<null>> {
  const part = copying.target + PART;
  try {
    const copied = await copyPart(part);
    if (copied.ok) takeName(part, dataDir, copying);
    return copied;
  } finally {
    for (const end of ['', '.raw']) removeQuietly(part + end);
  }
}

function takeName(part: string, dataDir: string, { target, key, beforeStep }: Copying): void {
  if (key !== undefined) {
    // Before the copy counts: one without its slots would open with no code.
    beforeStep?.('carry slots');
    carryKeySlots(dataDir, target);
  }
  beforeStep?.('name');
  renameDurably(part, target);
}

/** Whether there is anything to lose. */
export function holdsCases(db: Database): boolean {
  return db.prepare('SELECT 1 FROM cases WHERE removed_at IS NULL LIMIT 1').get() !== undefined;
}

/** Whether the newest copy is from another calendar day (UTC) than now. */
export function isDailyBackupDue(backupsDir: string, now: Date): boolean {
  const latest = findLatestBackup(backupsDir);
  return latest === undefined || dayOf(latest.madeAt) !== dayOf(now);
}

/** Every finished copy, newest first; empty when the folder is missing. */
export function listBackups(backupsDir: string): readonly Backup[] {
  return readNames(backupsDir)
    .map((name) => parseBackupName(backupsDir, name))
    .filter((backup) => backup !== undefined)
    .toSorted((a, b) => b.sequence - a.sequence);
}

export function findLatestBackup(backupsDir: string): Backup | undefined {
  return listBackups(backupsDir)[0];
}

/**
 * The copies that may go: all but the latest 10, the newest of each of the latest 7 days and 4 weeks that have one, and those
 * made before a migration within the last 90 days.
 * @param backups newest first
 */
export function selectExpired(backups: readonly Backup[], now: Date): readonly Backup[] {
  const kept = new Set<Backup>(backups.slice(0, KEPT.latest));
  for (const backup of newestOfEach(backups, dayOf, KEPT.days)) kept.add(backup);
  for (const backup of newestOfEach(backups, weekOf, KEPT.weeks)) kept.add(backup);
  return backups.filter((backup) => {
    const isRecentMigration =
      backup.reason === 'migration' && now.getTime() - backup.madeAt.getTime() < KEPT.migrationDays * MS_PER_DAY;
    return !kept.has(backup) && !isRecentMigration;
  });
}

function newestOfEach(backups: readonly Backup[], periodOf: (date: Date) => string, count: number): readonly Backup[] {
  const byPeriod = new Map<string, Backup>();
  for (const backup of backups) {
    const period = periodOf(backup.madeAt);
    if (!byPeriod.has(period)) byPeriod.set(period, backup);
  }
  return [...byPeriod.values()].slice(0, count);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function weekOf(date: Date): string {
  return String(Math.floor((date.getTime() / MS_PER_DAY + 3) / 7));
}

function nameBackup(backupsDir: string, sequence: number, reason: BackupReason, madeAt: Date): Backup {
  const stamp = madeAt.toISOString().slice(0, 19).replaceAll(':', '');
  const name = `${String(sequence).padStart(6, '0')}-${reason}-${stamp}Z.db`;
  return { file: join(backupsDir, name), sequence, reason, madeAt };
}

function parseBackupName(backupsDir: string, name: string): Backup | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, sequence, reason, day, hours, minutes, seconds] = match;
  const madeAt = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(madeAt.getTime())) return undefined;
  return { file: join(backupsDir, name), sequence: Number(sequence), reason: reason as BackupReason, madeAt };
}

function readNames(backupsDir: string): readonly string[] {
  try {
    return readdirSync(backupsDir);
  } catch (error) {
    // ENOTDIR: something else has its name; making the folder says so.
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/**
 * Removes the half-written copies of a run that was killed; only for who holds the database's lock. One that the killed run's process
 * still holds stays for now.
 */
export function removeHalfBackups(backupsDir: string): void {
  const names = readNames(backupsDir);
  for (const name of names) {
    const isAlone = name.endsWith(KEY_SLOTS_END) && !names.includes(name.slice(0, -KEY_SLOTS_END.length));
    if (name.includes(PART) || isAlone) removeQuietly(join(backupsDir, name));
  }
}

/** Whether the copy is sound and holds as many rows in each table as the open database. */
function isSameData(db: Database, copyFile: string, key: string | undefined): boolean {
  if (key !== undefined && isPlainDatabase(copyFile)) throw new Error('The copy was written unsealed');
  // Not read-only: SQLite leaves CHECK constraints out of a read-only database's schema, and the check would skip them.
  const copy = connect(copyFile, { key, fileMustExist: true });
  try {
    const isSound = copy.pragma('integrity_check', { simple: true }) === 'ok';
    return isSound && readFigures(copy) === readFigures(db);
  } finally {
    copy.close();
  }
}
