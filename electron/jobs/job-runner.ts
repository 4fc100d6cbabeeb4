import { appError, type AppError, findAppError } from '../../shared/errors.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import { jobIdSchema } from '../../shared/domain/ids.ts';
import type { Job, JobKind, JobResult } from '../../shared/domain/job.ts';
import { fail, type Result } from '../../shared/result.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** Between two reports of the same step; a page repaints no faster than people read. */
const THROTTLE_MS = 100;
/** Finished jobs that `list` still names. */
const KEPT_FINISHED = 20;

export type JobContext = {
  /** Aborted when the user cancels or the application quits. */
  readonly signal: AbortSignal;
  /** `done` of `total` units; `step` is a stable word (see Job). A `done` that falls is taken as standing still. */
  report(done: number, total: number, step: string): void;
};

export type JobSpec = {
  readonly kind: JobKind;
  readonly caseId: CaseId;
  /** Units of work, when known before it starts. */
  readonly total?: number;
  run(context: JobContext): Promise<Result<JobResult>>;
};

export type JobRunner = {
  /** Queues a job; jobs of one kind run one after the other, in the order of starting. */
  start(spec: JobSpec): JobId;
  /** Every unfinished job and the latest finished ones, oldest first. */
  list(): readonly Job[];
  /** Asks a job to stop and answers at once; finished and unknown jobs are let be. How it ends is for the job to say. */
  cancel(id: JobId): void;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
  /** Cancels everything and waits, at most `graceMs`. What is started afterwards is cancelled at once. */
  stopAll(graceMs: number): Promise<void>;
};

export type JobRunnerOptions = {
  /** For `startedAt`. */
  readonly now: () => Date;
  readonly newId: () => string;
  /** Gets the whole snapshot: the first, each change of status or step, the last; progress at most every 100 ms. */
  readonly onChange: (job: Job) => void;
  /** Told of every surprise in a job, for the log; the job's own error carries only `errorId`. */
  readonly onError?: (error: unknown, errorId: string) => void;
};

type Entry = { job: Job; readonly spec: JobSpec; readonly abort: AbortController; readonly throttle: Throttle };

/** Runs long work one job at a time for each kind, and tells of it in snapshots. */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { now, newId, onChange, onError } = options;
  const entries = new Map<JobId, Entry>();
  let waiters: (() => void)[] = [];
  let isStopped = false;

  function update(entry: Entry, patch: Partial<Job>): void {
    const isUrgent = patch.status !== undefined || (patch.step !== undefined && patch.step !== entry.job.step);
    entry.job = { ...entry.job, ...patch };
    if (isUrgent) entry.throttle.now();
    else entry.throttle.soon();
  }

  function end(entry: Entry, patch: Partial<Job>): void {
    update(entry, patch);
    entry.throttle.stop();
    const finished = [...entries.values()].filter((other) => isFinished(other.job));
    for (const old of finished.slice(0, -KEPT_FINISHED)) entries.delete(old.job.id);
    startNext(entry.spec.kind);
    if (![...entries.values()].every((other) => isFinished(other.job))) return;
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve();
  }

  function startNext(kind: JobKind): void {
    const ofKind = [...entries.values()].filter((entry) => entry.spec.kind === kind && !isFinished(entry.job));
    const next = ofKind.find((entry) => entry.job.status === 'queued');
    if (next && ofKind.every((entry) => entry.job.status === 'queued')) void run(next);
  }

  async function run(entry: Entry): Promise<void> {
    update(entry, { status: 'running' });
    const report = (done: number, total: number, step: string): void => {
      if (isFinished(entry.job)) return;
      update(entry, { done: Math.max(done, entry.job.done), total: Math.max(total, done), step });
    };
    const result = await settle(entry, report);
    end(entry, outcomeOf(result, entry.job));
  }

  async function settle(entry: Entry, report: JobContext['report']): Promise<Result<JobResult>> {
    try {
      return await entry.spec.run({ signal: entry.abort.signal, report });
    } catch (error) {
      const expected = findAppError(error);
      if (expected) return fail(expected);
      if (entry.abort.signal.aborted && isAbortError(error)) return fail(appError('cancelled', 'Stopped.', {}));
      const errorId = newId();
      onError?.(error, errorId);
      return fail(appError('internal', 'The job met an unexpected error.', { errorId }));
    }
  }

  function cancel(id: JobId): void {
    const entry = entries.get(id);
    if (entry?.job.status === 'queued') end(entry, { status: 'cancelled' });
    else if (entry?.job.status === 'running') {
      update(entry, { status: 'cancelling' });
      entry.abort.abort();
    }
  }

  function idle(): Promise<void> {
    if ([...entries.values()].every((entry) => isFinished(entry.job))) return Promise.resolve();
    return new Promise((resolve) => waiters.push(resolve));
  }

  return {
    start(spec) {
      const job = newJob(jobIdSchema.parse(newId()), spec, now());
      const throttle = createThrottle(THROTTLE_MS, () => onChange(entry.job));
      const entry: Entry = { job, spec, abort: new AbortController(), throttle };
      entries.set(job.id, entry);
      throttle.now();
      if (isStopped) cancel(job.id);
      else startNext(spec.kind);
      return job.id;
    },
    list: () => [...entries.values()].map((entry) => entry.job),
    cancel,
    idle,
    async stopAll(graceMs) {
      isStopped = true;
      // The waiting ones first, or the end of a running one would start them.
      const unfinished = [...entries.values()].filter((entry) => !isFinished(entry.job));
      for (const entry of unfinished.toReversed()) cancel(entry.job.id);
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
      await Promise.race([idle(), grace]);
      clearTimeout(timer);
    },
  };
}

function newJob(id: JobId, spec: JobSpec, startedAt: Date): Job {
  return {
    id,
    kind: spec.kind,
    caseId: spec.caseId,
    status: 'queued',
    done: 0,
    total: spec.total ?? 0,
    step: '',
    startedAt: startedAt.toISOString(),
    result: null,
    error: null,
  };
}

/** Only the end of the work decides: what was cancelled too late has succeeded. */
function outcomeOf(result: Result<JobResult>, job: Job): Partial<Job> {
  if (result.ok) return { status: 'succeeded', done: job.total, result: result.value };
  const error: AppError = result.error;
  return error.code === 'cancelled' ? { status: 'cancelled' } : { status: 'failed', error };
}

function isFinished(job: Job): boolean {
  return job.status === 'succeeded' || job.status === 'failed' || job.status === 'cancelled';
}

function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
