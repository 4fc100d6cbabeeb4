import { create } from 'zustand';
import type { Job } from '../../shared/domain/job.ts';
import { tryCall } from './client.ts';

type JobStore = { readonly jobs: Readonly<Record<string, Job>> };

const useJobStore = create<JobStore>(() => ({ jobs: {} }));

const ENDED: ReadonlySet<Job['status']> = new Set(['succeeded', 'failed', 'cancelled']);

/** Whether a job is over, one way or another. */
export function hasEnded(job: Pick<Job, 'status'>): boolean {
  return ENDED.has(job.status);
}

/** Takes in a snapshot, unless a later one is already there. */
export function applyJob(job: Job): void {
  useJobStore.setState(({ jobs }) => ({ jobs: { ...jobs, [job.id]: laterSnapshot(jobs[job.id], job) } }));
}

/** The one of two snapshots of a job that was made later: events may overtake answers. */
export function laterSnapshot(known: Job | undefined, next: Job): Job {
  if (!known) return next;
  if (hasEnded(known) && !hasEnded(next)) return known;
  return next.done < known.done && !hasEnded(next) ? known : next;
}

/** Learns what was already running when the window opened. */
export async function loadJobs(): Promise<void> {
  const answer = await tryCall('jobs.list', {});
  if (answer.ok) answer.value.forEach(applyJob);
}

/** One job's newest snapshot; undefined until the first one came, which may be before or after the call that started it. */
export function useJob(jobId: string | null): Job | undefined {
  return useJobStore((state) => (jobId === null ? undefined : state.jobs[jobId]));
}

/** Every job of this run by its id. */
export function useJobs(): Readonly<Record<string, Job>> {
  return useJobStore((state) => state.jobs);
}

/** Hears every snapshot with the one before it. */
export function watchJobs(listener: (job: Job, before: Job | undefined) => void): () => void {
  return useJobStore.subscribe((state, previous) => {
    for (const job of Object.values(state.jobs)) {
      const before = previous.jobs[job.id];
      if (before !== job) listener(job, before);
    }
  });
}
