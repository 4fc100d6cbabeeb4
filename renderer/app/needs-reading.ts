import type { Job } from '../../shared/domain/job.ts';

/** Whether an ended job has something to say that a passing message would lose: a failure, or files that were not taken. */
export function needsReading(job: Pick<Job, 'status' | 'result'>): boolean {
  if (job.status === 'failed') return true;
  if (job.status !== 'succeeded' || job.result?.kind !== 'evidence-import') return false;
  return job.result.refused.length + job.result.duplicates.length > 0;
}
