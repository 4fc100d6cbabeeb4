import type { VaultKeys } from '../../keys/vault-keys.ts';
import { serveWorker } from '../../jobs/serve-worker.ts';
import { finishUnprotecting } from './finish-unprotecting.ts';
import { protectData } from './protect-data.ts';

/** `keys`: null carries a way back to plain data to its end, for which no key is needed. */
export type ProtectTask = { readonly dataDir: string; readonly keys: VaultKeys | null; readonly nowMs: number };

serveWorker<ProtectTask, null>(async ({ dataDir, keys, nowMs }, { signal, reportProgress }) => {
  if (keys === null) return finishUnprotecting(dataDir);
  return protectData({
    ...{ dataDir, keys, signal },
    now: () => new Date(nowMs),
    report: (done, total) => reportProgress(done, total, 'seal'),
  });
});
