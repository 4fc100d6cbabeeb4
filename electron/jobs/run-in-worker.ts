import type { ResourceLimits } from 'node:worker_threads';
import type { Result } from '../../shared/result.ts';
import { createWarmRunner, type RunOptions } from './warm-runner.ts';

export type WorkerRun<Input> = RunOptions & {
  /** `new URL('./x-worker.js', import.meta.url)` in the bundle, the .ts file when run from source. */
  readonly workerFile: string | URL;
  /** Plain data; it is copied. */
  readonly input: Input;
  readonly resourceLimits?: ResourceLimits;
  /** Told why a worker died, for the log; the error itself carries only `errorId`. */
  readonly onError?: (error: unknown, errorId: string) => void;
};

/**
 * Runs one job in a thread of its own and waits until the thread has ended, so that its files are closed.
 * Errors: those of `WarmRunner.run`.
 */
export async function runInWorker<Input, Output>(run: WorkerRun<Input>): Promise<Result<Output>> {
  const { workerFile, input, signal, onProgress, resourceLimits, onError } = run;
  const runner = createWarmRunner<Input, Output>({ workerFile, keepMs: 0, resourceLimits, onError });
  return runner.run(input, { signal, onProgress });
}
