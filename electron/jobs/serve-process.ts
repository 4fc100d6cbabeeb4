import '../forbid-network.ts';
import type { Result } from '../../shared/result.ts';
import { serveMessages, type WorkerContext } from './serve-messages.ts';
import type { HostMessage, ProcessMessage } from './worker-messages.ts';

/** Of an Electron utility process; in a process that Node forked there is `process.send`. */
type ParentPort = {
  readonly postMessage: (message: object) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

/**
 * The one call of a file that `runInProcess` starts: as `serveWorker`, in a process of its own, which goes when its host is gone.
 */
export function serveProcess<Input, Output>(
  run: (input: Input, context: WorkerContext) => Promise<Result<Output>>,
): void {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  const send = (message: ProcessMessage<Output>): void => {
    if (parentPort) parentPort.postMessage(message);
    // The host may just have gone.
    else process.send?.(message, undefined, undefined, () => undefined);
  };
  const hear = serveMessages(run, send);
  process.on('uncaughtExceptionMonitor', (error) => send({ kind: 'died', stack: error.stack ?? String(error) }));
  if (parentPort) parentPort.on('message', ({ data }) => hear(data as HostMessage<Input>));
  else {
    process.on('message', (message) => hear(message as HostMessage<Input>));
    process.on('disconnect', () => process.exit());
  }
}
