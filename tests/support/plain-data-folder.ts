import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { deriveVaultKeys, makeVaultKey, type VaultKeys } from '../../electron/keys/vault-keys.ts';
import { backupDatabase } from '../../electron/store/backup/backup.ts';
import { connect } from '../../electron/store/connect.ts';
import { closeDatabase } from '../../electron/store/open-database.ts';
import { createVault } from '../../electron/vault/vault.ts';
import { unwrap } from '../../shared/result.ts';
import {
  aCaseRow,
  anAccountRow,
  anEvidenceRow,
  aVaultFileRow,
  CASE_A,
  dumpTables,
  insertRow,
  NOW,
  openStore,
} from './store-rows.ts';

/** Stands in every plain file that a data folder made by `fillPlainFolder` has, but the user's own. */
export const CANARY = 'Canary-Blue-Heron-7731';

/** The keys of no folder here. */
export const otherKeys = (): VaultKeys => deriveVaultKeys(makeVaultKey());

/**
 * Fills a folder as a plain application leaves it that had a bad day: evidence, a removed file, a damaged one, files in quarantine
 * and of no row, thumbnails, backups, a database that a restore replaced with its log beside it. Slots of a vault key are there.
 */
export async function fillPlainFolder(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const vaultKey = makeVaultKey();
  const keys = deriveVaultKeys(vaultKey);
  unwrap(
    await writeKeySlots(dataDir, withRecoverySlot(createKeySlots(vaultKey), vaultKey, new Uint8Array(20).fill(7))),
  );
  const backupsDir = join(dataDir, 'backups');
  const vaultDir = join(dataDir, 'vault');
  const vault = createVault({ dir: vaultDir });
  const others: string[] = [];
  const db = openStore(dataDir);
  insertRow(db, 'accounts', anAccountRow());
  insertRow(db, 'cases', aCaseRow({ title: `${CANARY} and Sons` }));
  for (const [index, sizeBytes] of [40, 65_536, 200_000, 70_000].entries()) {
    const { sha256 } = unwrap(await vault.ingestBytes(Buffer.alloc(sizeBytes, `${CANARY} ${index} `)));
    insertRow(db, 'vault_files', aVaultFileRow({ sha256, size_bytes: sizeBytes }));
    if (index < 3)
      insertRow(
        db,
        'evidence',
        anEvidenceRow({
          id: `evidence-${index}`,
          sha256,
          position: index,
          case_id: CASE_A,
          title: `${CANARY} ${index}`,
        }),
      );
    else others.push(sha256);
  }
  unwrap(backupDatabase(db, { backupsDir, reason: 'daily', now: () => NOW }));
  unwrap(backupDatabase(db, { backupsDir, reason: 'manual', now: () => NOW }));
  writeFileSync(join(backupsDir, 'notes.txt'), 'the user’s own');
  closeDatabase(db);
  keepReplaced(dataDir);
  const damaged = putOddFiles(dataDir, (sha256) => join(vaultDir, sha256.slice(0, 2), sha256));
  const again = connect(join(dataDir, 'reinstate.db'));
  insertRow(again, 'vault_files', aVaultFileRow({ sha256: damaged, size_bytes: 30 }));
  again.close();
  return { keys, vaultKey, others, damaged };
}

/** A database that a restore replaced, with its latest change still in its log. */
function keepReplaced(dataDir: string): void {
  const file = join(dataDir, 'reinstate.db');
  const kept = `${file}.before-restore-1`;
  copyFileSync(file, join(dataDir, 'running.db'));
  const db = connect(join(dataDir, 'running.db'));
  db.pragma('journal_mode = WAL');
  db.exec(`UPDATE cases SET title = '${CANARY} in the log of what was replaced'`);
  for (const end of ['', '-wal']) copyFileSync(join(dataDir, `running.db${end}`), kept + end);
  db.close();
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith('running.db'))) rmSync(join(dataDir, name));
}

function putOddFiles(dataDir: string, pathOf: (sha256: string) => string): string {
  const put = (path: string, text: string): void => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  };
  const aside = `${CANARY} moved aside`;
  const damaged = hashOf('what it was');
  const orphan = `${CANARY} of no row`;
  put(join(dataDir, 'vault', 'quarantine', `${hashOf(aside)}-2`), aside);
  put(join(dataDir, 'vault', 'quarantine', 'someone’s.txt'), `${CANARY} unknown`);
  put(pathOf(hashOf(orphan)), orphan);
  put(pathOf(damaged), `${CANARY} what the disk made of it`);
  put(join(dataDir, 'vault', 'tmp', 'half.part'), `${CANARY} half`);
  put(join(dataDir, 'thumbnails', 'a.webp'), `${CANARY} small picture`);
  return damaged;
}

function hashOf(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** All rows, and what became of each file that a row knows. */
export async function readEverything(dataDir: string, keys: VaultKeys | undefined) {
  const db = connect(join(dataDir, 'reinstate.db'), { key: keys?.database });
  try {
    const tables = db
      .prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE '%search%' ORDER BY name",
      )
      .pluck()
      .all() as readonly string[];
    const rows = hashOf(dumpTables(db, tables));
    const hashes = db.prepare('SELECT sha256 FROM vault_files ORDER BY sha256').pluck().all() as readonly string[];
    const vault = createVault({ dir: join(dataDir, 'vault'), ...(keys && { keys }) });
    const files: string[] = [];
    for (const sha256 of hashes) files.push(`${sha256} ${await vault.examine(sha256)}`);
    return { rows, files, isSound: db.pragma('integrity_check', { simple: true }) };
  } finally {
    db.close();
  }
}

/** The files below a folder that hold the canary. */
export function listReadable(dir: string, canary = CANARY): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(canary))
    .map((path) => relative(dir, path));
}
