import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareKitFiles } from '../../electron/features/packets/verify-kit.ts';
import type { VaultKeys } from '../../electron/keys/vault-keys.ts';
import { connect } from '../../electron/store/connect.ts';
import { settleRestore } from '../../electron/store/backup/restore.ts';
import { readManifest } from '../support/kit-files.ts';
import { placesIn, prepare, START, startRunning, WORK, type Places } from './app-steps.ts';
import { readState } from './app-states.ts';
import { listDatabaseFaults } from './database-faults.ts';
import { createRandom, listKnown } from './workload.ts';

const CHILD = fileURLToPath(new URL('./app-step-child.ts', import.meta.url));
const NAMES = [START, ...WORK.map(([name]) => name)];
/** What the system answers when a disk is full, failing, gone read-only or taken away, or a file is held by another. */
export const ERRORS = ['ENOSPC', 'EIO', 'EACCES', 'EBUSY', 'EROFS', 'EMFILE'] as const;

export type AppKillReport = {
  readonly killed: number;
  /** Children that were done before their time came. */
  readonly finished: number;
  /** Errors injected, and what the application said of them. */
  readonly injected: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  readonly hitIn: Readonly<Record<string, number>>;
  /** Steps of all the work. */
  readonly steps: number;
};

type Options = {
  readonly kills: number;
  /** How many steps fail instead. */
  readonly errors: number;
  readonly seed: number;
  /** Whether the data folder is a protected one. */
  readonly isSealed?: boolean;
  readonly onProgress?: (line: string) => void;
};

/** What a piece of work does when nothing disturbs it. */
type Reference = {
  readonly snapshot: string;
  /** Of the database, in their order: what may be found after a crash. */
  readonly states: readonly string[];
  readonly steps: number;
  /** Of these, those that can be made to fail. */
  readonly failable: number;
  readonly elapsedMs: number;
};

/**
 * Runs the application's own work in child processes, kills them at steps and times spread over all of it, or makes one
 * step fail, and looks at what the next start finds.
 */
export async function runAppKills({
  kills,
  errors,
  seed,
  isSealed = false,
  onProgress,
}: Options): Promise<AppKillReport> {
  const random = createRandom(seed);
  const root = mkdtempSync(join(tmpdir(), 'reinstate-app-kills-'));
  const report = { killed: 0, finished: 0, injected: 0, answers: {}, faults: [] as string[], hitIn: {}, steps: 0 };
  const add = (counts: Record<string, number>, name: string): void => void (counts[name] = (counts[name] ?? 0) + 1);
  try {
    const references = await readReferences(root, isSealed);
    report.steps = references.reduce((sum, { steps }) => sum + steps, 0);
    const trials = [...listTrials('kill', kills, random), ...listTrials('error', errors, random)];
    for (const [run, trial] of trials.entries()) {
      const { workNumber } = trial;
      const reference = references[workNumber];
      // Some work touches the database alone, which can't be made to fail from here.
      if (!reference || (trial.kind === 'error' && reference.failable === 0)) continue;
      const { outcome, faults } = await tryOne(join(root, 'run'), reference, trial);
      add(report.hitIn, NAMES[workNumber] ?? '?');
      if (trial.kind === 'error') {
        report.injected += 1;
        add(report.answers, outcome);
      } else report[outcome === 'killed' ? 'killed' : 'finished'] += 1;
      report.faults.push(...faults.map((fault) => `${NAMES[workNumber]}, ${describeTrial(trial)}: ${fault}`));
      if (run % 20 === 19) onProgress?.(`${run + 1} children, ${report.faults.length} faults so far`);
    }
    return report;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Trial = {
  readonly workNumber: number;
  /** How far into the work, from 0 to 1. */
  readonly share: number;
  readonly kind: 'step' | 'time' | 'error';
  readonly errno: string;
};

/** The work in turn, and within each piece spread over its steps, a little shaken. */
function listTrials(how: 'kill' | 'error', count: number, random: () => number): readonly Trial[] {
  const rounds = Math.ceil(count / NAMES.length);
  return Array.from({ length: count }, (_, index) => ({
    workNumber: index % NAMES.length,
    share: (Math.floor(index / NAMES.length) + random()) / rounds,
    // Threads write too: what they do is met by time.
    kind: how === 'error' ? 'error' : index % 3 === 2 ? 'time' : 'step',
    errno: ERRORS[Math.floor(random() * ERRORS.length)] ?? 'EIO',
  }));
}

function describeTrial({ kind, share, errno }: Trial): string {
  const place = `at ${(share * 100).toFixed(1)} %`;
  return kind === 'error' ? `${errno} ${place}` : `killed by ${kind} ${place}`;
}

/** Each piece of work undisturbed, one after the other; the folder is kept as it was before each. */
async function readReferences(root: string, isSealed: boolean): Promise<readonly Reference[]> {
  const dir = join(root, 'reference');
  await prepare(dir, isSealed);
  const references: Reference[] = [];
  for (const [workNumber, name] of NAMES.entries()) {
    const snapshot = join(root, `before-${workNumber}`);
    cpSync(dir, snapshot, { recursive: true });
    const said = await runChild(dir, { workNumber });
    if (said.outcome !== 'done') throw new Error(`${name} does not work by itself: ${said.outcome}`);
    // While a restore exchanges files, another connection may see what no start would.
    const states = name === 'restore' ? [said.states.at(0), said.states.at(-1)] : said.states;
    references.push({
      snapshot,
      states: states.filter((state) => state !== undefined),
      steps: said.steps,
      failable: said.failable,
      elapsedMs: said.elapsedMs,
    });
  }
  return references;
}

type Said = {
  /** `killed`, `done`, or `failed <code>`. */
  readonly outcome: string;
  readonly states: readonly string[];
  readonly steps: number;
  readonly failable: number;
  readonly elapsedMs: number;
};

type Order = { readonly workNumber: number; readonly at?: number; readonly errno?: string; readonly afterMs?: number };

async function runChild(dir: string, { workNumber, at = 0, errno = '', afterMs }: Order): Promise<Said> {
  // A child that is timed must not look at the database after each step.
  const step = afterMs === undefined ? at : -1;
  const child = spawn(process.execPath, [CHILD, dir, String(workNumber), String(step), errno], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let readyMs = 0;
  let [endMs, timer] = [0, undefined as NodeJS.Timeout | undefined];
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (readyMs === 0 && output.includes('ready')) {
      readyMs = performance.now();
      if (afterMs !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    }
    if (endMs === 0 && /^(?:done|failed)/m.test(output)) endMs = performance.now();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  );
  clearTimeout(timer);
  const lines = output.split('\n');
  const list = (word: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const ended = lines.find((line) => /^(?:done|failed)/.test(line));
  const [steps = 0, failable = 0] = (list('steps')[0] ?? '').split(' ').map(Number);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The child ended with ${String(code ?? signal)}: ${output}`);
  return {
    outcome: ended ?? 'killed',
    states: list('state'),
    steps,
    failable,
    elapsedMs: endMs - readyMs,
  };
}

async function tryOne(dir: string, reference: Reference, trial: Trial) {
  const { workNumber, share, kind, errno } = trial;
  cpSync(reference.snapshot, dir, { recursive: true });
  try {
    const at = 1 + Math.floor(share * (kind === 'error' ? reference.failable : reference.steps));
    const how = { step: { at }, time: { afterMs: share * reference.elapsedMs }, error: { at, errno } }[kind];
    const { outcome } = await runChild(dir, { workNumber, ...how });
    return { outcome, faults: await listFaults(placesIn(dir), { outcome, states: reference.states }) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What does not hold when the application is started again. `states`: those that may be found, the last one after the end. */
export async function listFaults(
  places: Places,
  { outcome, states }: { readonly outcome: string; readonly states: readonly string[] },
): Promise<readonly string[]> {
  const { dataDir, outDir, keys } = places;
  const faults: string[] = keys ? [] : [...listWrongNames(join(dataDir, 'vault'))];
  const file = join(dataDir, 'reinstate.db');
  // A restore that was under way decides which file counts.
  settleRestore(file);
  const found = readState(file, keys);
  if (!states.includes(found)) faults.push('the state is none that the work goes through');
  // An error that did no harm leaves a whole state too.
  if (outcome === 'done' && found !== states.at(-1)) faults.push('it was said to be done and is not there');
  faults.push(...(await listKitFaults(outDir, false)));

  const started = await startRunning(places, 99);
  if (!started.ok) return [...faults, `does not start again: ${started.error.message}`];
  const { app } = started.value;
  faults.push(...listLeftovers(places), ...(await listKitFaults(outDir, true)));
  await app.close();
  const db = connect(file, { key: keys?.database });
  const known = listKnown(db);
  faults.push(...listDatabaseFaults(db));
  db.close();
  for (const sha256 of known)
    if (!(await app.vault.verify(sha256))) faults.push(`the file of a row is missing: ${sha256}`);
  return faults;
}

/** Files under a final name whose bytes are not those of their name. */
function listWrongNames(vaultDir: string): readonly string[] {
  const files = readdirSync(vaultDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ parentPath }) => !parentPath.endsWith('tmp'))
    .filter(({ parentPath, name }) => hashFile(join(parentPath, name)) !== name.replace(/-\d+$/, ''))
    .map(({ name }) => `half a file under the final name ${name}`);
}

function hashFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Half-written things that a start should have taken away, and backups that are not sound. */
function listLeftovers({ dataDir, keys }: Places): readonly string[] {
  const list = (folder: string): readonly string[] => {
    const path = join(dataDir, folder);
    return existsSync(path) ? readdirSync(path) : [];
  };
  const left = [...list('vault/tmp'), ...list('tmp'), ...list('backups').filter((name) => name.includes('.part'))];
  const damaged = list('backups').filter(
    (name) => name.endsWith('.db') && !isSound(join(dataDir, 'backups', name), keys),
  );
  return [...left.map((name) => `${name} is left`), ...damaged.map((name) => `the backup ${name} is damaged`)];
}

function isSound(file: string, keys: VaultKeys | undefined): boolean {
  const db = connect(file, { key: keys?.database, readonly: true });
  try {
    return db.pragma('integrity_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    db.close();
  }
}

/** Kits that are there under their own names are whole. `isSwept`: nothing half is left beside them either. */
async function listKitFaults(outDir: string, isSwept: boolean): Promise<readonly string[]> {
  const names = readdirSync(outDir);
  const halves = names.filter((name) => name.includes('.part-'));
  const faults = isSwept ? halves.map((name) => `half a kit is left: ${name}`) : [];
  for (const name of names.filter((one) => !halves.includes(one))) {
    const kit = join(outDir, name);
    if (!existsSync(join(kit, 'manifest.json'))) faults.push(`half a kit under a final name: ${name}`);
    else faults.push(...(await compareKitFiles(kit, readManifest(kit))).map(({ message }) => `${name}: ${message}`));
  }
  return faults;
}
