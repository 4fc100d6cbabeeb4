import type { ResourceLimits, Worker } from 'node:worker_threads';
import type { Result } from '../../shared/result.ts';
import type { LineAnswer, LineTask } from './line-messages.ts';
import { startThread } from './start-thread.ts';
import { watchLimits, type MetLimit, type TaskLimits } from './watch-limits.ts';

export type ThreadOptions = {
  readonly workerFile: string | URL;
  /** How many threads at most work side by side. */
  readonly size: number;
  readonly resourceLimits?: ResourceLimits;
  /** What one task may cost, counted from when its turn comes. None when absent. */
  readonly limits?: TaskLimits;
  /** How long a thread without work is kept. */
  readonly idleMs?: number;
};

/** How a task ended. */
export type Outcome<Output> =
  | { readonly kind: 'answered'; readonly result: Result<Output> }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'limited'; readonly limit: MetLimit }
  | { readonly kind: 'died'; readonly error: unknown };

/** Does tasks somewhere else, and tells how each ended. Never throws for what happens there. */
export type TaskDoer<Input, Output> = {
  readonly attempt: (input: Input, signal: AbortSignal) => Promise<Outcome<Output>>;
  readonly close: () => Promise<void>;
};

/**
 * Threads that stay warm between many short tasks: loading a PDF library costs more than looking into most papers. A
 * thread that dies, or that a task is cancelled in, is never used again; a task that killed a used thread gets one more
 * try in a fresh one, so that no file pays for what another left behind.
 */
export function createThreadTasks<Input, Output>(options: ThreadOptions): TaskDoer<Input, Output> {
  const turns = createTurns(options.size);
  const threads = createThreads(options);

  async function attemptOnce(input: Input, signal: AbortSignal) {
    const { worker, isUsed } = threads.take();
    const outcome = await ask<Input, Output>(worker, input, signal, options.limits);
    if (outcome.kind === 'answered') threads.keep(worker);
    else await worker.terminate();
    return { outcome, isUsed };
  }

  async function attemptTwice(input: Input, signal: AbortSignal): Promise<Outcome<Output>> {
    const { outcome, isUsed } = await attemptOnce(input, signal);
    const isSpoilt = outcome.kind === 'died' || (outcome.kind === 'limited' && outcome.limit === 'memory');
    return isUsed && isSpoilt ? (await attemptOnce(input, signal)).outcome : outcome;
  }

  return {
    attempt: async (input, signal) => {
      await turns.take();
      return attemptTwice(input, signal).finally(turns.pass);
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

function createThreads({ workerFile, resourceLimits, idleMs = 5_000 }: ThreadOptions) {
  const idle = new Map<Worker, NodeJS.Timeout>();
  const open = (): Worker => {
    const worker = startThread(workerFile, resourceLimits);
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
