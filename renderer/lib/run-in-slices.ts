/** How long the page may work in one piece: half a frame, so that there is room for a keystroke beside it. */
const SLICE_MS = 8;

type Scheduler = { readonly postTask: (task: () => void) => Promise<void> };

/**
 * Runs long work step by step and lets the page answer input between slices of some milliseconds.
 * @param signal gives the work up at the next pause
 * @returns what the steps give at their end; undefined when they were given up
 */
export async function runInSlices<T>(
  steps: Generator<undefined, T, undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < sliceEnd) continue;
    await pause();
    if (signal.aborted) return undefined;
    sliceEnd = performance.now() + SLICE_MS;
  }
}

/** Until the browser has done what is more urgent. */
function pause(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: Scheduler };
  return scheduler ? scheduler.postTask(() => undefined) : new Promise((resolve) => setTimeout(resolve));
}
