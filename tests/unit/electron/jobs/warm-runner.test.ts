import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createWarmRunner } from '../../../../electron/jobs/warm-runner.ts';
import type { SampleInput } from './workers/sample-worker.ts';

const workerFile = new URL('./workers/sample-worker.ts', import.meta.url);

/** A runner whose jobs name the thread that did them. */
function createRunner(keepMs = 20_000) {
  const onError = vi.fn();
  const runner = createWarmRunner<SampleInput, string>({ workerFile, keepMs, onError });
  const run = (act: SampleInput['act'], signal = new AbortController().signal) =>
    runner.run({ act }, { signal, onProgress: () => undefined });
  const findThread = async (): Promise<string> => {
    const answer = await run('nameThread');
    return answer.ok ? answer.value : answer.error.code;
  };
  return { ...runner, run, findThread, onError };
}

describe('createWarmRunner', () => {
  it('uses the thread of the last job again', async () => {
    const runner = createRunner();
    const first = await runner.findThread();
    expect(await runner.findThread()).toBe(first);
    await runner.close();
    expect(await runner.findThread()).not.toBe(first);
    await runner.close();
  });

  it('gives the memory back after a while without work', async () => {
    const runner = createRunner(100);
    const first = await runner.findThread();
    await wait(500);
    expect(await runner.findThread()).not.toBe(first);
    await runner.close();
  });

  it.each(['fail', 'throw', 'exit'] as const)('takes a fresh thread after a job that went wrong: %s', async (act) => {
    const runner = createRunner();
    const first = await runner.findThread();
    expect(await runner.run(act)).toMatchObject({ ok: false });
    expect(await runner.findThread()).not.toBe(first);
    await runner.close();
  });

  it('takes a fresh thread after a job that was cancelled, and hears each cancel once', async () => {
    const runner = createRunner();
    const first = await runner.findThread();
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    expect(await runner.run('waitPolitely', abort.signal)).toMatchObject({ error: { code: 'cancelled' } });
    const second = await runner.findThread();
    expect(second).not.toBe(first);
    expect(await runner.findThread()).toBe(second);
    expect(runner.onError).not.toHaveBeenCalled();
    await runner.close();
  });

  it('gives jobs that run side by side a thread each', async () => {
    const runner = createRunner();
    const threads = await Promise.all([runner.findThread(), runner.findThread()]);
    expect(new Set(threads).size).toBe(2);
    await runner.close();
  });
});
