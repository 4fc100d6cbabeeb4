/** Makes one small picture; null when there is none to make. Rejects when `signal` fired. */
export type MakeThumbnail<Picture> = (signal: AbortSignal) => Promise<Picture | null>;

export type ThumbnailQueue<Picture> = {
  /** A picture that is there already; undefined when it has to be asked for. */
  readonly find: (key: string) => Picture | null | undefined;
  /**
   * Asks for a picture. The latest asked for comes first: it is in view now. What was not begun when `signal` fires is
   * never begun.
   */
  readonly ask: (key: string, make: MakeThumbnail<Picture>, signal: AbortSignal, onMade: () => void) => void;
};

type Wanted<Picture> = {
  readonly key: string;
  readonly make: MakeThumbnail<Picture>;
  readonly signal: AbortSignal;
  readonly onMade: () => void;
};

/**
 * Makes pictures one after the other and keeps the last ones used.
 * @param keepCount how many are kept
 * @param whenIdle calls back when nothing more urgent is going on
 */
export function createThumbnailQueue<Picture>(options: {
  readonly keepCount: number;
  readonly whenIdle: (run: () => void) => void;
}): ThumbnailQueue<Picture> {
  const kept = new Map<string, Picture | null>();
  const wanted: Wanted<Picture>[] = [];
  let isBusy = false;
  const keep = (key: string, picture: Picture | null): void => {
    kept.delete(key);
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > options.keepCount && oldest !== undefined) kept.delete(oldest);
  };
  const makeNext = async (): Promise<void> => {
    for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
      if (next.signal.aborted) continue;
      const { key, make, signal, onMade } = next;
      // A file that can't be shown isn't tried again and again while one scrolls past it.
      const picture = kept.has(key)
        ? kept.get(key)
        : await make(signal).catch(() => (signal.aborted ? undefined : null));
      if (picture !== undefined) keep(key, picture);
      if (!signal.aborted) onMade();
      await new Promise<void>(options.whenIdle);
    }
    isBusy = false;
  };
  return {
    find: (key) => kept.get(key),
    ask(key, make, signal, onMade) {
      wanted.push({ key, make, signal, onMade });
      if (isBusy) return;
      isBusy = true;
      options.whenIdle(() => void makeNext());
    },
  };
}
