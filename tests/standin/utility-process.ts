import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';

/** Electron's utilityProcess on top of a Node child process, whose `process.parentPort` is made by utility-parent-port.mjs. */
export const utilityProcess = {
  fork(
    modulePath: string,
    args: string[] = [],
    options: { env?: NodeJS.ProcessEnv; execArgv?: string[]; cwd?: string } = {},
  ) {
    const preload = new URL('./utility-parent-port.mjs', import.meta.url).href;
    const child: ChildProcess = fork(modulePath, args, {
      env: options.env ?? process.env,
      cwd: options.cwd,
      execArgv: [...(options.execArgv ?? []), '--import', preload],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const utility = Object.assign(new EventEmitter(), {
      get pid() {
        return child.pid;
      },
      stdout: null,
      stderr: null,
      postMessage: (message: object) => void (child.connected && child.send(message)),
      kill: () => child.kill(),
    });
    child.once('spawn', () => utility.emit('spawn'));
    child.on('message', (message) => utility.emit('message', message));
    child.once('exit', (code, signal) => utility.emit('exit', code ?? (signal === null ? 0 : 128)));
    process.once('exit', () => child.kill('SIGKILL'));
    return utility;
  },
};
