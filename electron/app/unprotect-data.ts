import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, fail, type Result } from '../../shared/result.ts';
import type { VaultKeys } from '../keys/vault-keys.ts';
import { listBackups } from '../store/backup.ts';
import { keySlotsBeside } from '../store/carry-key-slots.ts';
import { changeKeyOfCopy } from '../store/change-key.ts';
import { readHashes } from '../store/read-hashes.ts';
import { renameDurably, syncPath } from '../store/rename-durably.ts';
import { findStoreFailure } from '../store/store-failure.ts';
import { createVault } from '../vault/vault.ts';

/**
 * Makes a data folder plain again: for a new one, whose user wants no protection before the first paper is stored. The data must
 * be closed. Until the database is replaced all is sealed as before; from then on the slots lock nothing, and a start that finds
 * them seals everything again. The slots are set aside, never deleted.
 * Errors: disk-full, target-unusable, data-damaged.
 */
export async function unprotectData(dataDir: string, keys: VaultKeys): Promise<Result<null>> {
  const database = join(dataDir, 'reinstate.db');
  const dir = join(dataDir, 'vault');
  const sealed = createVault({ dir, keys });
  const plain = createVault({ dir });
  try {
    const hashes = readHashes(database, keys.database);
    for (const sha256 of hashes) {
      const read = await sealed.read(sha256);
      const kept = read.ok ? await plain.ingestBytes(read.value) : read;
      if (!kept.ok) return kept;
    }
    replaceByPlain(database, keys.database);
    for (const { file } of listBackups(join(dataDir, 'backups'))) {
      replaceByPlain(file, keys.database);
      rmSync(keySlotsBeside(file), { force: true });
    }
    for (const name of ['keys.json', 'keys.copy.json']) setAside(join(dataDir, name));
    for (const sha256 of hashes) rmSync(sealed.locate(sha256).path, { force: true });
    rmSync(join(dataDir, 'thumbnails'), { recursive: true, force: true });
    return ok(null);
  } catch (thrown) {
    const failure = findStoreFailure(thrown, database, null);
    if (failure) return fail(failure);
    throw thrown;
  }
}

function replaceByPlain(file: string, key: string): void {
  const part = `${file}.plain-part`;
  try {
    copyFileSync(file, part);
    changeKeyOfCopy(part, key, undefined);
    syncPath(part, 'r+');
    renameDurably(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

function setAside(file: string): void {
  if (!existsSync(file)) return;
  for (let number = 1; ; number += 1) {
    const aside = `${file}.unused-${number}`;
    if (existsSync(aside)) continue;
    renameDurably(file, aside);
    return;
  }
}
