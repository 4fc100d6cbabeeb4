import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildPort } from './process-tasks.ts';

/** Starts a process of plain Node: for the command line and tests. In Electron the shell starts utility processes. */
export function forkNodeProcess(file: string | URL): ChildPort {
  const child = fork(typeof file === 'string' ? file : fileURLToPath(file), [], {
    // Flags of the host (a test runner's, a debugger's) are not for it.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // One that can't be started at all is heard of by its exit.
  let isOver = false;
  const end = (listener: (code: number | null) => void) => (code: number | null) => {
    if (isOver) return;
    isOver = true;
    listener(code);
  };
  return {
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      const once = end(listener);
      child.once('exit', once);
      child.once('error', () => once(null));
    },
    kill: () => void child.kill('SIGKILL'),
    setNeeded: (isNeeded) => {
      if (isNeeded) child.ref();
      else child.unref();
      if (isNeeded) child.channel?.ref();
      else child.channel?.unref();
    },
  };
}
