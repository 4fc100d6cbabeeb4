import { utilityProcess } from 'electron';
import type { ChildPort } from '../jobs/process-tasks.ts';

/** Starts a utility process: Electron's own binary can't be started as plain Node (the fuse is off). */
export function forkUtilityProcess(file: string | URL): ChildPort {
  const child = utilityProcess.fork(String(file), [], { serviceName: 'Reinstate file reader', stdio: 'ignore' });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
    // It ends with the application, and never keeps it.
    setNeeded: () => undefined,
  };
}
