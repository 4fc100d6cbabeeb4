import type { Job } from '../../../../shared/domain/job.ts';
import type { JobId } from '../../../../shared/domain/ids.ts';
import { AppErrorException } from '../../../../shared/errors.ts';
import { call } from '../../../lib/client.ts';
import { hasEnded, watchJobs } from '../../../lib/job-store.ts';

/**
 * Brings the files of a copy in, and then puts it in the place of everything.
 * @returns the name of what was kept, or null when there was nothing; undefined when the user stopped it
 * @throws AppErrorException
 */
export async function restoreFolderCopy(sourceId: string, name: string): Promise<string | null | undefined> {
  const { jobId } = await call('folderBackups.startRestore', { sourceId, name });
  const job = await waitForEnd(jobId);
  if (job.error) throw new AppErrorException(job.error);
  if (job.status === 'cancelled') return undefined;
  const { keptAs } = await call('folderBackups.finishRestore', { sourceId, name });
  return keptAs;
}

async function waitForEnd(jobId: JobId): Promise<Job> {
  const { promise, resolve } = Promise.withResolvers<Job>();
  const take = (job: Job): void => {
    if (job.id === jobId && hasEnded(job)) resolve(job);
  };
  const end = watchJobs(take);
  // It may have ended before its id was known here.
  (await call('jobs.list', {})).forEach(take);
  return promise.finally(end);
}
