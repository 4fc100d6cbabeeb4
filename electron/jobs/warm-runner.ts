import { randomUUID } from 'node:crypto';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import { startThread } from './start-thread.ts';
import type { HostMessage, WorkerMessage } from './worker-messages.ts';

/** How long a cancelled worker may tidy up before it is ended. */
const CANCEL_GRACE_MS = 5_000;

export type RunOptions = {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number, step: string) => void;
};

export type WarmRunner<Input, Output> = {
  /**
   * Runs one job in a thread. Errors: what the job answers; cancelled; internal when the worker dies (an exception, no
   * memory left, `process.exit`). Never throws for what happens inside the worker.
   * @param input plain data; it is copied
   */
  readonly run: (input: Input, options: RunOptions) => Promise<Result<Output>>;
  readonly close: () => Promise<void>;
};

type Options = {
  /** `new URL('./x-worker.js', import.meta.url)` in the bundle, the .ts file when run from source. */
  readonly workerFile: string | URL;
  /** How long a thread is kept for the next job: then its memory is given back. 0 ends it, and `run` waits for that. */
  readonly keepMs: number;
  readonly resourceLimits?: ResourceLimits | undefined;
  /** Told why a worker died, for the log; the error itself carries only `errorId`. */
  readonly onError?: ((error: unknown, errorId: string) => void) | undefined;
};

type Outcome<Output> = { readonly answer?: Result<Output>; readonly death?: unknown };

/**
 * Runs long jobs in threads, and keeps the thread of the last one for a while: half of what a short job costs is
 * loading and warming up its modules. Only a thread whose job went well is used again. Jobs that run side by side get a
 * thread each.
 */
export function createWarmRunner<Input, Output>(options: Options): WarmRunner<Input, Output> {
  const threads = createThread(options);
  return {
    close: threads.close,
    run: async (input, { signal, onProgress }) => {
      if (signal.aborted) return fail(appError('cancelled', 'Stopped before it began.', {}));
      const worker = threads.take();
      worker.postMessage({ kind: 'run', input } satisfies HostMessage<Input>);
      const { answer, death } = await converse<Output>(worker, signal, onProgress);
      if (answer?.ok && options.keepMs > 0) threads.keep(worker);
      else await worker.terminate();
      if (answer) return answer;
      if (signal.aborted) return fail(appError('cancelled', 'Stopped.', {}));
      const errorId = randomUUID();
      options.onError?.(death, errorId);
      return fail(appError('internal', 'The work ended unexpectedly.', { errorId }));
    },
  };
}

/** Waits for the answer of a worker or for its end; tells it of an abort, and ends it when it doesn't listen. */
async function converse<Output>(
  worker: Worker,
  signal: AbortSignal,
  onProgress: RunOptions['onProgress'],
): Promise<Outcome<Output>> {
  let kill: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    worker.postMessage({ kind: 'cancel' } satisfies HostMessage<never>);
    kill = setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS);
  };
  signal.addEventListener('abort', cancel, { once: true });
  let death: unknown;
  const die = (error: unknown): void => {
    death ??= error;
  };
  const listeners = new AbortController();
  const outcome = await new Promise<Outcome<Output>>((resolve) => {
    const hear = (message: WorkerMessage<Output>): void => {
      if (message.kind === 'result') resolve({ answer: message.result });
      else onProgress(message.done, message.total, message.step);
    };
    const exit = (code: number): void =>
      resolve({ death: death ?? new Error(`The worker ended with code ${code} and no answer`) });
    worker.on('message', hear).on('messageerror', die).on('error', die).on('exit', exit);
    listeners.signal.addEventListener('abort', () => {
      worker.off('message', hear).off('messageerror', die).off('error', die).off('exit', exit);
    });
  });
  listeners.abort();
  clearTimeout(kill);
  signal.removeEventListener('abort', cancel);
  return outcome;
}

function createThread({ workerFile, keepMs, resourceLimits }: Options) {
  let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;
  const open = (): Worker => {
    const worker = startThread(workerFile, resourceLimits);
    worker.on('exit', () => {
      if (idle?.worker === worker) release();
    });
    return worker;
  };
  const release = (): Worker | undefined => {
    const worker = idle?.worker;
    clearTimeout(idle?.timer);
    idle = undefined;
    return worker;
  };
  const end = async (): Promise<void> => {
    await release()?.terminate();
  };
  return {
    take: (): Worker => {
      const worker = release() ?? open();
      worker.ref();
      return worker;
    },
    keep: (worker: Worker): void => {
      void end();
      // An idle thread keeps no process alive.
      worker.unref();
      idle = { worker, timer: setTimeout(() => void end(), keepMs).unref() };
    },
    close: end,
  };
}
