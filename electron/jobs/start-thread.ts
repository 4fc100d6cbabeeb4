import { createRequire } from 'node:module';
import { Worker, type ResourceLimits } from 'node:worker_threads';

const load = createRequire(import.meta.url);
let loading: Promise<unknown> | undefined;

/**
 * Loads the picture library here as well. What only threads have loaded is unloaded when one of them ends, although another
 * may still be in it, and that kills the process (sharp.pixelplumbing.com/install, "Worker threads"; lovell/sharp#2263).
 * Its native part is enough: the rest would hold this thread up for 50 ms.
 */
function keepAddonsLoaded(): void {
  loading ??= loadNativePart();
}

async function loadNativePart(): Promise<unknown> {
  try {
    // As the package itself calls it.
    return load(`@img/sharp-${process.platform}-${process.arch}/sharp.node`);
  } catch {
    return import('sharp').catch(() => undefined);
  }
}

/** Starts a worker thread. Flags of the host (a test runner's, a debugger's) are not for it. */
export function startThread(workerFile: string | URL, resourceLimits?: ResourceLimits): Worker {
  keepAddonsLoaded();
  const worker = new Worker(workerFile, { execArgv: [], ...(resourceLimits && { resourceLimits }) });
  // One that dies while nobody waits for it is not used again, and troubles nobody.
  worker.on('error', () => undefined);
  return worker;
}
