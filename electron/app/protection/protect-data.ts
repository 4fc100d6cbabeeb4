import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Database } from 'better-sqlite3';
import { appError, type AppError, findAppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readKeySlots } from '../../keys/key-slot-file.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import { listBackups } from '../../store/backup/backup.ts';
import { carryKeySlots, keySlotsBeside } from '../../store/backup/carry-key-slots.ts';
import { syncPath } from '../../store/rename-durably.ts';
import { closeDatabase, openDatabase } from '../../store/open-database.ts';
import { sealDatabaseFile, sealOpenDatabase } from '../../store/backup/seal-copy.ts';
import {
  commitProtection,
  dropSealed,
  listFiles,
  protectionPlaces,
  readDataSide,
  settleProtection,
} from '../../store/settle-protection.ts';
import { findStoreFailure } from '../../store/store-failure.ts';
import { isSealedFile, placeOfPlain, sealPlainFile } from '../../vault/seal-plain-file.ts';
import { createVaultPlaces } from '../../vault/vault-places.ts';

export type ProtectOptions = {
  readonly dataDir: string;
  /** Of the vault key that the slots of this folder hold. */
  readonly keys: VaultKeys;
  readonly now: () => Date;
  /** Files that are sealed, of all that have to be. */
  readonly report?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

const DATABASE = 'reinstate.db';
/** Databases that a restore replaced. */
export const KEPT = /^reinstate\.db\.before-restore-\d+$/;

/**
 * Makes a plain data folder a protected one: seals copies of everything, checks them, and only then lets them count and deletes
 * what was plain. Killed at any moment, the folder is wholly plain or wholly sealed for the next start, which calls this again;
 * it goes on where it stopped. Does nothing where all is sealed, or nothing is there. The data must be closed.
 * Errors: those of opening the database (newer-data, data-damaged, target-unusable, disk-full), keys-damaged, wrong-key (the folder's slots
 * are of another key), cancelled (the next call goes on with what is sealed). The folder is plain then, as it was, unless
 * `readDataSide` says otherwise.
 */
export async function protectData(options: ProtectOptions): Promise<Result<null>> {
  const { dataDir, keys, signal } = options;
  try {
    const settled = settleProtection(dataDir);
    if (readDataSide(dataDir) !== 'plain') {
      dropSealed(dataDir);
      return ok(null);
    }
    // It was made plain just now, and something of the sealed side can't go yet.
    if (settled === 'unfinished') return fail(folderHeld(dataDir));
    const slots = await readKeySlots(dataDir);
    if (!slots.ok) return slots;
    // Sealed without slots on the disk, everything would be lost with this process.
    if (slots.value?.check !== keys.check) return fail(wrongKey());
    const sealed = await sealAll(options);
    if (!sealed.ok) {
      dropSealed(dataDir);
      return sealed;
    }
    settleProtection(dataDir);
    return ok(null);
  } catch (thrown) {
    // What is sealed already is sound, and the next try needs it.
    if (signal?.aborted) return fail(appError('cancelled', 'Stopped. The data are as they were.', {}));
    dropSealed(dataDir);
    const failure = findAppError(thrown) ?? findStoreFailure(thrown, dataDir, null);
    if (failure) return fail(failure);
    throw thrown;
  }
}

/** Another program holds a file that should go. */
export function folderHeld(dataDir: string): AppError {
  return appError('target-unusable', `Files in ${dataDir} are in use.`, { path: dataDir, reason: 'not-writable' });
}

function wrongKey() {
  return appError('wrong-key', 'The keys of this data folder are of another vault key.', { slot: 'recovery' });
}

/** Everything that has to be sealed, and what of it is plain. Ends with the plan written. */
async function sealAll(options: ProtectOptions): Promise<Result<null>> {
  const { dataDir, keys, now } = options;
  // The database's lock keeps a second instance away until the plan is there.
  const opened = openDatabase({ file: join(dataDir, DATABASE), backupsDir: join(dataDir, 'backups'), now });
  if (!opened.ok) return opened;
  try {
    prepareFolder(dataDir, keys.check);
    const work = listWork(options);
    for (const [index, seal] of work.seals(opened.value).entries()) {
      options.signal?.throwIfAborted();
      options.report?.(index, work.total);
      await seal();
    }
    options.report?.(work.total, work.total);
    options.signal?.throwIfAborted();
    keepOnly(protectionPlaces(dataDir).sealed, work.made);
    const isReplaced = (path: string): boolean => work.made.has(join(protectionPlaces(dataDir).sealed, path));
    const plain = [...work.plain, ...work.unreadable].filter((path) => !isReplaced(path));
    commitProtection(dataDir, [...plain, 'vault/tmp', 'thumbnails']);
    return ok(null);
  } finally {
    closeDatabase(opened.value);
  }
}

/** What an earlier run sealed with the same key is used again; with another one it is of no use. */
function prepareFolder(dataDir: string, check: string): void {
  const { dir, key } = protectionPlaces(dataDir);
  const isOurs = existsSync(key) && readFileSync(key, 'utf8') === check;
  if (!isOurs) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!isOurs) writeFileSync(key, check, { mode: 0o600, flush: true });
}

type Work = {
  readonly total: number;
  /** What makes each sealed file, the database last: nothing may change after it. */
  readonly seals: (db: Database) => readonly (() => Promise<void> | void)[];
  /** Paths in the data folder. */
  readonly plain: readonly string[];
  /** Files that were sealed; filled while `seals` run. */
  readonly made: ReadonlySet<string>;
  /** Databases that could not be sealed as such; filled while `seals` run. */
  readonly unreadable: string[];
};

function listWork({ dataDir, keys }: ProtectOptions): Work {
  const { sealed, scratch } = protectionPlaces(dataDir);
  const vault = join(dataDir, 'vault');
  const places = createVaultPlaces(join(sealed, 'vault'), keys);
  const files = listFiles(vault).filter((file) => isOfVault(relative(vault, file)) && !isSealedFile(file));
  const backups = listBackups(join(dataDir, 'backups')).map(({ file }) => file);
  const kept = readdirSync(dataDir)
    .filter((name) => KEPT.test(name))
    .map((name) => join(dataDir, name));
  const part = join(scratch, 'database');
  const unreadable: string[] = [];
  const made = new Set<string>();

  const sealFile = async (file: string, name: string): Promise<void> => {
    const place = await placeOfPlain(places, file, name);
    await sealPlainFile(file, place);
    made.add(place.path);
  };
  const sealDatabase = async (file: string): Promise<void> => {
    const target = join(sealed, relative(dataDir, file));
    if (sealDatabaseFile(file, { part, target, key: keys.database })) {
      made.add(target);
      if (dirname(file) === dataDir) return;
      carryKeySlots(dataDir, target);
      made.add(keySlotsBeside(target));
      return;
    }
    // Nobody can say what it still holds: it is kept as it is, sealed, where unknown files lie.
    for (const one of withLog(file)) {
      await sealFile(one, join('quarantine', basename(one)));
      unreadable.push(relative(dataDir, one));
    }
  };
  return {
    total: files.length + backups.length + kept.length + 1,
    ...{ made, unreadable },
    plain: [...files, ...kept.flatMap((file) => withLog(file).slice(1))].map((file) => relative(dataDir, file)),
    seals: (db) => [
      ...files.map((file) => () => sealFile(file, relative(vault, file))),
      ...[...backups, ...kept].map((file) => () => sealDatabase(file)),
      () => {
        sealOpenDatabase(db, { part, target: join(sealed, DATABASE), key: keys.database });
        made.add(join(sealed, DATABASE));
      },
    ],
  };
}

/** Not what is half written, and not what the system puts everywhere (.DS_Store). */
function isOfVault(path: string): boolean {
  return !path.startsWith('tmp') && !basename(path).startsWith('.');
}

function withLog(file: string): readonly string[] {
  return [file, `${file}-wal`].filter((one) => existsSync(one));
}

/**
 * Takes away what an earlier run sealed and what isn't there any more. The names of the rest must survive a power cut before the
 * plan does.
 */
function keepOnly(sealed: string, made: ReadonlySet<string>): void {
  for (const file of listFiles(sealed)) if (!made.has(file)) rmSync(file, { force: true });
  if (process.platform === 'win32') return;
  const folders = new Set([...made].flatMap((file) => [dirname(file), dirname(dirname(file))]));
  for (const folder of folders) syncPath(folder, 'r');
}
