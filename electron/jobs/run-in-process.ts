import { randomUUID } from 'node:crypto';
import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { ForkProcess } from './process-tasks.ts';
import type { RunOptions } from './warm-runner.ts';
import type { HostMessage, ProcessMessage } from './worker-messages.ts';

/** How long a process that was told to stop may tidy up before it is ended. */
const CANCEL_GRACE_MS = 2_000;

export type ProcessRun<Input> = RunOptions & {
  readonly fork: ForkProcess;
  /** A file that calls `serveProcess`: `.js` beside the bundle, the .ts file when run from source. */
  readonly file: string | URL;
  /** Plain data; it is copied. */
  readonly input: Input;
  /** Told why a process died, for the log; the error itself carries only `errorId`. */
  readonly onError?: (error: unknown, errorId: string) => void;
};

/**
 * Runs one job in a process of its own and waits until the process has ended, so that its files are closed. For what a thread must
 * not do: opening the database's file beside SQLite, which takes SQLite's lock away from the whole process.
 * Errors: what the job answers; cancelled; internal when the process dies or can't be started.
 */
export async function runInProcess<Input, Output>(run: ProcessRun<Input>): Promise<Result<Output>> {
  const { fork, file, input, signal, onProgress, onError } = run;
  if (signal.aborted) return fail(appError('cancelled', 'Stopped before it began.', {}));
  const child = fork(file);
  child.setNeeded(true);
  let answer: Result<Output> | undefined;
  let death: unknown;
  const ended = new Promise<void>((resolve) => {
    child.onExit((code) => {
      death ??= new Error(`The process ended with code ${code} and no answer`);
      resolve();
    });
  });
  child.onMessage((heard) => {
    const message = heard as ProcessMessage<Output>;
    if (message.kind === 'progress') onProgress(message.done, message.total, message.step);
    else if (message.kind === 'died') death = new Error(message.stack);
    else {
      answer = message.result;
      child.kill();
    }
  });
  let grace: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    child.send({ kind: 'cancel' } satisfies HostMessage<never>);
    grace = setTimeout(child.kill, CANCEL_GRACE_MS);
  };
  signal.addEventListener('abort', cancel, { once: true });
  child.send({ kind: 'run', input } satisfies HostMessage<Input>);
  await ended;
  clearTimeout(grace);
  signal.removeEventListener('abort', cancel);
  if (answer) return answer;
  if (signal.aborted) return fail(appError('cancelled', 'Stopped.', {}));
  const errorId = randomUUID();
  onError?.(death, errorId);
  return fail(appError('internal', 'The work ended unexpectedly.', { errorId }));
}
