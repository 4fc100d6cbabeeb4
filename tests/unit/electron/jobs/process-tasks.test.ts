import { afterEach, describe, expect, it, vi } from 'vitest';
import { forkNodeProcess } from '../../../../electron/jobs/fork-node-process.ts';
import type { ChildPort } from '../../../../electron/jobs/process-tasks.ts';
import { createWorkerLine, type WorkerLine } from '../../../../electron/jobs/worker-line.ts';
import { conflict } from '../../../../shared/errors.ts';
import { unwrap } from '../../../../shared/result.ts';
import type { LineInput } from './workers/line-worker.ts';
import { sayLabel } from '../../../../shared/domain/said.ts';

// Processes take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 60_000 });

const never = new AbortController().signal;
const LINE_PROCESS = new URL('../../../../electron/jobs/line-process.ts', import.meta.url);
const onError = vi.fn();
let line: WorkerLine<LineInput, number>;

function open({ size = 1, fork = forkNodeProcess } = {}): WorkerLine<LineInput, number>['run'] {
  onError.mockReset();
  line = createWorkerLine({
    host: { fork, file: LINE_PROCESS },
    workerFile: new URL('./workers/line-worker.ts', import.meta.url),
    size,
    resourceLimits: { maxOldGenerationSizeMb: 30 },
    limits: { cpuMs: 60_000, wallMs: 30_000, memoryBytes: 200e6 },
    explainLimit: (limit, input) => conflict(limit, sayLabel(`${limit} of ${input}`)),
    onError,
  });
  return line.run;
}
afterEach(() => line.close());

describe('a line in a process of its own', () => {
  it('does task after task there, and keeps what threads keep', async () => {
    const run = open();
    const process_ = unwrap(await run('process', never));
    expect(process_).not.toBe(process.pid);
    expect(unwrap(await run('process', never))).toBe(process_);
    expect(await run('refuse', never)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await run('throw', never)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(onError).toHaveBeenCalledOnce();
    expect(await run('eatBuffers', never)).toMatchObject({ ok: false, error: { message: 'memory of eatBuffers' } });
    expect(unwrap(await run('process', never))).toBe(process_);
  });

  it('outlives a task that aborts the process', async () => {
    const run = open();
    const first = unwrap(await run('process', never));
    expect(await run('abort', never)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(onError).toHaveBeenCalledOnce();
    expect(unwrap(await run('process', never))).not.toBe(first);
  });

  it('does what was under way beside it again', async () => {
    const run = open({ size: 2 });
    const [innocent, guilty] = await Promise.all([run('pause', never), run('abort', never)]);
    expect(innocent.ok).toBe(true);
    expect(guilty.ok).toBe(false);
  });

  it('ends a task that is cancelled', async () => {
    const run = open();
    const abort = new AbortController();
    const waiting = run('wait', abort.signal);
    setTimeout(() => abort.abort(), 50);
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await run('thread', never)).ok).toBe(true);
  });

  it('works with threads of this process where none can be started', async () => {
    const run = open({ fork: (): ChildPort => forkNodeProcess(new URL('no-such-file.ts', import.meta.url)) });
    expect(unwrap(await run('process', never))).toBe(process.pid);
    expect(unwrap(await run('process', never))).toBe(process.pid);
    expect(onError).not.toHaveBeenCalled();
  });
});
