// What the children of the kill harness do: a seeded sequence of imports, edits, undos, backups, restores, restarts and migrations on
// the real store and vault. The same seed always leads through the same states, so the state after a kill can be compared with them.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { backupDatabase, listBackups } from '../../electron/store/backup/backup.ts';
import { createHistory, type History } from '../../electron/store/history.ts';
import { deriveVaultKeys, type VaultKeys } from '../../electron/keys/vault-keys.ts';
import type { Migration } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations/index.ts';
import { closeDatabase, openDatabase } from '../../electron/store/open-database.ts';
import { commitRestore, settleRestore, stageRestore } from '../../electron/store/backup/restore.ts';
import { createVault, type IngestedFile, type Vault } from '../../electron/vault/vault.ts';
import type { VaultFs } from '../../electron/vault/vault-fs.ts';
import { ok, type Result, unwrap } from '../../shared/result.ts';
import {
  aCaseRow,
  anAccountRow,
  anEvidenceRow,
  anInteractionRow,
  aPlanRow,
  aVaultFileRow,
  CASE_A,
  dumpTables,
  insertRow,
} from '../support/store-rows.ts';

export const OPERATIONS = 30;

/** Mistakes that the harness must notice, put in on purpose. */
export type Mutant = 'row-before-file' | 'no-transaction' | 'no-temporary-file' | 'restore-in-place';

export type WorkloadOptions = {
  readonly dir: string;
  readonly seed: number;
  readonly mutant: Mutant | null;
  /** Of a protected folder. */
  readonly keys: VaultKeys | undefined;
  readonly fs: VaultFs;
  /** Called between any two steps that a kill could part; may not come back. */
  readonly killPoint: () => void;
  /** Called before each operation, with what it is. */
  readonly begin: (name: string) => void;
  /** Called when an operation is done and its result would be shown to the user. */
  readonly acknowledge: (operation: number, state: string) => void;
};

/** The keys of every protected folder here. */
export const WORKLOAD_VAULT_KEY = new Uint8Array(32).fill(0x5e);
export const workloadKeys = deriveVaultKeys(WORKLOAD_VAULT_KEY);

const BASE_MS = Date.parse('2026-09-14T10:00:00Z');

/** Later versions of the schema for the workload's restarts: a new column that is filled, a rebuilt table, a new index. */
const LATER: readonly ((killPoint: () => void) => Migration['up'])[] = [
  (killPoint) => (db) => {
    db.exec("ALTER TABLE plans ADD COLUMN summary TEXT NOT NULL DEFAULT ''");
    killPoint();
    db.exec('UPDATE plans SET summary = substr(root_cause, 1, 20)');
  },
  (killPoint) => (db) => {
    db.exec('CREATE TABLE new_settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT');
    killPoint();
    db.exec('INSERT INTO new_settings (key, value) SELECT key, value FROM settings; DROP TABLE settings');
    killPoint();
    db.exec('ALTER TABLE new_settings RENAME TO settings');
  },
  () => (db) => void db.exec('CREATE INDEX evidence_by_type ON evidence (type)'),
];

/** All migrations up to a version, the workload's own ones included. */
export function migrationsUpTo(version: number, killPoint: () => void = () => undefined): readonly Migration[] {
  const later = LATER.map((make, index): Migration => {
    const number = migrations.length + index + 1;
    return { version: number, name: `later-${number}`, up: make(killPoint) };
  });
  return [...migrations, ...later].slice(0, version);
}

export async function runWorkload(options: WorkloadOptions): Promise<void> {
  const { dir, seed, fs, acknowledge } = options;
  const random = createRandom(seed);
  const sources = join(dir, 'sources');
  mkdirSync(sources, { recursive: true });
  const vault = createVault({ dir: join(dir, 'vault'), fs, ...(options.keys && { keys: options.keys }) });
  const run: Run = {
    options,
    random,
    vault,
    sources,
    number: 0,
    version: migrations.length,
    ...openRun(options, 0, migrations.length),
  };
  run.db.transaction(() => {
    insertRow(run.db, 'accounts', anAccountRow());
    insertRow(run.db, 'cases', aCaseRow());
    options.killPoint();
    insertRow(run.db, 'plans', aPlanRow());
  })();
  acknowledge(0, describeState(run.db));
  for (run.number = 1; run.number <= OPERATIONS; run.number += 1) {
    const [name, operation] = pick(random, ACTIONS);
    options.begin(name);
    await operation(run);
    acknowledge(run.number, describeState(run.db));
  }
  closeDatabase(run.db);
}

type Run = {
  readonly options: WorkloadOptions;
  readonly random: () => number;
  readonly vault: Vault;
  readonly sources: string;
  number: number;
  version: number;
  db: Database;
  history: History;
};

function openRun(
  { dir, keys, killPoint }: WorkloadOptions,
  number: number,
  version: number,
): { db: Database; history: History } {
  const now = (): Date => new Date(BASE_MS + number * 60_000);
  const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
  const db = unwrap(
    openDatabase({ ...files, now, key: keys?.database, migrations: migrationsUpTo(version, killPoint) }),
  );
  // Checkpoints often, so that kills also fall into them.
  db.pragma('wal_autocheckpoint = 20');
  return { db, history: createHistory({ db, now }) };
}

type Action = (run: Run) => Promise<void> | void;

const importFile: Action = async (run) => {
  const { options, random, vault, sources, number } = run;
  // One in four has bytes that the vault holds already.
  const content = random() < 0.25 ? 'the same again' : `${options.seed}/${number}`;
  const bytes = Buffer.alloc(content === 'the same again' ? 5000 : 1 + Math.floor(random() * 3_000_000), content);
  const source = join(sources, `${number}.pdf`);
  writeFileSync(source, bytes);
  if (options.mutant === 'row-before-file') {
    addRows(run, createHash('sha256').update(bytes).digest('hex'), bytes.length);
    unwrap(await vault.ingestFile(source));
    return;
  }
  const isMutant = options.mutant === 'no-temporary-file';
  const { sha256, sizeBytes } = unwrap(await (isMutant ? ingestInPlace(run, bytes) : vault.ingestFile(source)));
  options.killPoint();
  addRows(run, sha256, sizeBytes);
};

function addRows({ db, history, number, options }: Run, sha256: string, sizeBytes: number): void {
  history.change({ caseId: CASE_A, name: 'Add evidence' }, () => {
    const held = db.prepare('SELECT 1 FROM vault_files WHERE sha256 = ?').get(sha256);
    if (!held) insertRow(db, 'vault_files', aVaultFileRow({ sha256, size_bytes: sizeBytes }));
    options.killPoint();
    insertRow(db, 'evidence', anEvidenceRow({ id: `evidence-${number}`, sha256, position: number }));
  });
}

const editPlan: Action = ({ db, history, number, options, random }) => {
  const text = `Version ${number}. `.repeat(1 + Math.floor(random() * 3000));
  const write = (): void => {
    db.prepare('UPDATE plans SET root_cause = ?, updated_at = ? WHERE case_id = ?').run(text, String(number), CASE_A);
    options.killPoint();
    db.prepare('UPDATE cases SET updated_at = ? WHERE id = ?').run(String(number), CASE_A);
  };
  if (options.mutant === 'no-transaction') write();
  else history.change({ caseId: CASE_A, name: 'Edit plan', mergeKey: 'plan' }, write);
};

const logContact: Action = ({ db, history, number }) =>
  history.change({ caseId: CASE_A, name: 'Log contact' }, () => {
    insertRow(db, 'interactions', anInteractionRow({ id: `interaction-${number}`, summary: `Call ${number}` }));
  });

const removeEvidence: Action = ({ db, history, number }) =>
  history.change({ caseId: CASE_A, name: 'Remove evidence' }, () => {
    const first = 'SELECT min(rowid) FROM evidence WHERE removed_at IS NULL';
    db.prepare(`UPDATE evidence SET removed_at = ? WHERE rowid = (${first})`).run(String(number));
  });

const backUp: Action = ({ db, options, number }) => {
  const now = (): Date => new Date(BASE_MS + number * 60_000);
  const backupsDir = join(options.dir, 'backups');
  unwrap(
    backupDatabase(db, {
      backupsDir,
      reason: 'manual',
      now,
      key: options.keys?.database,
      beforeStep: options.killPoint,
    }),
  );
};

/** Back to one of the copies, as the application does it: the database is open until the restore counts. */
const restore: Action = async (run) => {
  const { options, random, number, version } = run;
  const backups = listBackups(join(options.dir, 'backups'));
  if (backups.length === 0) return;
  const { file: backup } = pick(random, backups);
  const file = join(options.dir, 'reinstate.db');
  const beforeStep = options.killPoint;
  if (options.mutant === 'restore-in-place') overwriteInPlace(run, backup);
  else {
    unwrap(
      stageRestore({
        file,
        backup,
        key: options.keys?.database,
        migrations: migrationsUpTo(version, beforeStep),
        beforeStep,
      }),
    );
    commitRestore(file, beforeStep);
    options.killPoint();
    // Half of them without moving the log into the file first, as after a crash.
    if (random() < 0.5) closeDatabase(run.db);
    else run.db.close();
    options.killPoint();
    const settled = settleRestore(file, beforeStep);
    if (settled.outcome !== 'finished') throw new Error(`The restore ended ${settled.outcome}`);
  }
  Object.assign(run, openRun(options, number, version));
  options.killPoint();
  await run.vault.sweep(listKnown(run.db));
};

/** The mutant's restore: writes over the database, part by part. */
function overwriteInPlace({ db, options }: Run, backup: string): void {
  closeDatabase(db);
  const bytes = readFileSync(backup);
  const target = openSync(join(options.dir, 'reinstate.db'), 'w');
  for (let at = 0; at < bytes.length; at += 4096) {
    writeSync(target, bytes.subarray(at, at + 4096));
    options.killPoint();
  }
  closeSync(target);
}

const restart: Action = async (run) => {
  if (run.random() < 0.5) closeDatabase(run.db);
  else run.db.close();
  run.options.killPoint();
  run.version = Math.min(run.version + 1, migrations.length + LATER.length);
  Object.assign(run, openRun(run.options, run.number, run.version));
  run.options.killPoint();
  await run.vault.sweep(listKnown(run.db));
};

/** What an operation is, for the figures; the more often it is named, the more often it is picked. */
const ACTIONS: readonly (readonly [string, Action])[] = [
  ['import', importFile],
  ['import', importFile],
  ['import', importFile],
  ['edit', editPlan],
  ['edit', editPlan],
  ['edit', logContact],
  ['remove', removeEvidence],
  ['undo', ({ history }) => void history.undo(CASE_A)],
  ['redo', ({ history }) => void history.redo(CASE_A)],
  ['backup', backUp],
  ['backup', backUp],
  ['restore', restore],
  ['restore', restore],
  ['restart and migrate', restart],
];

/** The mutant's import: writes under the final name from the start. */
async function ingestInPlace({ vault, options }: Run, bytes: Buffer): Promise<Result<IngestedFile>> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = vault.locate(sha256).path;
  const isNew = !(await vault.verify(sha256));
  if (isNew) {
    mkdirSync(join(path, '..'), { recursive: true });
    const handle = await options.fs.open(path, 'w');
    for (let at = 0; at < bytes.length; at += 100_000) await handle.write(bytes.subarray(at, at + 100_000));
    await handle.close();
  }
  return ok({ sha256, sizeBytes: bytes.length, isNew });
}

/** Every hash that a row knows. */
export function listKnown(db: Database): ReadonlySet<string> {
  return new Set(db.prepare('SELECT sha256 FROM vault_files').pluck().all() as readonly string[]);
}

/**
 * Everything a user could see, as a hash: all rows of all tables, and the version. Not what undo knows: a start that is cut
 * short between a migration and what follows may have forgotten it.
 */
export function describeState(db: Database): string {
  const tables = db
    .prepare(
      `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'history%'
       ORDER BY name`,
    )
    .pluck()
    .all() as readonly string[];
  // When the application started last is nothing that anybody did.
  const kept = tables.map((table) =>
    table === 'settings' ? `(SELECT * FROM settings WHERE key <> 'lastStartAt')` : table,
  );
  const rows = dumpTables(db, [...kept, '(SELECT case_id, source, entity_id, title, text FROM search_entries)']);
  const version = String(db.pragma('user_version', { simple: true }));
  return createHash('sha256').update(version).update(rows).digest('hex').slice(0, 16);
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** mulberry32: small, and the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
