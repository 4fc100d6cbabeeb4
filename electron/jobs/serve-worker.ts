import '../forbid-network.ts';
import { parentPort } from 'node:worker_threads';
import type { Result } from '../../shared/result.ts';
import { serveMessages, type WorkerContext } from './serve-messages.ts';
import type { HostMessage } from './worker-messages.ts';

/**
 * The one call of a worker file: runs the body on each input that the host sends and sends back what it gives. AppErrors
 * thrown and an abort come back as values; any other exception ends the worker, and its host makes `internal` of it.
 */
export function serveWorker<Input, Output>(
  run: (input: Input, context: WorkerContext) => Promise<Result<Output>>,
): void {
  const port = parentPort;
  if (!port) throw new Error('serveWorker works only inside a worker');
  const hear = serveMessages(run, (message) => port.postMessage(message));
  port.on('message', (message: HostMessage<Input>) => hear(message));
}
