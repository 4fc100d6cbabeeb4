import { execFileSync } from 'node:child_process';

/** What a program of the system answers on its standard output; undefined when it fails, is not there, or takes too long. */
export type AskSystem = (program: string, args: readonly string[]) => string | undefined;

const TIMEOUT_MS = 1_000;

/** Runs a program by its absolute path, without a shell. Waits for it: the place of the data folder is asked before anything else. */
export function askSystem(program: string, args: readonly string[], timeoutMs = TIMEOUT_MS): string | undefined {
  try {
    return execFileSync(program, args, {
      encoding: 'utf8',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
