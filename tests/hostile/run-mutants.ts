import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Tally } from './tally.ts';
import type { Trial } from './try-file.ts';

type Message = { readonly what: string; readonly trial?: Trial };

const PER_CHILD = 250;

/**
 * Tries mutants in child processes: one that crashes there counts as a fault, and the next goes on behind it.
 * @param onProgress told how many were tried
 */
export async function runMutants(
  { count, seed, dir }: { readonly count: number; readonly seed: number; readonly dir: string },
  tally: Tally,
  onProgress: (tried: number) => void = () => undefined,
): Promise<readonly string[]> {
  const crashes: string[] = [];
  for (let next = 0; next < count;) {
    const to = Math.min(count, next + PER_CHILD);
    const { done, current, exitCode } = await runChild([seed, next, to], dir, tally);
    next += done;
    if (current === undefined) throw new Error(`the child did not begin (${exitCode})`);
    if (next < to) {
      crashes.push(`${current} ended the process (${exitCode})`);
      next += 1;
    }
    onProgress(next);
  }
  return crashes;
}

async function runChild(range: readonly number[], dir: string, tally: Tally) {
  const file = fileURLToPath(new URL('./mutants-child.ts', import.meta.url));
  const child = fork(file, [...range.map(String), dir], {
    execArgv: [],
    // qpdf says there what it does.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let done = 0;
  let current: string | undefined;
  child.on('message', ({ what, trial }: Message) => {
    current = what;
    if (!trial) return;
    done += 1;
    tally.add(what, trial);
  });
  const exitCode = await new Promise<string>((resolve) =>
    child.on('exit', (code, signal) => resolve(String(signal ?? code))),
  );
  return { done, current, exitCode };
}
