import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { JobRunner } from '../../jobs/job-runner.ts';

/** Answers the calls `jobs.*`. */
export function createJobsHandlers(
  jobs: Pick<JobRunner, 'list' | 'cancel'>,
): Pick<Handlers, 'jobs.list' | 'jobs.cancel'> {
  return {
    'jobs.list': () => ok([...jobs.list()]),
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return ok(null);
    },
  };
}
