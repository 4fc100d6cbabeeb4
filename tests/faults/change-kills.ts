import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAULTS_OF } from './change-faults.ts';
import { type ChangeName, prepareChange } from './change-steps.ts';
import { createRandom } from './workload.ts';

const CHILD = fileURLToPath(new URL('./change-child.ts', import.meta.url));

export type ChangeKillOptions = {
  readonly change: ChangeName;
  /** Whether the data folder is a protected one. */
  readonly isSealed: boolean;
  /**
   * How many children die at a step, spread over those that find the disk otherwise than the step before; `fresh`: one at each of
   * these; `all`: one at every step.
   */
  readonly kills: number | 'fresh' | 'all';
  readonly seed: number;
  readonly onProgress?: (line: string) => void;
};

export type ChangeKillReport = {
  readonly steps: number;
  /** Steps that find the disk otherwise than the one before. */
  readonly fresh: number;
  readonly killed: number;
  /** How the next start found the folder. */
  readonly found: Readonly<Record<string, number>>;
  /** What did not hold, one line each. */
  readonly faults: readonly string[];
};

/** Makes the same change again and again, killed at another step each time, and checks what the next start makes of it. */
export async function runChangeKills(options: ChangeKillOptions): Promise<ChangeKillReport> {
  const { change, isSealed, onProgress } = options;
  const root = mkdtempSync(join(tmpdir(), 'reinstate-change-'));
  // Always the same place: what is kept about a backup folder is its whole path.
  const dir = join(root, 'run');
  const template = join(root, 'template');
  const tryOne = async (at: number) => {
    cpSync(template, dir, { recursive: true });
    try {
      const said = await runChild(dir, change, at);
      return { ...said, ...(await FAULTS_OF[change](dir, said.outcome)) };
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
  try {
    mkdirSync(dir);
    await prepareChange(change, dir, isSealed);
    cpSync(dir, template, { recursive: true });
    rmSync(dir, { recursive: true });
    const whole = await tryOne(0);
    if (whole.outcome !== 'done' || whole.faults.length > 0)
      throw new Error(`It does not work by itself: ${whole.outcome} ${whole.faults.join('; ')}`);

    const found: Record<string, number> = {};
    const report = { steps: whole.steps, fresh: whole.fresh.length, killed: 0, found, faults: [] as string[] };
    for (const [index, at] of chooseSteps(options, whole).entries()) {
      const { outcome, state, faults } = await tryOne(at);
      if (outcome === 'killed') report.killed += 1;
      found[state] = (found[state] ?? 0) + 1;
      report.faults.push(
        ...faults.map((fault) => `step ${at} of ${whole.steps}, ${outcome}, found ${state}: ${fault}`),
      );
      if (index % 50 === 49) onProgress?.(`${index + 1} killed, ${report.faults.length} faults so far`);
    }
    return report;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Whole = { readonly steps: number; readonly fresh: readonly number[] };

function chooseSteps({ kills, seed }: ChangeKillOptions, { steps, fresh }: Whole): readonly number[] {
  if (kills === 'all') return Array.from({ length: steps }, (_, index) => index + 1);
  if (kills === 'fresh' || kills >= fresh.length) return fresh;
  const random = createRandom(seed);
  return Array.from(
    { length: kills },
    (_, index) => fresh[Math.floor(((index + random()) / kills) * fresh.length)] ?? 1,
  );
}

async function runChild(dir: string, change: ChangeName, at: number) {
  const child = spawn(process.execPath, [CHILD, dir, change, String(at)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  );
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`The child ended with ${String(code ?? signal)}: ${output}`);
  const numbersAfter = (word: string): readonly number[] =>
    output.split('\n').flatMap((line) => (line.startsWith(`${word} `) ? [Number(line.slice(word.length + 1))] : []));
  return {
    outcome: output.split('\n').find((line) => /^(?:done|failed)/.test(line)) ?? 'killed',
    steps: numbersAfter('steps')[0] ?? 0,
    fresh: numbersAfter('new'),
  };
}
