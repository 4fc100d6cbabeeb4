import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { runHeadless } from '../../electron/headless/run-headless.ts';

export type CommandRun = { readonly exit: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the command line in this process; `now` is noon on 1 October 2026. */
export async function runCommand(
  words: readonly string[],
  { signal = new AbortController().signal, env = {} }: { signal?: AbortSignal; env?: Record<string, string> } = {},
): Promise<CommandRun> {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await runHeadless(words, {
    print: (words_) => void out.push(words_),
    note: (words_) => void err.push(words_),
    env,
    now: () => new Date(2026, 9, 1, 12),
    signal,
  });
  return { exit, stdout: out.join(''), stderr: err.join('') };
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Starts the command line as people do, in a process of its own. */
export function startCommand(words: readonly string[]) {
  const child = spawn(process.execPath, ['electron/headless/main.ts', ...words], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', REINSTATE_DATA: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const run = async (): Promise<CommandRun> => {
    const [stdout, stderr, exit] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { exit, stdout, stderr };
  };
  return { child, done: run() };
}
