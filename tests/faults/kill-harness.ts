import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database as OpenDatabase } from 'better-sqlite3';
import type { VaultKeys } from '../../electron/keys/vault-keys.ts';
import { backupDatabase, listBackups } from '../../electron/store/backup/backup.ts';
import { connect } from '../../electron/store/connect.ts';
import { inspectFile } from '../../electron/store/inspect-file.ts';
import { closeDatabase, openDatabase } from '../../electron/store/open-database.ts';
import { settleRestore } from '../../electron/store/backup/restore.ts';
import { digestStored } from '../../electron/vault/digest-stored.ts';
import { createVault } from '../../electron/vault/vault.ts';
import { realFs } from '../../electron/vault/vault-fs.ts';
import { createVaultPlaces } from '../../electron/vault/vault-places.ts';
import { listDatabaseFaults } from './database-faults.ts';
import { createRandom, describeState, listKnown, migrationsUpTo, type Mutant, workloadKeys } from './workload.ts';

const CHILD = fileURLToPath(new URL('./workload-child.ts', import.meta.url));

export type KillOptions = {
  /** How many children are killed. */
  readonly count: number;
  readonly seed: number;
  readonly mutant?: Mutant;
  /** Whether the folder is protected. */
  readonly isSealed?: boolean;
  /** Kill at counted points, at random times (these also fall inside SQLite), or at both in turn. */
  readonly at?: 'points' | 'times' | 'both';
};

export type KillReport = {
  readonly killed: number;
  /** Children that were done before their time came. */
  readonly finished: number;
  /** What did not hold, one line each. */
  readonly faults: readonly string[];
  /** How many were killed in which operation. */
  readonly killedIn: Readonly<Record<string, number>>;
  /** Kill points of the whole workload. */
  readonly points: number;
};

/** Kills the workload again and again, each time in a new folder, and checks what is left. */
export async function runKills({
  count,
  seed,
  mutant,
  isSealed = false,
  at = 'both',
}: KillOptions): Promise<KillReport> {
  const random = createRandom(seed);
  const root = mkdtempSync(join(tmpdir(), 'reinstate-kills-'));
  try {
    const reference = await readReference(join(root, 'reference'), seed, isSealed);
    const killedIn: Record<string, number> = {};
    const report = { killed: 0, finished: 0, faults: [] as string[], killedIn, points: reference.points };
    for (let run = 0; run < count; run += 1) {
      const dir = join(root, `run-${run}`);
      const isTimed = at === 'times' || (at === 'both' && run % 2 === 1);
      // Spread over the whole run, a little shaken.
      const share = (run + random()) / count;
      const killAt = isTimed ? 0 : 1 + Math.floor(share * reference.points);
      const child = startChild(dir, { seed, killAt, mutant, isSealed });
      if (isTimed)
        void child.ready.then(() => setTimeout(() => child.process.kill('SIGKILL'), share * reference.elapsedMs));
      const { states, isKilled, during } = await child.ended;
      if (isKilled) {
        report.killed += 1;
        killedIn[during] = (killedIn[during] ?? 0) + 1;
      } else report.finished += 1;
      const faults = await verify(dir, isSealed, states, reference.states);
      report.faults.push(
        ...faults.map(
          (fault) => `${isTimed ? `${Math.round(share * reference.elapsedMs)} ms` : `point ${killAt}`}: ${fault}`,
        ),
      );
      rmSync(dir, { recursive: true, force: true });
    }
    return report;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Ended = {
  readonly states: readonly string[];
  readonly points: number;
  readonly isKilled: boolean;
  /** The operation that was begun last. */
  readonly during: string;
  readonly elapsedMs: number;
};
type Child = { readonly process: ChildProcess; readonly ready: Promise<void>; readonly ended: Promise<Ended> };

function startChild(
  dir: string,
  {
    seed,
    killAt,
    mutant,
    isSealed,
  }: Pick<KillOptions, 'seed' | 'isSealed'> & {
    readonly killAt: number;
    readonly mutant: Mutant | undefined;
  },
): Child {
  const process_ = spawn(
    process.execPath,
    [CHILD, dir, String(seed), String(killAt), mutant ?? '', isSealed ? 'sealed' : ''],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ready = Promise.withResolvers<void>();
  let output = '';
  let readyMs = 0;
  process_.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (readyMs === 0) {
      readyMs = performance.now();
      ready.resolve();
    }
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    process_.once('error', reject);
    process_.once('close', (code, signal) => {
      const lines = output.split('\n').map((line) => line.split(' '));
      if (code !== 0 && signal !== 'SIGKILL') reject(new Error(`The workload ended with ${String(code ?? signal)}`));
      resolve({
        states: lines.filter(([word]) => word === 'done').map(([, , state]) => state ?? ''),
        points: Number(lines.find(([word]) => word === 'points')?.[1] ?? 0),
        isKilled: signal === 'SIGKILL',
        during:
          lines
            .findLast(([word]) => word === 'begin')
            ?.slice(1)
            .join(' ') ?? 'start',
        elapsedMs: performance.now() - readyMs,
      });
    });
  });
  return { process: process_, ready: ready.promise, ended };
}

async function readReference(dir: string, seed: number, isSealed: boolean): Promise<Ended> {
  const ended = await startChild(dir, { seed, killAt: 0, mutant: undefined, isSealed }).ended;
  const faults = await verify(dir, isSealed, ended.states, ended.states);
  if (ended.isKilled || faults.length > 0)
    throw new Error(`The workload does not hold by itself: ${faults.join('; ')}`);
  return ended;
}

/** What does not hold in a data folder after a kill. `states`: as acknowledged; `expected`: of a run to the end. */
async function verify(
  dir: string,
  isSealed: boolean,
  states: readonly string[],
  expected: readonly string[],
): Promise<readonly string[]> {
  const keys = isSealed ? workloadKeys : undefined;
  const key = keys?.database;
  const faults: string[] = [];
  states.forEach((state, operation) => {
    if (state !== expected[operation]) faults.push(`operation ${operation} led to another state than in the reference`);
  });
  faults.push(...(await listWrongNames(dir, keys)), ...listBadBackups(join(dir, 'backups'), key));
  if (isSealed) faults.push(...listPlainFiles(dir));

  const file = join(dir, 'reinstate.db');
  const backupsDir = join(dir, 'backups');
  const now = (): Date => new Date('2026-09-15T10:00:00Z');
  // A restore that was under way decides which file counts, and so which version.
  try {
    settleRestore(file);
  } catch (error) {
    return [...faults, `the restore can't be settled: ${String(error)}`];
  }
  const found = inspectFile(file, key);
  const version = Math.max(1, found.kind === 'database' ? found.version : 1);
  const opened = openDatabase({ file, backupsDir, now, key, migrations: migrationsUpTo(version) });
  if (!opened.ok) return [...faults, `does not open: ${opened.error.message}`];
  const db = opened.value;
  try {
    faults.push(...checkState(db, states, expected), ...(await checkVault(db, dir, keys)));
    const backup = backupDatabase(db, { backupsDir, reason: 'manual', now, key });
    if (!backup.ok) faults.push(`can't be backed up: ${backup.error.message}`);
    if (readdirSync(backupsDir).some((name) => name.includes('.part'))) faults.push('a half backup is left');
    faults.push(...listRestoreFaults(dir, key));
  } finally {
    closeDatabase(db);
  }
  return faults;
}

/** What was acknowledged is there, and at most the one operation more that was under way, wholly. */
function checkState(db: OpenDatabase, states: readonly string[], expected: readonly string[]): readonly string[] {
  const faults: string[] = [];
  faults.push(...listDatabaseFaults(db));
  const state = describeState(db);
  const acknowledged = states.length;
  if (acknowledged > 0 && state !== expected[acknowledged - 1] && state !== expected[acknowledged]) {
    faults.push(`the state is neither that of operation ${acknowledged - 1} nor of ${acknowledged}`);
  }
  return faults;
}

/** Each known file is there with its hash; nothing half is left after the sweep; the next import works. */
async function checkVault(db: OpenDatabase, dir: string, keys: VaultKeys | undefined): Promise<readonly string[]> {
  const faults: string[] = [];
  const vault = createVault({ dir: join(dir, 'vault'), ...(keys && { keys }) });
  const known = listKnown(db);
  // The sweep first, as at every start: after a restore it brings back what an older copy knew.
  await vault.sweep(known);
  for (const sha256 of known) if (!(await vault.verify(sha256))) faults.push(`the file of a row is missing: ${sha256}`);
  const held = listFiles(join(dir, 'vault')).filter(({ folder }) => !folder.endsWith('quarantine'));
  const names = new Set([...known].map(createVaultPlaces('', keys).nameOf));
  for (const { name } of held) if (!names.has(name)) faults.push(`the sweep left ${name}`);
  const source = join(dir, 'next.pdf');
  writeFileSync(source, `the next import ${dir}`);
  const next = await vault.ingestFile(source);
  if (!next.ok || !(await vault.verify(next.value.sha256))) faults.push('the next import fails');
  return faults;
}

/**
 * Files under a final name (also in quarantine, there with a number when moved aside twice) whose bytes are not those of their name.
 * What was taken in came from `sources`, all of it.
 */
async function listWrongNames(dir: string, keys: VaultKeys | undefined): Promise<readonly string[]> {
  const { nameOf, at } = createVaultPlaces(join(dir, 'vault'), keys);
  const hashes = listFiles(join(dir, 'sources')).map(({ folder, name }) => hashOf(readFileSync(join(folder, name))));
  const byName = new Map(hashes.map((sha256) => [nameOf(sha256), sha256]));
  const files = listFiles(join(dir, 'vault')).filter(({ folder }) => !folder.endsWith('tmp'));
  const wrong: string[] = [];
  for (const { folder, name } of files) {
    const sha256 = byName.get(name.replace(/-\d+$/, '')) ?? '';
    const digest = sha256 === '' ? undefined : await digestStored(realFs, at(join(folder, name), sha256));
    if (digest?.sha256 !== sha256) wrong.push(`half a file under the final name ${name}`);
  }
  return wrong;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What stands in a row or a file of the workload, found in the clear in a protected folder. */
function listPlainFiles(dir: string): readonly string[] {
  const files = ['vault', 'backups'].flatMap((name) => listFiles(join(dir, name)));
  const beside = readdirSync(dir).filter((name) => name.startsWith('reinstate.db'));
  const paths = [...files.map(({ folder, name }) => join(folder, name)), ...beside.map((name) => join(dir, name))];
  const isPlain = (bytes: Buffer): boolean =>
    ['SQLite format 3', 'the same again', 'Acme', 'Version 1'].some((text) => bytes.includes(text));
  return paths.filter((path) => isPlain(readFileSync(path))).map((path) => `not sealed: ${path}`);
}

function listFiles(dir: string): readonly { readonly folder: string; readonly name: string }[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ folder: entry.parentPath, name: entry.name }));
}

/** What a restore leaves beside the database: replaced ones, each whole with its own log, and nothing else. */
function listRestoreFaults(dir: string, key: string | undefined): readonly string[] {
  const names = readdirSync(dir).filter((name) => name.startsWith('reinstate.db.'));
  const kept = names.filter((name) => /\.before-restore-\d+$/.test(name));
  const allowed = new Set(kept.flatMap((name) => [name, `${name}-wal`]));
  const left = names.filter((name) => !allowed.has(name)).map((name) => `the restore left ${name}`);
  return [...left, ...kept.flatMap((name) => listDamage(join(dir, name), 'the replaced database', key))];
}

function listBadBackups(backupsDir: string, key: string | undefined): readonly string[] {
  return listBackups(backupsDir).flatMap(({ file }) => listDamage(file, 'the backup', key));
}

function listDamage(file: string, what: string, key: string | undefined): readonly string[] {
  const copy = connect(file, { key });
  try {
    const isSound = copy.pragma('integrity_check', { simple: true }) === 'ok' && describeState(copy).length > 0;
    return isSound ? [] : [`${what} ${file} is damaged`];
  } catch (error) {
    return [`${what} ${file} is damaged: ${String(error)}`];
  } finally {
    copy.close();
  }
}
