import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TaskLimits } from '../../../../electron/jobs/watch-limits.ts';
import { createWorkerLine, type WorkerLine } from '../../../../electron/jobs/worker-line.ts';
import { conflict } from '../../../../shared/errors.ts';
import { unwrap } from '../../../../shared/result.ts';
import type { LineInput } from './workers/line-worker.ts';
import { sayLabel } from '../../../../shared/domain/said.ts';

const never = new AbortController().signal;
const onError = vi.fn();
let line: WorkerLine<LineInput, number>;

const GENEROUS = { cpuMs: 60_000, wallMs: 60_000, memoryBytes: 1e9 };

function open(
  options: { size?: number; idleMs?: number; limits?: Partial<TaskLimits> } = {},
): WorkerLine<LineInput, number> {
  onError.mockReset();
  line = createWorkerLine({
    workerFile: new URL('./workers/line-worker.ts', import.meta.url),
    size: options.size ?? 1,
    resourceLimits: { maxOldGenerationSizeMb: 30 },
    onError,
    ...(options.limits && { limits: { ...GENEROUS, ...options.limits } }),
    explainLimit: (limit, input) => conflict(limit, sayLabel(`${limit} of ${input}`)),
    ...(options.idleMs !== undefined && { idleMs: options.idleMs }),
  });
  return line;
}
afterEach(() => line.close());

describe('createWorkerLine', () => {
  it('does task after task in the same thread', async () => {
    const { run } = open();
    const threads = await Promise.all([1, 2, 3, 4].map(async () => unwrap(await run('thread', never))));
    expect(new Set(threads).size).toBe(1);
  });

  it('works side by side up to its size', async () => {
    const { run } = open({ size: 2 });
    const threads = await Promise.all([1, 2, 3, 4, 5].map(async () => unwrap(await run('thread', never))));
    expect(new Set(threads).size).toBe(2);
  });

  it('gives expected failures as values and goes on', async () => {
    const { run } = open();
    const first = unwrap(await run('thread', never));
    expect(await run('refuse', never)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(unwrap(await run('thread', never))).toBe(first);
    expect(onError).not.toHaveBeenCalled();
  });

  it.each<[LineInput, Partial<TaskLimits>, string]>([
    ['loop', { cpuMs: 300 }, 'time'],
    ['loopInside', { cpuMs: 300 }, 'time'],
    ['wait', { wallMs: 3_000 }, 'time'],
    ['eatBuffers', { memoryBytes: 200e6 }, 'memory'],
    ['eatMemory', {}, 'memory'],
  ])('ends a task that costs too much: %s', async (act, limits, met) => {
    const { run } = open({ limits });
    expect(await run(act, never)).toMatchObject({ ok: false, error: { message: `${met} of ${act}` } });
    expect(onError).not.toHaveBeenCalled();
    expect((await run('thread', never)).ok).toBe(true);
  });

  it('counts from when the turn of a task comes, and only what the task itself costs', async () => {
    const { run } = open({ limits: { wallMs: 1_500 } });
    const waiting = [run('wait', never), run('thread', never), run('thread', never)];
    expect((await Promise.all(waiting)).map(({ ok }) => ok)).toEqual([false, true, true]);
  });

  it.each<LineInput>(['throw', 'exit'])('survives a thread that dies (%s), and tells the log', async (act) => {
    const { run } = open();
    expect(await run(act, never)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(onError).toHaveBeenCalledOnce();
    expect((await run('thread', never)).ok).toBe(true);
  });

  it('tries a task again that met a thread spoilt by another', async () => {
    const { run } = open();
    const first = unwrap(await run('thread', never));
    const second = unwrap(await run('exitWhenUsed', never));
    expect(second).not.toBe(first);
    expect(onError).not.toHaveBeenCalled();
  });

  it('ends the thread of a cancelled task at once, and lets the next one begin', async () => {
    const { run } = open();
    const abort = new AbortController();
    const waiting = run('wait', abort.signal);
    const next = run('thread', never);
    abort.abort();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await next).ok).toBe(true);
    expect(await run('thread', AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('lets an idle thread go', async () => {
    const { run } = open({ idleMs: 1 });
    const first = unwrap(await run('thread', never));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(unwrap(await run('thread', never))).not.toBe(first);
  });
});
