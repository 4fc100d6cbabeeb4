import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import type { Job, JobKind, JobResult } from '../../shared/domain/job.ts';
import type { Result } from '../../shared/result.ts';

export type JobContext = {
  /** Aborted when the user cancels or the application quits. */
  readonly signal: AbortSignal;
  /** `done` of `total` units; `step` is a stable word (see Job). */
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
  /** Queues a job; jobs of one kind run one after the other. */
  start(spec: JobSpec): JobId;
  /** Every unfinished job and the latest finished ones, oldest first. */
  list(): readonly Job[];
  /** Asks a job to stop; unknown and finished ids are let pass. */
  cancel(id: JobId): void;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
  /** Cancels everything and waits at most `graceMs`; nothing starts afterwards. */
  stopAll(graceMs: number): Promise<void>;
};

export type JobRunnerOptions = {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly onChange: (job: Job) => void;
  /** Told of every surprise in a job, for the log; the job's error carries only `errorId`. */
  readonly onError?: (error: unknown, errorId: string) => void;
};

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  throw new Error(`being written: ${options.newId()}`);
}
