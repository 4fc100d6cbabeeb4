import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protectData } from '../../electron/app/protection/protect-data.ts';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import { listBackups } from '../../electron/store/backup/backup.ts';
import { readBackup } from '../../electron/store/backup/read-backup.ts';
import { protectionPlaces, readDataSide } from '../../electron/store/settle-protection.ts';
import { fillPlainFolder, listReadable, readEverything } from '../support/plain-data-folder.ts';
import { createRandom } from './workload.ts';

const CHILD = fileURLToPath(new URL('./protect-child.ts', import.meta.url));
const ERRNOS = ['ENOSPC', 'EIO'] as const;

export type ProtectKillOptions = {
  /** How many children die at a counted step; `all`: one at each. */
  readonly kills: number | 'all';
  /** How many die at a moment in between, which also falls inside SQLite. */
  readonly timedKills: number;
  /** How many fail at one step, with a full disk and a failing one in turn; `all`: each step with both. */
  readonly errors: number | 'all';
  readonly seed: number;
  readonly onProgress?: (line: string) => void;
};

export type ProtectKillReport = {
  readonly steps: number;
  readonly killed: number;
  readonly finished: number;
  readonly failed: number;
  /** On which side a folder was found after a kill or an error. */
  readonly sides: Readonly<Record<string, number>>;
  /** What did not hold, one line each. */
  readonly faults: readonly string[];
};

type Trial = { readonly at?: number; readonly errno?: string; readonly afterMs?: number };
/** A plain folder, and what has to be found in it whatever happens. */
export type Folder = {
  readonly template: string;
  readonly vaultKey: Uint8Array;
  readonly expected: Awaited<ReturnType<typeof readEverything>>;
  readonly backups: readonly string[];
};

/** Protects the same folder again and again, each time cut short otherwise, and checks what the next start finds. */
export async function runProtectKills(options: ProtectKillOptions): Promise<ProtectKillReport> {
  const root = mkdtempSync(join(tmpdir(), 'reinstate-protect-'));
  try {
    const template = join(root, 'template');
    const folder = await makeFolder(template);
    const whole = await tryOne(folder, join(root, 'whole'), {});
    if (whole.outcome !== 'ok' || whole.faults.length > 0)
      throw new Error(`It does not work by itself: ${whole.faults.join('; ')}`);

    const report = {
      steps: whole.steps,
      killed: 0,
      finished: 0,
      failed: 0,
      sides: {} as Record<string, number>,
      faults: [] as string[],
    };
    const trials = planTrials(options, whole);
    for (const [index, trial] of trials.entries()) {
      const { outcome, side, faults } = await tryOne(folder, join(root, `run-${index}`), trial);
      if (outcome === 'killed') report.killed += 1;
      else if (outcome.startsWith('failed')) report.failed += 1;
      else report.finished += 1;
      report.sides[side] = (report.sides[side] ?? 0) + 1;
      report.faults.push(...faults.map((fault) => `${JSON.stringify(trial)}, ${outcome}: ${fault}`));
      if (index % 50 === 49)
        options.onProgress?.(`${index + 1} of ${trials.length}, ${report.faults.length} faults so far`);
    }
    return report;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export async function makeFolder(template: string): Promise<Folder> {
  const { vaultKey } = await fillPlainFolder(template);
  const expected = await readEverything(template, undefined);
  return { template, vaultKey, expected, backups: describeBackups(template) };
}

type Whole = { readonly steps: number; readonly failable: number; readonly elapsedMs: number };

function planTrials({ kills, timedKills, errors, seed }: ProtectKillOptions, whole: Whole): readonly Trial[] {
  const random = createRandom(seed);
  const spread = (count: number, total: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => 1 + Math.floor(((index + random()) / count) * total));
  const each = (total: number): readonly number[] => Array.from({ length: total }, (_, index) => index + 1);
  const killed = kills === 'all' ? each(whole.steps) : spread(kills, whole.steps);
  const failed =
    errors === 'all'
      ? each(whole.failable).flatMap((at) => ERRNOS.map((errno) => ({ at, errno })))
      : spread(errors, whole.failable).map((at, index) => ({ at, errno: ERRNOS[index % 2] ?? 'EIO' }));
  const timed = spread(timedKills, Math.ceil(whole.elapsedMs)).map((afterMs) => ({ afterMs }));
  return [...killed.map((at) => ({ at })), ...failed, ...timed];
}

async function tryOne(folder: Folder, dataDir: string, trial: Trial) {
  cpSync(folder.template, dataDir, { recursive: true });
  try {
    const said = await runChild(dataDir, folder.vaultKey, trial);
    const side = readDataSide(dataDir);
    return { ...said, side, faults: await listFaults(folder, dataDir, said.outcome) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What does not hold in a folder after a kill, an error, or the end. */
export async function listFaults(folder: Folder, dataDir: string, outcome: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const { vaultKey, expected } = folder;
  const keys = deriveVaultKeys(vaultKey);
  const isExpected = async (sealed: boolean): Promise<boolean> =>
    JSON.stringify(await readEverything(dataDir, sealed ? keys : undefined)) === JSON.stringify(expected);
  const side = readDataSide(dataDir);
  if (outcome === 'ok' && side !== 'sealed') faults.push('it was said to be protected and is not');
  if (outcome.startsWith('failed') && side === 'plain' && existsSync(protectionPlaces(dataDir).dir))
    faults.push('what was sealed in vain is left');
  // Whoever can't unlock it, or thinks better of it, goes on with the plain data.
  if (side === 'plain') {
    const before = join(dataDir, '..', 'plain-start');
    cpSync(dataDir, before, { recursive: true });
    if (JSON.stringify(await readEverything(before, undefined)) !== JSON.stringify(expected))
      faults.push('the plain side is not whole');
    rmSync(before, { recursive: true });
  }
  const again = await protectData({ dataDir, keys, now: () => new Date('2026-09-21T10:00:00Z') });
  if (!again.ok) return [...faults, `the next start fails: ${again.error.message}`];
  if (!(await isExpected(true))) faults.push('rows or files are lost');
  if (JSON.stringify(describeBackups(dataDir, keys.database)) !== JSON.stringify(folder.backups))
    faults.push('backups are lost');
  faults.push(...listReadable(dataDir).map((path) => `readable: ${path}`));
  if (existsSync(protectionPlaces(dataDir).dir)) faults.push('the folder of the sealing is left');
  const names = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  faults.push(...names.filter((name) => name.endsWith('.part')).map((name) => `left: ${name}`));
  return faults;
}

function describeBackups(dataDir: string, key?: string): readonly string[] {
  return listBackups(join(dataDir, 'backups')).map(
    ({ file, sequence }) => `${sequence} ${JSON.stringify(readBackup(file, key))}`,
  );
}

async function runChild(dataDir: string, vaultKey: Uint8Array, { at = 0, errno = '', afterMs }: Trial) {
  const child = spawn(process.execPath, [CHILD, dataDir, Buffer.from(vaultKey).toString('hex'), String(at), errno], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let [readyMs, endMs] = [0, 0];
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (readyMs === 0 && output.includes('ready')) {
      readyMs = performance.now();
      if (afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
    }
    if (/^(?:ok|failed)/m.test(output)) endMs ||= performance.now();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  );
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The child ended with ${String(code ?? signal)}: ${output}`);
  const lines = output.split('\n');
  const [steps = 0, failable = 0] = (lines.find((line) => line.startsWith('steps ')) ?? '')
    .split(' ')
    .slice(1)
    .map(Number);
  const outcome = lines.find((line) => /^(?:ok|failed)/.test(line)) ?? 'killed';
  return { outcome, steps, failable, elapsedMs: endMs - readyMs };
}
