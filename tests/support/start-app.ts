import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../electron/app/create-app.ts';
import type { AppOptions } from '../../electron/app/app-options.ts';
import type { Job } from '../../shared/domain/job.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { createMemoryTransport, type MemoryClient } from './memory-transport.ts';
import { createTempDir } from './temp-dir.ts';
import { testOptions } from './test-options.ts';

export type TestApp = MemoryClient & {
  readonly app: App;
  readonly dataDir: string;
  /** What the log was told of surprises. */
  readonly logged: readonly string[];
  /** What the next dialogs answer, and what the desktop was asked for. */
  readonly desk: { files: readonly string[] | null; folder: string | null; shown: string[]; opened: string[] };
  /** Resolves with a job's last snapshot. */
  readonly finished: (jobId: JobId) => Promise<Job>;
};

/** The whole application on a real database and a real vault in a folder of its own; it is closed when the test ends. */
export async function startApp(changes: Partial<AppOptions> = {}): Promise<TestApp> {
  const dataDir = changes.dataDir ?? createTempDir();
  const logged: string[] = [];
  const desk: TestApp['desk'] = { files: null, folder: null, shown: [], opened: [] };
  const options = testOptions(dataDir, {
    dialogs: { chooseFiles: () => Promise.resolve(desk.files), chooseFolder: () => Promise.resolve(desk.folder) },
    desktop: {
      showInFolder: (path) => void desk.shown.push(path),
      openPath: (path) => Promise.resolve(desk.opened.push(path) > 0),
    },
    log: {
      info: () => undefined,
      error: (message, fields) => void logged.push(`${message} ${JSON.stringify(fields)}`),
    },
    ...changes,
  });
  const app = unwrap(await createApp(options));
  onTestFinished(() => app.close());
  const client = createMemoryTransport(app);
  const finished = (jobId: JobId): Promise<Job> => waitForJob(app, jobId);
  return { ...client, app, dataDir, logged, desk, finished };
}

const ENDED = new Set(['succeeded', 'failed', 'cancelled']);

async function waitForJob(app: App, jobId: JobId): Promise<Job> {
  const { promise, resolve } = Promise.withResolvers<Job>();
  const check = (job: Job): void => {
    if (job.id === jobId && ENDED.has(job.status)) resolve(job);
  };
  const unsubscribe = app.subscribe((event, payload) => event === 'jobs.changed' && check(payload as Job));
  const jobs = unwrap(await app.call('jobs.list', {})) as readonly Job[];
  jobs.forEach(check);
  return promise.finally(unsubscribe);
}
