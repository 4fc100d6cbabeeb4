import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runInWorker } from '../../../../electron/jobs/run-in-worker.ts';
import { createTempDir } from '../../../support/temp-dir.ts';
import type { SampleInput } from './workers/sample-worker.ts';

const WORKER = new URL('./workers/sample-worker.ts', import.meta.url);

function run(
  input: SampleInput,
  options: { signal?: AbortSignal; isAborted?: boolean; resourceLimits?: { maxOldGenerationSizeMb: number } } = {},
) {
  const abort = new AbortController();
  const onProgress = vi.fn((_done: number, _total: number, step: string) => {
    if (step === 'begun' && options.isAborted) abort.abort();
  });
  const onError = vi.fn();
  const result = runInWorker<SampleInput, string>({
    workerFile: WORKER,
    input,
    signal: options.signal ?? abort.signal,
    onProgress,
    onError,
    ...(options.resourceLimits && { resourceLimits: options.resourceLimits }),
  });
  return { result, onProgress, onError };
}

describe('runInWorker', () => {
  it('gives the worker’s answer and its progress', async () => {
    const { result, onProgress, onError } = run({ act: 'count', bytes: new Uint8Array(5) });
    expect(await result).toEqual({ ok: true, value: 'counted 5' });
    expect(onProgress.mock.calls).toEqual([
      [1, 3, 'count'],
      [2, 3, 'count'],
      [3, 3, 'count'],
    ]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('gives back expected failures, returned or thrown', async () => {
    expect(await run({ act: 'fail' }).result).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(await run({ act: 'throwAppError' }).result).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it.each<[string, SampleInput['act'], RegExp]>([
    ['throws', 'throw', /a surprise/],
    ['throws outside its promise', 'throwLater', /a late surprise/],
    ['leaves the process', 'exit', /ended with code 3/],
    ['answers with something that can’t be sent', 'answerUnclonable', /can't be sent: .*could not be cloned/],
  ])('makes an error of a worker that %s, and tells the log', async (_, act, message) => {
    const { result, onError } = run({ act });
    const answer = await result;
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toMatch(message);
    expect(onError).toHaveBeenCalledOnce();
    expect(String(onError.mock.calls[0]?.[0])).toMatch(message);
  });

  it('survives a worker that runs out of memory', async () => {
    const { result, onError } = run({ act: 'eatMemory' }, { resourceLimits: { maxOldGenerationSizeMb: 30 } });
    expect(await result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(String(onError.mock.calls[0]?.[0])).toMatch(/memory/);
  });

  it('makes an error of a worker file that is not there', async () => {
    const workerFile = new URL('./workers/no-such-worker.ts', import.meta.url);
    const signal = new AbortController().signal;
    const result = await runInWorker({ workerFile, input: {}, signal, onProgress: () => undefined });
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});

describe('runInWorker, cancelled', () => {
  it('does not begin when it was cancelled before', async () => {
    const { result, onProgress } = run({ act: 'count' }, { signal: AbortSignal.abort() });
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(onProgress).not.toHaveBeenCalled();
  });

  it('tells the worker, which stops', async () => {
    const atMs = performance.now();
    const { result, onError } = run({ act: 'waitPolitely' }, { isAborted: true });
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(performance.now() - atMs).toBeLessThan(4000);
    expect(onError).not.toHaveBeenCalled();
  });

  it('lets the worker tidy up', async () => {
    const file = join(createTempDir(), 'tidied');
    expect(await run({ act: 'tidyUp', file }, { isAborted: true }).result).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(readFileSync(file, 'utf8')).toBe('tidied');
  });

  it('takes the answer of a worker that was done all the same', async () => {
    const { result } = run({ act: 'finishAnyway' }, { isAborted: true });
    expect(await result).toEqual({ ok: true, value: 'too late to stop' });
  });

  it('ends a worker that does not listen, after 5 seconds', async () => {
    const atMs = performance.now();
    const { result } = run({ act: 'spin' }, { isAborted: true });
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(performance.now() - atMs).toBeGreaterThan(4900);
    expect(performance.now() - atMs).toBeLessThan(9000);
  });
});
