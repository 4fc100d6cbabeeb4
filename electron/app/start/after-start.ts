/** Work of a start that waits until the first screen is there. */
export type AfterStart = {
  /** What has not begun is left to the next start; resolves when what has begun is done. */
  readonly close: () => Promise<void>;
};

/** The first screen may be gone over already, so not in the same moment; and not all at once. */
const PAUSE_MS = 700;
/** A page that never says that it can be used must not keep the folders from being put in order. */
const LATEST_MS = 30_000;

/** Runs the steps one after the other, with pauses, when the first screen is there. They must not reject. */
export function runAfterStart(whenShown: Promise<unknown>, steps: readonly (() => Promise<void>)[]): AfterStart {
  const stop = Promise.withResolvers<void>();
  let isStopped = false;
  const timers: NodeJS.Timeout[] = [];
  const pause = (ms: number): Promise<void> => new Promise((resolve) => timers.push(setTimeout(resolve, ms).unref()));
  const run = async (): Promise<void> => {
    await Promise.race([whenShown, pause(LATEST_MS), stop.promise]);
    for (const step of steps) {
      if (!isStopped) await Promise.race([pause(PAUSE_MS), stop.promise]);
      if (isStopped) return;
      await step();
    }
  };
  const running = run();
  return {
    close: () => {
      isStopped = true;
      stop.resolve();
      timers.forEach(clearTimeout);
      return running;
    },
  };
}
