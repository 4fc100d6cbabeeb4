import { randomUUID } from 'node:crypto';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { HostMessage, WorkerMessage } from './worker-messages.ts';

/** How long a cancelled worker may tidy up before it is ended. */
const CANCEL_GRACE_MS = 5_000;

export type WorkerRun<Input> = {
  /** `new URL('./x-worker.js', import.meta.url)` in the bundle, the .ts file when run from source. */
  readonly workerFile: string | URL;
  /** Plain data; it is copied. */
  readonly input: Input;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, step: string) => void;
  readonly resourceLimits?: ResourceLimits;
  /** Told why a worker died, for the log; the error itself carries only `errorId`. */
  readonly onError?: (error: unknown, errorId: string) => void;
};

/**
 * Runs one job in a thread of its own and waits until the thread has ended, so that its files are closed.
 * Errors: what the job answers; cancelled; internal when the worker dies (an exception, no memory left, `process.exit`).
 * Never throws for what happens inside the worker.
 */
export async function runInWorker<Input, Output>(run: WorkerRun<Input>): Promise<Result<Output>> {
  const { workerFile, input, signal, onProgress, resourceLimits, onError } = run;
  if (signal.aborted) return fail(appError('cancelled', 'Stopped before it began.', {}));
  const worker = new Worker(workerFile, {
    workerData: input,
    // Flags of the host (a test runner's, a debugger's) are not for the worker.
    execArgv: [],
    ...(resourceLimits && { resourceLimits }),
  });
  let kill: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    worker.postMessage({ kind: 'cancel' } satisfies HostMessage);
    kill = setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS);
  };
  signal.addEventListener('abort', cancel, { once: true });

  let answer: Result<Output> | undefined;
  let death: unknown;
  const exitCode = await new Promise<number>((resolve) => {
    worker.on('message', (message: WorkerMessage<Output>) => {
      if (message.kind === 'result') {
        answer = message.result;
        void worker.terminate();
      } else if (answer === undefined) onProgress(message.done, message.total, message.step);
    });
    worker.on('messageerror', (error) => (death ??= error));
    worker.on('error', (error) => (death ??= error));
    worker.on('exit', resolve);
  });
  clearTimeout(kill);
  signal.removeEventListener('abort', cancel);

  if (answer) return answer;
  if (signal.aborted) return fail(appError('cancelled', 'Stopped.', {}));
  const errorId = randomUUID();
  onError?.(death ?? new Error(`The worker ended with code ${exitCode} and no answer`), errorId);
  return fail(appError('internal', 'The work ended unexpectedly.', { errorId }));
}
