import { randomUUID } from 'node:crypto';
import { appError, type AppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import { createProcessTasks, type LineHost } from './process-tasks.ts';
import { createThreadTasks, type ThreadOptions } from './thread-tasks.ts';
import type { MetLimit } from './watch-limits.ts';

export type WorkerLine<Input, Output> = {
  /**
   * Does one task in a thread. Errors: what the task answers; cancelled (the thread is ended at once); what
   * `explainLimit` says when a limit was met; internal when the thread dies. Never throws for what happens inside.
   */
  readonly run: (input: Input, signal: AbortSignal) => Promise<Result<Output>>;
  readonly close: () => Promise<void>;
};

type Options<Input> = ThreadOptions & {
  /** Where the threads are: in a process of their own, which native code may end; in this one when absent. */
  readonly host?: LineHost;
  /** The error of a task that met a limit, which ended its thread. `internal` when absent. */
  readonly explainLimit?: (limit: MetLimit, input: Input) => AppError;
  readonly onError?: (error: unknown, errorId: string) => void;
};

/** Work that is done away from the main thread, task after task, each within limits. */
export function createWorkerLine<Input, Output>(options: Options<Input>): WorkerLine<Input, Output> {
  const { host, explainLimit, onError, ...threads } = options;
  const tasks = host ? createProcessTasks<Input, Output>(host, threads) : createThreadTasks<Input, Output>(threads);
  return {
    run: async (input, signal) => {
      const outcome = await tasks.attempt(input, signal);
      if (outcome.kind === 'answered') return outcome.result;
      if (outcome.kind === 'cancelled') return fail(appError('cancelled', 'Stopped.', {}));
      if (outcome.kind === 'limited' && explainLimit) return fail(explainLimit(outcome.limit, input));
      const errorId = randomUUID();
      onError?.(outcome.kind === 'died' ? outcome.error : new Error(`Out of ${outcome.limit}`), errorId);
      return fail(appError('internal', 'The work ended unexpectedly.', { errorId }));
    },
    close: tasks.close,
  };
}
