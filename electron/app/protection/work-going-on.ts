import type { Job } from '../../../shared/domain/job.ts';
import type { App } from '../create-app.ts';
import type { EventBus } from '../event-bus.ts';

const UNFINISHED: ReadonlySet<Job['status']> = new Set(['queued', 'running', 'cancelling']);

/** Whether a job of the application has not ended yet. */
export async function hasWork(app: Pick<App, 'call'>): Promise<boolean> {
  const jobs = await app.call('jobs.list', {});
  return jobs.ok && (jobs.value as readonly Job[]).some((job) => UNFINISHED.has(job.status));
}

/** Resolves when `isBusy` says no, asked now and whenever a job changes. */
export async function workEnds(isBusy: () => Promise<boolean>, events: EventBus): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const check = async (): Promise<void> => {
    if (!(await isBusy())) resolve();
  };
  const unsubscribe = events.subscribe((event) => {
    if (event === 'jobs.changed') void check();
  });
  void check();
  return promise.finally(unsubscribe);
}
