import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ok, fail, type Result } from '../../../shared/result.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import { listBackups } from '../../store/backup/backup.ts';
import { keySlotsBeside } from '../../store/backup/carry-key-slots.ts';
import { changeKeyOfCopy } from '../../store/change-key.ts';
import { isPlainDatabase } from '../../store/connect.ts';
import { errnoOf } from '../../store/disk-failure.ts';
import { readHashes } from '../../store/read-hashes.ts';
import { syncPath } from '../../store/rename-durably.ts';
import {
  commitProtection,
  dropSealed,
  listFiles,
  protectionPlaces,
  settleProtection,
} from '../../store/settle-protection.ts';
import { findStoreFailure } from '../../store/store-failure.ts';
import { createVault } from '../../vault/vault.ts';
import { folderHeld, KEPT } from './protect-data.ts';

const DATABASE = 'reinstate.db';
const SLOT_FILES = ['keys.json', 'keys.copy.json'];

/**
 * Makes a data folder plain again: for a new one, whose user wants no protection before the first paper is stored. The data must
 * be closed. Plain copies of everything are made first; then a plan makes them count, and what was sealed goes. Killed at any moment,
 * the folder is wholly sealed or wholly plain for the next start. The slots are set aside, never deleted.
 * Errors: disk-full, target-unusable, data-damaged, vault-damaged.
 */
export async function unprotectData(dataDir: string, keys: VaultKeys): Promise<Result<null>> {
  try {
    if (settleProtection(dataDir) === 'unfinished') return fail(folderHeld(dataDir));
    // Of a run that was cut short.
    dropSealed(dataDir);
    const made = await makePlain(dataDir, keys);
    if (!made.ok) {
      dropSealed(dataDir);
      return made;
    }
    commitProtection(dataDir, made.value, 'plain');
    settleProtection(dataDir);
    return ok(null);
  } catch (thrown) {
    dropSealed(dataDir);
    const failure = findStoreFailure(thrown, join(dataDir, DATABASE), null);
    if (failure) return fail(failure);
    throw thrown;
  }
}

/** Makes plain copies of all that is sealed. @returns what has to go when they count, as paths in the data folder */
async function makePlain(dataDir: string, keys: VaultKeys): Promise<Result<readonly string[]>> {
  const { sealed: made } = protectionPlaces(dataDir);
  mkdirSync(made, { recursive: true, mode: 0o700 });
  const old = ['thumbnails', join('vault', 'tmp')];
  const vault = createVault({ dir: join(dataDir, 'vault'), keys });
  const plainVault = createVault({ dir: join(made, 'vault') });
  for (const sha256 of readHashes(join(dataDir, DATABASE), keys.database)) {
    const read = await vault.read(sha256);
    const kept = read.ok ? await plainVault.ingestBytes(read.value) : read;
    if (!kept.ok) return kept;
    old.push(relative(dataDir, vault.locate(sha256).path));
  }
  for (const file of listDatabases(dataDir)) {
    if (!copyPlain(file, join(made, relative(dataDir, file)), keys.database)) continue;
    old.push(relative(dataDir, keySlotsBeside(file)), `${relative(dataDir, file)}-wal`);
  }
  for (const name of SLOT_FILES.filter((one) => existsSync(join(dataDir, one)))) {
    copyDurably(join(dataDir, name), join(made, findFreeName(dataDir, `${name}.unused`)));
    old.push(name);
  }
  syncFolders(made);
  return ok(old);
}

/** The database, its backups, and those that a restore replaced. */
function listDatabases(dataDir: string): readonly string[] {
  const kept = readdirSync(dataDir).filter((name) => KEPT.test(name));
  return [
    ...[DATABASE, ...kept].map((name) => join(dataDir, name)),
    ...listBackups(join(dataDir, 'backups')).map(({ file }) => file),
  ];
}

/** @returns false for one that needs no copy: it is plain, or nobody can open it with this key */
function copyPlain(file: string, target: string, key: string): boolean {
  if (isPlainDatabase(file)) return false;
  const removeCopy = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(target + end, { force: true });
  };
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  copyFileSync(file, target);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${target}-wal`);
  try {
    changeKeyOfCopy(target, key, undefined);
  } catch (thrown) {
    removeCopy();
    if (errnoOf(thrown) === 'SQLITE_NOTADB' && !file.endsWith(DATABASE)) return false;
    throw thrown;
  }
  syncPath(target, 'r+');
  return true;
}

function copyDurably(file: string, target: string): void {
  copyFileSync(file, target);
  syncPath(target, 'r+');
}

function findFreeName(dir: string, base: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${base}-${number}`;
    if (!existsSync(join(dir, name))) return name;
  }
}

/** The names of what was made must survive a power cut before the plan does. */
function syncFolders(made: string): void {
  if (process.platform === 'win32') return;
  const folders = new Set(listFiles(made).flatMap((file) => [dirname(file), dirname(dirname(file))]));
  for (const folder of folders) syncPath(folder, 'r');
}
