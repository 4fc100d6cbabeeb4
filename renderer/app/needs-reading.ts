import type { Job } from '../../shared/domain/job.ts';

/** Whether an ended job has something to say that a passing message would lose: a failure, files that were not taken, a hint. */
export function needsReading(job: Pick<Job, 'status' | 'result'>): boolean {
  if (job.status === 'failed') return true;
  const { result } = job;
  if (result?.kind === 'evidence-replace') return result.notes.length > 0;
  if (result?.kind === 'recognise-text') return result.unread.length + result.unsure.length > 0;
  if (result?.kind !== 'evidence-import') return false;
  // After a cancel, what became of the files is known only here.
  if (job.status === 'cancelled') return result.added.length + result.left.length > 0;
  return result.refused.length + result.duplicates.length + result.lookAlikes.length > 0;
}
