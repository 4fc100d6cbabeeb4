import { parentPort, workerData } from 'node:worker_threads';
import { appError, findAppError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { HostMessage, WorkerMessage } from './worker-messages.ts';

export type WorkerContext = {
  /** Aborted when the host cancels; the work has 5 seconds from then to tidy up and answer. */
  readonly signal: AbortSignal;
  readonly reportProgress: (done: number, total: number, step: string) => void;
};

/**
 * The one call of a worker file: runs the body on the host's input and sends back what it gives. AppErrors thrown and an abort
 * come back as values; any other exception ends the worker, and its host makes `internal` of it.
 */
export function serveWorker<Input, Output>(
  run: (input: Input, context: WorkerContext) => Promise<Result<Output>>,
): void {
  const port = parentPort;
  if (!port) throw new Error('serveWorker works only inside a worker');
  const abort = new AbortController();
  const send = (message: WorkerMessage<Output>): void => port.postMessage(message);
  port.on('message', (message: HostMessage) => {
    if (message.kind === 'cancel') abort.abort();
  });
  const context: WorkerContext = {
    signal: abort.signal,
    reportProgress: (done, total, step) => send({ kind: 'progress', done, total, step }),
  };

  async function serve(): Promise<void> {
    const result = await run(workerData as Input, context).catch((error: unknown) => {
      const isAbort = abort.signal.aborted && error instanceof Error && error.name === 'AbortError';
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
    port?.close();
  }
  // A rejection nobody handles ends a worker and reaches its host as an error event.
  void serve();
}
