export type AutosaverStatus =
  | { readonly status: 'idle' }
  | { readonly status: 'waiting' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly error: unknown };

export type AutosaverOptions<Value> = {
  readonly save: (value: Value) => Promise<unknown>;
  readonly onStatus: (status: AutosaverStatus) => void;
  /** Quiet time after the last change before it is saved. */
  readonly delayMs: number;
};

export type Autosaver<Value> = {
  /** Notes a new value; it is saved after the quiet time. */
  readonly change: (value: Value) => void;
  /** Saves what waits, now; ends when nothing is left to save, or when saving has failed. Never rejects. */
  readonly flush: () => Promise<void>;
  readonly isIdle: () => boolean;
  /** The last value while it isn't stored: waiting, being saved, or failed. */
  readonly unsaved: () => { readonly value: Value } | null;
};

/**
 * Saves a value some time after its last change. One save runs at a time and the last value always wins; a value whose
 * saving failed is kept and tried again at the next change or flush.
 */
export function createAutosaver<Value>({ save, onStatus, delayMs }: AutosaverOptions<Value>): Autosaver<Value> {
  let waiting: { readonly value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: { readonly value: Value } | null = null;
  let running: Promise<void> | null = null;

  const saveAll = async (): Promise<void> => {
    while (waiting) {
      const next = waiting;
      waiting = null;
      saving = next;
      onStatus({ status: 'saving' });
      try {
        await save(next.value);
      } catch (error) {
        waiting ??= next;
        onStatus({ status: 'failed', error });
        return;
      } finally {
        saving = null;
      }
    }
    onStatus({ status: 'idle' });
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    if (!running && !waiting) return Promise.resolve();
    running ??= saveAll().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    change(value) {
      waiting = { value };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delayMs);
      if (!running) onStatus({ status: 'waiting' });
    },
    flush,
    isIdle: () => !running && !waiting,
    unsaved: () => waiting ?? saving,
  };
}
