// What a process of a line runs (process-tasks.ts): does tasks in threads, and goes when its host is gone.
import '../forbid-network.ts';
import type { HostToLine, LineToHost } from './process-tasks.ts';
import { createThreadTasks, type Outcome, type TaskDoer } from './thread-tasks.ts';

/** Of an Electron utility process; in a process that Node forked there is `process.send`. */
type ParentPort = {
  readonly postMessage: (message: LineToHost) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: HostToLine }) => void) => void;
};

const { parentPort } = process as { readonly parentPort?: ParentPort };
const aborts = new Map<number, AbortController>();
let tasks: TaskDoer<unknown, unknown> | undefined;

function send(message: LineToHost): void {
  if (parentPort) parentPort.postMessage(message);
  // The host may just have gone.
  else process.send?.(message, undefined, undefined, () => undefined);
}

async function hear(message: HostToLine): Promise<void> {
  if (message.kind === 'open') {
    const { workerFile, ...options } = message.options;
    tasks = createThreadTasks({
      ...options,
      workerFile: workerFile.startsWith('file:') ? new URL(workerFile) : workerFile,
    });
    return send({ kind: 'ready' });
  }
  if (message.kind === 'cancel') return aborts.get(message.id)?.abort();
  const abort = new AbortController();
  aborts.set(message.id, abort);
  const outcome = await tasks?.attempt(message.input, abort.signal);
  aborts.delete(message.id);
  if (outcome) send({ kind: 'outcome', id: message.id, outcome: asMessage(outcome) });
}

/** Errors of all kinds can't be sent; what they say can. */
function asMessage(outcome: Outcome<unknown>): Outcome<unknown> {
  if (outcome.kind !== 'died') return outcome;
  const { error } = outcome;
  return { kind: 'died', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

if (parentPort) parentPort.on('message', ({ data }) => void hear(data));
else {
  process.on('message', (message) => void hear(message as HostToLine));
  process.on('disconnect', () => process.exit());
}
