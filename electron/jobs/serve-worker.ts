import '../forbid-network.ts';
import { parentPort } from 'node:worker_threads';
import { appError, findAppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { HostMessage, WorkerMessage } from './worker-messages.ts';

export type WorkerContext = {
  /** Aborted when the host cancels; the work has 5 seconds from then to tidy up and answer. */
  readonly signal: AbortSignal;
  readonly reportProgress: (done: number, total: number, step: string) => void;
};

/**
 * The one call of a worker file: runs the body on each input that the host sends and sends back what it gives. AppErrors
 * thrown and an abort come back as values; any other exception ends the worker, and its host makes `internal` of it.
 */
export function serveWorker<Input, Output>(
  run: (input: Input, context: WorkerContext) => Promise<Result<Output>>,
): void {
  const port = parentPort;
  if (!port) throw new Error('serveWorker works only inside a worker');
  let abort = new AbortController();
  const send = (message: WorkerMessage<Output>): void => port.postMessage(message);

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
  port.on('message', (message: HostMessage<Input>) => {
    if (message.kind === 'cancel') abort.abort();
    // A rejection nobody handles ends a worker and reaches its host as an error event.
    else void serve(message.input);
  });
}
