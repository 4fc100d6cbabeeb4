import type { ResourceLimits } from 'node:worker_threads';
import type { Result } from '../../shared/result.ts';

export type WorkerRun<Input> = {
  /** The worker's file: `new URL('./x-worker.js', import.meta.url)` in the bundle, the .ts file in a test. */
  readonly workerFile: string | URL;
  readonly input: Input;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, step: string) => void;
  readonly resourceLimits?: ResourceLimits;
  /** Told why a worker died, for the log. */
  readonly onError?: (error: unknown, errorId: string) => void;
};

/** Runs one job in a thread of its own. Errors: what the job gives back, cancelled, internal (the worker died). */
export function runInWorker<Input, Output>(run: WorkerRun<Input>): Promise<Result<Output>> {
  throw new Error(`being written: ${String(run.workerFile)}`);
}
