import type { VaultKeys } from '../../keys/vault-keys.ts';
import { serveWorker } from '../../jobs/serve-worker.ts';
import { protectData } from './protect-data.ts';

export type ProtectTask = { readonly dataDir: string; readonly keys: VaultKeys; readonly nowMs: number };

serveWorker<ProtectTask, null>(({ dataDir, keys, nowMs }, { signal, reportProgress }) =>
  protectData({
    ...{ dataDir, keys, signal },
    now: () => new Date(nowMs),
    report: (done, total) => reportProgress(done, total, 'seal'),
  }),
);
