export type Throttle = {
  /** Sends at once. */
  now(): void;
  /** Sends at once when the last sending is long enough ago, else when it will be. */
  soon(): void;
  /** Sends no more; what was to be sent soon is dropped. */
  stop(): void;
};

/** Calls `send` at most every `pauseMs`, and never loses the last state. */
export function createThrottle(pauseMs: number, send: () => void): Throttle {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  const now = (): void => {
    clearTimeout(timer);
    isDue = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) now();
    }, pauseMs);
    timer.unref();
    send();
  };
  return {
    now,
    soon() {
      if (timer === undefined) now();
      else isDue = true;
    },
    stop() {
      clearTimeout(timer);
      isDue = false;
    },
  };
}
