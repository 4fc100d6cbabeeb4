import { Worker, type ResourceLimits } from 'node:worker_threads';

let loading: Promise<unknown> | undefined;

/**
 * Loads the picture library here as well. What only threads have loaded is unloaded when one of them ends, although another
 * may still be in it, and that kills the process (sharp.pixelplumbing.com/install, "Worker threads"; lovell/sharp#2263).
 */
function keepAddonsLoaded(): void {
  loading ??= import('sharp').catch(() => undefined);
}

/** Starts a worker thread. Flags of the host (a test runner's, a debugger's) are not for it. */
export function startThread(workerFile: string | URL, resourceLimits?: ResourceLimits): Worker {
  keepAddonsLoaded();
  const worker = new Worker(workerFile, { execArgv: [], ...(resourceLimits && { resourceLimits }) });
  // One that dies while nobody waits for it is not used again, and troubles nobody.
  worker.on('error', () => undefined);
  return worker;
}
