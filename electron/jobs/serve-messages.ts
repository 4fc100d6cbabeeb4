import { appError, findAppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { HostMessage, WorkerMessage } from './worker-messages.ts';

export type WorkerContext = {
  /** Aborted when the host cancels; the work has a few seconds from then to tidy up and answer. */
  readonly signal: AbortSignal;
  readonly reportProgress: (done: number, total: number, step: string) => void;
};

/**
 * What a thread or a process does with what its host says: runs the body on each input and sends back what it gives. AppErrors
 * thrown and an abort come back as values. Any other exception is a rejection that nobody handles: it ends the thread or process.
 * @returns takes the host's messages
 */
export function serveMessages<Input, Output>(
  run: (input: Input, context: WorkerContext) => Promise<Result<Output>>,
  send: (message: WorkerMessage<Output>) => void,
): (message: HostMessage<Input>) => void {
  let abort = new AbortController();

  async function serve(input: Input): Promise<void> {
    abort = new AbortController();
    const { signal } = abort;
    const context: WorkerContext = {
      signal,
      reportProgress: (done, total, step) => send({ kind: 'progress', done, total, step }),
    };
    const result = await run(input, context).catch((error: unknown) => {
      const isAbort = signal.aborted && error instanceof Error && error.name === 'AbortError';
      const expected = isAbort ? appError('cancelled', 'Stopped.', {}) : findAppError(error);
      if (expected) return fail(expected);
      throw error;
    });
    try {
      send({ kind: 'result', result });
    } catch (error) {
      // A DOMException loses its message on the way to the host.
      throw new Error(`The answer can't be sent: ${String(error)}`, { cause: error });
    }
  }
  return (message) => {
    if (message.kind === 'cancel') abort.abort();
    else void serve(message.input);
  };
}
