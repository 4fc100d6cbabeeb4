import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosaver, type AutosaverStatus } from '../../../../renderer/lib/autosaver.ts';

/** Saves that end when the test says so. */
function aStore() {
  const saved: string[] = [];
  const open: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = [];
  const save = (value: string): Promise<void> => {
    saved.push(value);
    return new Promise((resolve, reject) => open.push({ resolve, reject }));
  };
  return {
    saved,
    save,
    end: (index: number) => open[index]?.resolve(),
    fail: (index: number) => open[index]?.reject(new Error('full')),
  };
}

describe('createAutosaver', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const start = () => {
    const store = aStore();
    const statuses: AutosaverStatus['status'][] = [];
    const saver = createAutosaver<string>({
      save: store.save,
      onStatus: (status) => statuses.push(status.status),
      delayMs: 400,
    });
    return { ...store, saver, statuses };
  };

  it('saves once, after the quiet time, with the last value', async () => {
    const { saver, saved, statuses, end } = start();
    saver.change('a');
    await vi.advanceTimersByTimeAsync(399);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(399);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual(['ab']);
    expect(saver.isIdle()).toBe(false);
    end(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.isIdle()).toBe(true);
    expect(statuses).toEqual(['waiting', 'waiting', 'saving', 'idle']);
  });

  it('gives the last value back until it is stored, also while it is being saved or has failed', async () => {
    const { saver, end, fail } = start();
    expect(saver.unsaved()).toBeNull();
    saver.change('a');
    expect(saver.unsaved()).toEqual({ value: 'a' });
    void saver.flush();
    expect(saver.unsaved()).toEqual({ value: 'a' });
    saver.change('ab');
    expect(saver.unsaved()).toEqual({ value: 'ab' });
    end(0);
    await vi.advanceTimersByTimeAsync(0);
    fail(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.unsaved()).toEqual({ value: 'ab' });
    void saver.flush();
    end(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.unsaved()).toBeNull();
  });

  it('flushes at once, and the flush ends only when the saving has', async () => {
    const { saver, saved, end } = start();
    saver.change('a');
    let isOver = false;
    const flushed = saver.flush().then(() => (isOver = true));
    expect(saved).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(0);
    expect(isOver).toBe(false);
    end(0);
    await flushed;
    expect(isOver).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved).toEqual(['a']);
  });

  it('never runs two saves at a time, and saves what was typed meanwhile', async () => {
    const { saver, saved, end } = start();
    saver.change('a');
    void saver.flush();
    saver.change('ab');
    saver.change('abc');
    const flushed = saver.flush();
    expect(saved).toEqual(['a']);
    end(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['a', 'abc']);
    end(1);
    await flushed;
    expect(saver.isIdle()).toBe(true);
  });

  it('keeps a value that could not be saved and tries it again', async () => {
    const { saver, saved, statuses, fail, end } = start();
    saver.change('a');
    const flushed = saver.flush();
    fail(0);
    await flushed;
    expect(statuses.at(-1)).toBe('failed');
    expect(saver.isIdle()).toBe(false);
    const again = saver.flush();
    end(1);
    await again;
    expect(saved).toEqual(['a', 'a']);
    expect(statuses.at(-1)).toBe('idle');
  });

  it('prefers what was typed during a failed save to the value that failed', async () => {
    const { saver, saved, fail, end } = start();
    saver.change('a');
    const flushed = saver.flush();
    saver.change('b');
    fail(0);
    await flushed;
    const again = saver.flush();
    end(1);
    await again;
    expect(saved).toEqual(['a', 'b']);
  });

  it('has nothing to flush before the first change', async () => {
    const { saver, saved } = start();
    await saver.flush();
    expect(saved).toEqual([]);
  });
});
