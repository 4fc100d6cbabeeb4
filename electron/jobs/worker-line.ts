import { randomUUID } from 'node:crypto';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { appError, type AppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import { watchLimits, type MetLimit, type TaskLimits } from './watch-limits.ts';

/** What a worker of a line is sent, and what it answers. */
export type LineTask<Input> = { readonly input: Input };
export type LineAnswer<Output> = { readonly result: Result<Output> };

export type WorkerLine<Input, Output> = {
  /**
   * Does one task in a thread. Errors: what the task answers; cancelled (the thread is ended at once); what
   * `explainLimit` says when a limit was met; internal when the thread dies. Never throws for what happens inside.
   */
  readonly run: (input: Input, signal: AbortSignal) => Promise<Result<Output>>;
  readonly close: () => Promise<void>;
};

type Options<Input> = {
  readonly workerFile: string | URL;
  /** How many threads at most work side by side. */
  readonly size: number;
  readonly resourceLimits?: ResourceLimits;
  /** What one task may cost, counted from when its turn comes. None when absent. */
  readonly limits?: TaskLimits;
  /** The error of a task that met a limit, which ended its thread. `internal` when absent. */
  readonly explainLimit?: (limit: MetLimit, input: Input) => AppError;
  /** How long a thread without work is kept. */
  readonly idleMs?: number;
  readonly onError?: (error: unknown, errorId: string) => void;
};

type Outcome<Output> =
  | { readonly kind: 'answered'; readonly result: Result<Output> }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'limited'; readonly limit: MetLimit }
  | { readonly kind: 'died'; readonly error: unknown };

/**
 * Threads that stay warm between many short tasks: loading a PDF library costs more than looking into most papers. A
 * thread that dies, or that a task is cancelled in, is never used again; a task that killed a used thread gets one more
 * try in a fresh one, so that no file pays for what another left behind.
 */
export function createWorkerLine<Input, Output>(options: Options<Input>): WorkerLine<Input, Output> {
  const turns = createTurns(options.size);
  const threads = createThreads(options);

  async function attempt(input: Input, signal: AbortSignal): Promise<{ outcome: Outcome<Output>; isUsed: boolean }> {
    const { worker, isUsed } = threads.take();
    const outcome = await ask<Input, Output>(worker, input, signal, options.limits);
    if (outcome.kind === 'answered') threads.keep(worker);
    else await worker.terminate();
    return { outcome, isUsed };
  }

  async function attemptTwice(input: Input, signal: AbortSignal): Promise<Outcome<Output>> {
    const first = await attempt(input, signal);
    const { outcome } = first;
    const isSpoilt = outcome.kind === 'died' || (outcome.kind === 'limited' && outcome.limit === 'memory');
    return first.isUsed && isSpoilt ? (await attempt(input, signal)).outcome : outcome;
  }

  return {
    run: async (input, signal) => {
      await turns.take();
      const outcome = await attemptTwice(input, signal).finally(turns.pass);
      if (outcome.kind === 'answered') return outcome.result;
      if (outcome.kind === 'cancelled') return fail(appError('cancelled', 'Stopped.', {}));
      if (outcome.kind === 'limited' && options.explainLimit) return fail(options.explainLimit(outcome.limit, input));
      const errorId = randomUUID();
      options.onError?.(outcome.kind === 'died' ? outcome.error : new Error(`Out of ${outcome.limit}`), errorId);
      return fail(appError('internal', 'The work ended unexpectedly.', { errorId }));
    },
    close: threads.close,
  };
}

/** Lets at most `size` tasks work at once; the others wait in the order in which they came. */
function createTurns(size: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return {
    take: async (): Promise<void> => {
      if (busy < size) busy += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    pass: (): void => {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    },
  };
}

function createThreads({ workerFile, resourceLimits, idleMs = 5_000 }: Omit<Options<never>, 'explainLimit'>) {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const open = (): Worker => {
    const worker = new Worker(workerFile, { execArgv: [], ...(resourceLimits && { resourceLimits }) });
    // One that dies while nobody waits for it is not used again, and troubles nobody.
    worker.on('error', () => undefined);
    worker.on('exit', () => idle.delete(worker));
    return worker;
  };
  return {
    take: (): { worker: Worker; isUsed: boolean } => {
      const [used] = idle;
      if (!used) return { worker: open(), isUsed: false };
      const [worker, timer] = used;
      clearTimeout(timer);
      idle.delete(worker);
      worker.ref();
      return { worker, isUsed: true };
    },
    keep: (worker: Worker): void => {
      // An idle thread keeps no process alive.
      worker.unref();
      const end = (): void => {
        idle.delete(worker);
        void worker.terminate();
      };
      idle.set(worker, setTimeout(end, idleMs).unref());
    },
    close: async (): Promise<void> => {
      const workers = [...idle.keys()];
      for (const timer of idle.values()) clearTimeout(timer);
      idle.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Sends one task and waits for its answer, the thread's end, a limit or the abort, whichever comes first. */
function ask<Input, Output>(
  worker: Worker,
  input: Input,
  signal: AbortSignal,
  limits: TaskLimits | undefined,
): Promise<Outcome<Output>> {
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((resolve) => {
    const unwatch = limits && watchLimits(worker, limits, (limit) => end({ kind: 'limited', limit }));
    const end = (outcome: Outcome<Output>): void => {
      unwatch?.();
      signal.removeEventListener('abort', cancel);
      worker.off('message', hear).off('messageerror', die).off('error', die).off('exit', exit);
      resolve(outcome);
    };
    const cancel = (): void => end({ kind: 'cancelled' });
    const hear = ({ result }: LineAnswer<Output>): void => end({ kind: 'answered', result });
    const die = (error: unknown): void =>
      end(isOutOfMemory(error) ? { kind: 'limited', limit: 'memory' } : { kind: 'died', error });
    const exit = (code: number): void => die(new Error(`The worker ended with code ${code} and no answer`));
    worker.on('message', hear).on('messageerror', die).on('error', die).on('exit', exit);
    signal.addEventListener('abort', cancel, { once: true });
    worker.postMessage({ input } satisfies LineTask<Input>);
  });
}

/** V8's own limit on a thread's heap was met. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
