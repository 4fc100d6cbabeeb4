/** Waits for a turn. @returns what gives it back. @throws when `signal` fires first */
export type TakeTurn = (rank: number, signal: AbortSignal) => Promise<() => void>;

type Wanted = { readonly rank: number; readonly start: () => void };

/**
 * Lets so many pieces of work go on at a time. Of those that wait the lowest rank comes next, and of equal ones the latest:
 * it is what somebody looks at now.
 */
export function createTurns(atOnce: number): TakeTurn {
  const wanted = new Set<Wanted>();
  let running = 0;
  const startNext = (): void => {
    if (running >= atOnce || wanted.size === 0) return;
    const next = [...wanted].reduce((best, other) => (other.rank <= best.rank ? other : best));
    wanted.delete(next);
    running += 1;
    next.start();
  };
  return async (rank, signal) => {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const own: Wanted = { rank, start: () => resolve(undefined) };
    const giveUp = (): void => {
      if (wanted.delete(own)) reject(new DOMException('Not wanted any more', 'AbortError'));
    };
    wanted.add(own);
    signal.addEventListener('abort', giveUp, { once: true });
    startNext();
    await promise.finally(() => signal.removeEventListener('abort', giveUp));
    return () => {
      running -= 1;
      startNext();
    };
  };
}
