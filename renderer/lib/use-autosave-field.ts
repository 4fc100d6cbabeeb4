import { useEffect, useId, useRef, useState } from 'react';
import { createAutosaver, type Autosaver } from './autosaver.ts';
import { reportSaving } from './save-state.ts';

const QUIET_MS = 400;

export type AutosaveFieldOptions<Value> = {
  /** The value as the application has it. */
  readonly value: Value;
  /** Stores it; ends after `value` has become what was stored (as `change` does). Rejects when it can't. */
  readonly save: (value: Value) => Promise<unknown>;
  /** A fault in words, or null. A value with a fault isn't saved. */
  readonly validate?: (value: Value) => string | null;
  /** Quiet time before saving, in milliseconds; 0 for choices, which are saved at once. */
  readonly delayMs?: number;
};

export type AutosaveField<Value> = {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly errorMessage: string | null;
};

/**
 * A field that saves itself: 400 ms after typing, on leaving it, and when its screen goes away. While it is used it shows
 * what was typed; otherwise what the application has, so that undo and other windows reach it. Spread it onto a field.
 */
export function useAutosaveField<Value>(options: AutosaveFieldOptions<Value>): AutosaveField<Value> {
  const { value, validate, delayMs = QUIET_MS } = options;
  const fieldId = useId();
  const latest = useRef(options);
  const isFocused = useRef(false);
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  useEffect(() => {
    latest.current = options;
  });

  const saver = useRef<Autosaver<Value> | null>(null);
  const getSaver = (): Autosaver<Value> => {
    saver.current ??= createAutosaver<Value>({
      save: (next) => latest.current.save(next),
      delayMs,
      onStatus: (status) => {
        reportSaving(fieldId, status, () => getSaver().flush());
        if (status.status === 'idle' && !isFocused.current) setDraft(null);
      },
    });
    return saver.current;
  };

  useEffect(
    () => () => {
      void saver.current?.flush();
    },
    [],
  );

  const shown = draft ? draft.value : value;
  return {
    value: shown,
    errorMessage: draft ? (validate?.(draft.value) ?? null) : null,
    onChange(next) {
      setDraft({ value: next });
      if ((validate?.(next) ?? null) === null) {
        getSaver().change(next);
        if (delayMs === 0) void getSaver().flush();
      }
    },
    onFocus() {
      isFocused.current = true;
    },
    onBlur() {
      isFocused.current = false;
      const { current } = saver;
      if (current && !current.isIdle()) void current.flush();
      else if (draft && (validate?.(draft.value) ?? null) === null) setDraft(null);
    },
  };
}
