import { appError, type AppError, findAppError } from '../../shared/errors.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import { jobIdSchema } from '../../shared/domain/ids.ts';
import type { Job, JobKind, JobResult } from '../../shared/domain/job.ts';
import { fail, type Result } from '../../shared/result.ts';
import { createThrottle } from './throttle.ts';

/** Between two reports of the same step; a page repaints no faster than people read. */
const THROTTLE_MS = 100;
/** Finished jobs that `list` still names. */
const KEPT_FINISHED = 20;

export type JobContext = {
  /** Aborted when the user cancels or the application quits. */
  readonly signal: AbortSignal;
  /** `done` of `total` units; `step` is a stable word (see Job). A `done` that falls is taken as standing still. */
  readonly report: (done: number, total: number, step: string) => void;
  /** What there is to tell even when the job fails or is cancelled. */
  readonly keep: (result: JobResult) => void;
};

export type JobSpec = {
  readonly kind: JobKind;
  /** Null for work on everything. */
  readonly caseId: CaseId | null;
  /** Units of work, when known before it starts. */
  readonly total?: number;
  readonly run: (context: JobContext) => Promise<Result<JobResult>>;
};

export type JobRunner = {
  /** Queues a job; jobs of one kind run one after the other, in the order of starting. */
  start(spec: JobSpec): JobId;
  /** Every unfinished job and the latest finished ones, oldest first. */
  list(): readonly Job[];
  /** Asks a job to stop and answers at once; finished and unknown jobs are let be. How it ends is for the job to say. */
  cancel(id: JobId): void;
  /** The last snapshot of a job that was just started, when it has ended. */
  finished(id: JobId): Promise<Job>;
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

type Entry = {
  readonly spec: JobSpec;
  readonly abort: AbortController;
  readonly job: () => Job;
  readonly isFinished: () => boolean;
  /** The last snapshot. */
  readonly finished: Promise<Job>;
  /** Changes the snapshot and tells of it: at once when the status or the step is another, else soon. */
  readonly update: (patch: Partial<Job>) => void;
};

/** Runs long work one job at a time for each kind, and tells of it in snapshots. */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const entries = new Map<JobId, Entry>();
  let waiters: (() => void)[] = [];
  let isStopped = false;
  const unfinished = (): readonly Entry[] => [...entries.values()].filter((entry) => !entry.isFinished());

  function end(entry: Entry, patch: Partial<Job>): void {
    entry.update(patch);
    const finished = [...entries.values()].filter((other) => other.isFinished());
    for (const old of finished.slice(0, -KEPT_FINISHED)) entries.delete(old.job().id);
    startNext(entry.spec.kind);
    if (unfinished().length > 0) return;
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve();
  }

  function startNext(kind: JobKind): void {
    const ofKind = unfinished().filter((entry) => entry.spec.kind === kind);
    const [next] = ofKind;
    if (next && ofKind.every((entry) => entry.job().status === 'queued')) void run(next);
  }

  async function run(entry: Entry): Promise<void> {
    entry.update({ status: 'running' });
    const result = await settle(entry, options);
    end(entry, outcomeOf(result, entry.job()));
  }

  function cancel(id: JobId): void {
    const entry = entries.get(id);
    const status = entry?.job().status;
    if (entry && status === 'queued') end(entry, { status: 'cancelled' });
    if (entry && status === 'running') {
      entry.update({ status: 'cancelling' });
      entry.abort.abort();
    }
  }

  const idle = (): Promise<void> =>
    unfinished().length > 0 ? new Promise<void>((resolve) => waiters.push(resolve)) : Promise.resolve();

  return {
    start(spec) {
      const entry = createEntry(spec, options);
      const { id } = entry.job();
      entries.set(id, entry);
      entry.update({ status: 'queued' });
      if (isStopped) cancel(id);
      else startNext(spec.kind);
      return id;
    },
    list: () => [...entries.values()].map((entry) => entry.job()),
    cancel,
    finished: (id) => entries.get(id)?.finished ?? Promise.reject(new Error(`There is no job ${id}`)),
    idle,
    async stopAll(graceMs) {
      isStopped = true;
      // The waiting ones first, or the end of a running one would start them.
      for (const entry of unfinished().toReversed()) cancel(entry.job().id);
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
      await Promise.race([idle(), grace]);
      clearTimeout(timer);
    },
  };
}

function createEntry(spec: JobSpec, { now, newId, onChange }: JobRunnerOptions): Entry {
  let job = newJob(jobIdSchema.parse(newId()), spec, now());
  const throttle = createThrottle(THROTTLE_MS, () => onChange(job));
  const isFinished = (): boolean => ['succeeded', 'failed', 'cancelled'].includes(job.status);
  const finished = Promise.withResolvers<Job>();
  return {
    spec,
    abort: new AbortController(),
    job: () => job,
    isFinished,
    finished: finished.promise,
    update(patch) {
      if (isFinished()) return;
      const isUrgent = patch.status !== undefined || (patch.step !== undefined && patch.step !== job.step);
      job = { ...job, ...patch };
      if (isUrgent) throttle.now();
      else throttle.soon();
      if (!isFinished()) return;
      throttle.stop();
      finished.resolve(job);
    },
  };
}

/** Runs the job's body; whatever it throws becomes an error. */
async function settle(entry: Entry, { newId, onError }: JobRunnerOptions): Promise<Result<JobResult>> {
  const report: JobContext['report'] = (done, total, step) =>
    entry.update({ done: Math.max(done, entry.job().done), total: Math.max(total, done), step });
  try {
    return await entry.spec.run({ signal: entry.abort.signal, report, keep: (result) => entry.update({ result }) });
  } catch (error) {
    const expected = findAppError(error);
    if (expected) return fail(expected);
    const isAbort = entry.abort.signal.aborted && error instanceof Error && error.name === 'AbortError';
    if (isAbort) return fail(appError('cancelled', 'Stopped.', {}));
    const errorId = newId();
    onError?.(error, errorId);
    return fail(appError('internal', 'The job met an unexpected error.', { errorId }));
  }
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
