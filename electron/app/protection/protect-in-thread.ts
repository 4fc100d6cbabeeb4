import { existsSync } from 'node:fs';
import { ok, type Result } from '../../../shared/result.ts';
import { runInWorker } from '../../jobs/run-in-worker.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import { protectionPlaces, readDataSide } from '../../store/settle-protection.ts';
import type { ProtectOptions } from './protect-data.ts';
import type { ProtectTask } from './protect-worker.ts';

export type ThreadOptions = Pick<ProtectOptions, 'dataDir' | 'now' | 'signal'> & {
  /** `protect-worker.js` beside the bundle, the .ts file when run from the sources. */
  readonly workerFile: string | URL;
  /** Told why the thread died, for the log. */
  readonly onError?: (thrown: unknown, errorId: string) => void;
};

/**
 * `protectData` in a thread of its own, because sealing a large database takes seconds at a time. No thread is started where there is
 * nothing to do. Errors: those of `protectData`, internal (the thread died; the folder is wholly plain or wholly sealed).
 */
export async function protectInThread(
  { dataDir, now, signal = new AbortController().signal, workerFile, onError }: ThreadOptions,
  keys: VaultKeys,
  report: (done: number, total: number) => void,
): Promise<Result<null>> {
  if (readDataSide(dataDir) !== 'plain' && !existsSync(protectionPlaces(dataDir).dir)) return ok(null);
  return runInWorker<ProtectTask, null>({
    ...{ workerFile, signal },
    ...(onError && { onError }),
    input: { dataDir, keys, nowMs: now().getTime() },
    onProgress: (done, total) => report(done, total),
  });
}
