import { existsSync } from 'node:fs';
import { ok, type Result } from '../../../shared/result.ts';
import { runInWorker } from '../../jobs/run-in-worker.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import { protectionPlaces, readDataSide } from '../../store/settle-protection.ts';
import { finishUnprotecting } from './finish-unprotecting.ts';
import { protectData, type ProtectOptions } from './protect-data.ts';
import type { ProtectTask } from './protect-worker.ts';

export type ThreadOptions = Pick<ProtectOptions, 'dataDir' | 'now' | 'signal'> & {
  /** `protect-worker.js` beside the bundle, the .ts file when run from the sources; undefined runs it in this thread. */
  readonly workerFile: string | URL | undefined;
  /** Told why the thread died, for the log. */
  readonly onError?: (thrown: unknown, errorId: string) => void;
};

/**
 * `protectData` in a thread of its own, because sealing a large database takes seconds at a time. No thread is started where there is
 * nothing to do. Errors: those of `protectData`, internal (the thread died; the folder is wholly plain or wholly sealed).
 */
export async function protectInThread(
  options: ThreadOptions,
  keys: VaultKeys,
  report: (done: number, total: number) => void,
): Promise<Result<null>> {
  if (!isSealingUnfinished(options.dataDir)) return ok(null);
  if (options.workerFile === undefined) return protectData({ ...options, keys, report });
  return run(options.workerFile, options, keys, report);
}

/** `finishUnprotecting` in a thread of its own: many files may have to be moved and deleted. Errors: the same, internal. */
export async function finishUnprotectingInThread(options: ThreadOptions): Promise<Result<null>> {
  if (options.workerFile === undefined) return finishUnprotecting(options.dataDir);
  return run(options.workerFile, options, null, () => undefined);
}

/** Whether something of a folder that has a key is plain, or an earlier run has left something to do. */
export function isSealingUnfinished(dataDir: string): boolean {
  return existsSync(protectionPlaces(dataDir).dir) || readDataSide(dataDir) === 'plain';
}

function run(
  workerFile: string | URL,
  { dataDir, now, signal = new AbortController().signal, onError }: ThreadOptions,
  keys: VaultKeys | null,
  report: (done: number, total: number) => void,
): Promise<Result<null>> {
  return runInWorker<ProtectTask, null>({
    ...{ workerFile, signal },
    ...(onError && { onError }),
    input: { dataDir, keys, nowMs: now().getTime() },
    onProgress: (done, total) => report(done, total),
  });
}
