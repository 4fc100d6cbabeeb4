import { createThreadTasks, type Outcome, type TaskDoer, type ThreadOptions } from './thread-tasks.ts';

/** A process that was started, as far as its host talks with it. */
export type ChildPort = {
  readonly send: (message: object) => void;
  /** What it says is for the two ends to know. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, however it ended. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
  /** Whether this process may end while that one has nothing to do. */
  readonly setNeeded: (isNeeded: boolean) => void;
};

/** How processes are started here. */
export type ForkProcess = (file: string | URL) => ChildPort;

/** With the file that they run (line-process.ts). */
export type LineHost = { readonly fork: ForkProcess; readonly file: string | URL };

/** First `open`, then tasks. Addresses travel as text. */
export type HostToLine =
  | { readonly kind: 'open'; readonly options: ThreadOptions & { readonly workerFile: string } }
  | { readonly kind: 'task'; readonly id: number; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };
export type LineToHost =
  { readonly kind: 'ready' } | { readonly kind: 'outcome'; readonly id: number; readonly outcome: Outcome<unknown> };

const IDLE_MS = 15_000;

/**
 * The threads of thread-tasks.ts in a process of their own: a file that makes native code abort, or that the system
 * ends for its memory, ends that process and not the application. What was under way beside it is tried again, one task
 * after the other, so that only the file that did it pays. Where no process can be started, threads of this one serve.
 */
export function createProcessTasks<Input, Output>(host: LineHost, options: ThreadOptions): TaskDoer<Input, Output> {
  const processes = createProcesses(host, options);
  let alone: Promise<unknown> = Promise.resolve();
  let threads: TaskDoer<Input, Output> | undefined;

  const attemptAlone = (input: Input, signal: AbortSignal): Promise<Attempt> => {
    const turn = alone.then(() => processes.attempt(input, signal, true));
    alone = turn;
    return turn;
  };
  return {
    attempt: async (input, signal) => {
      if (threads) return threads.attempt(input, signal);
      await alone;
      const first = await processes.attempt(input, signal, false);
      if (first.kind === 'not-started') {
        threads ??= createThreadTasks(options);
        return threads.attempt(input, signal);
      }
      const last = first.kind === 'process-died' ? await attemptAlone(input, signal) : first;
      if (last.kind === 'answered-by-process') return last.outcome as Outcome<Output>;
      return { kind: 'died', error: new Error('The process that did the work ended') };
    },
    close: async () => {
      processes.close();
      await threads?.close();
    },
  };
}

type Attempt =
  | { readonly kind: 'answered-by-process'; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'process-died' }
  | { readonly kind: 'not-started' };

type OpenProcess = {
  readonly port: ChildPort;
  readonly pending: Map<number, (attempt: Attempt) => void>;
  idle: NodeJS.Timeout | undefined;
};

/** One process at a time, with as many threads as the line has; it goes when there is nothing to do for a while. */
function createProcesses(host: LineHost, { workerFile, ...options }: ThreadOptions) {
  let current: OpenProcess | undefined;
  let [lastId, isClosed] = [0, false];

  function open(): OpenProcess {
    const port = host.fork(host.file);
    const opened: OpenProcess = { port, pending: new Map(), idle: undefined };
    let isReady = false;
    port.onMessage((heard) => {
      const message = heard as LineToHost;
      if (message.kind === 'ready') isReady = true;
      else opened.pending.get(message.id)?.({ kind: 'answered-by-process', outcome: message.outcome });
    });
    port.onExit(() => {
      if (current === opened) current = undefined;
      clearTimeout(opened.idle);
      for (const resolve of opened.pending.values()) resolve({ kind: isReady ? 'process-died' : 'not-started' });
    });
    const send = (message: HostToLine): void => port.send(message);
    send({ kind: 'open', options: { ...options, workerFile: String(workerFile) } });
    return opened;
  }
  const end = (opened: OpenProcess | undefined): void => {
    if (current === opened) current = undefined;
    clearTimeout(opened?.idle);
    opened?.port.kill();
  };

  return {
    /** @param isFresh in a process that nothing was done in before */
    attempt: async (input: unknown, signal: AbortSignal, isFresh: boolean): Promise<Attempt> => {
      if (signal.aborted || isClosed) return { kind: 'answered-by-process', outcome: { kind: 'cancelled' } };
      if (isFresh && current?.pending.size === 0) end(current);
      const opened = (current ??= open());
      const id = (lastId += 1);
      clearTimeout(opened.idle);
      opened.port.setNeeded(true);
      const cancel = (): void => opened.port.send({ kind: 'cancel', id } satisfies HostToLine);
      const attempt = await new Promise<Attempt>((resolve) => {
        opened.pending.set(id, resolve);
        signal.addEventListener('abort', cancel, { once: true });
        opened.port.send({ kind: 'task', id, input } satisfies HostToLine);
      });
      signal.removeEventListener('abort', cancel);
      opened.pending.delete(id);
      if (opened.pending.size === 0 && current === opened) {
        opened.port.setNeeded(false);
        opened.idle = setTimeout(() => end(opened), IDLE_MS).unref();
      }
      return attempt;
    },
    close: () => {
      isClosed = true;
      end(current);
    },
  };
}
