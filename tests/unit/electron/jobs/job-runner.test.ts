import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJobRunner, type JobContext, type JobSpec } from '../../../../electron/jobs/job-runner.ts';
import { appError, AppErrorException, conflict } from '../../../../shared/errors.ts';
import type { CaseId, JobId } from '../../../../shared/domain/ids.ts';
import { type Job, jobSchema, type JobResult } from '../../../../shared/domain/job.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { sayLabel } from '../../../../shared/domain/said.ts';

const CASE = 'case-a' as CaseId;
const DONE: JobResult = { kind: 'evidence-import', added: [], duplicates: [], refused: [], lookAlikes: [], left: [] };

function setUp() {
  const seen: Job[] = [];
  const errors: [unknown, string][] = [];
  let ids = 0;
  const jobs = createJobRunner({
    now: () => new Date('2026-09-14T10:15:00Z'),
    newId: () => `id-${(ids += 1)}`,
    onChange: (job) => seen.push(jobSchema.parse(job)),
    onError: (error, errorId) => errors.push([error, errorId]),
  });
  const statusesOf = (id: JobId) => seen.filter((job) => job.id === id).map((job) => job.status);
  return { jobs, seen, errors, statusesOf };
}

/** A job that ends when told to. */
function controlled(kind: JobSpec['kind'] = 'evidence-import') {
  const { promise, resolve, reject } = Promise.withResolvers<Result<JobResult>>();
  let context: JobContext | undefined;
  const spec: JobSpec = {
    kind,
    caseId: CASE,
    run: (given) => {
      context = given;
      return promise;
    },
  };
  return { spec, resolve, reject, context: () => context as JobContext, hasBegun: () => context !== undefined };
}

afterEach(() => vi.useRealTimers());

describe('createJobRunner', () => {
  it('tells of a job from its start to its end', async () => {
    const { jobs, seen } = setUp();
    const id = jobs.start({
      kind: 'evidence-import',
      caseId: CASE,
      total: 2,
      run: async ({ report }) => {
        report(1, 2, 'read');
        return ok(DONE);
      },
    });
    expect(seen[0]).toMatchObject({ id, status: 'queued', done: 0, total: 2, startedAt: '2026-09-14T10:15:00.000Z' });
    await jobs.idle();
    expect(seen.map((job) => [job.status, job.done, job.step])).toEqual([
      ['queued', 0, ''],
      ['running', 0, ''],
      ['running', 1, 'read'],
      ['succeeded', 2, 'read'],
    ]);
    expect(jobs.list()).toEqual([seen.at(-1)]);
    expect(seen.at(-1)?.result).toEqual(DONE);
  });

  it('runs jobs of one kind one after the other, and other kinds beside them', async () => {
    const { jobs, statusesOf } = setUp();
    const [one, two, other] = [controlled('packet-export'), controlled('packet-export'), controlled('vault-check')];
    const ids = [one, two, other].map((job) => jobs.start(job.spec));
    expect([one.hasBegun(), two.hasBegun(), other.hasBegun()]).toEqual([true, false, true]);
    one.resolve(fail(appError('disk-full', 'full', { path: 'x' })));
    await vi.waitFor(() => expect(two.hasBegun()).toBe(true));
    two.resolve(ok(DONE));
    other.resolve(ok(DONE));
    await jobs.idle();
    expect(ids.map((id) => statusesOf(id).at(-1))).toEqual(['failed', 'succeeded', 'succeeded']);
  });

  it('never lets progress fall or pass its total', async () => {
    const { jobs, seen } = setUp();
    jobs.start({
      kind: 'evidence-import',
      caseId: CASE,
      run: async ({ report }) => {
        report(5, 10, 'a');
        report(3, 10, 'b');
        report(12, 10, 'c');
        return ok(DONE);
      },
    });
    await jobs.idle();
    const running = seen.filter((job) => job.step !== '');
    expect(running.map((job) => [job.done, job.total])).toEqual([
      [5, 10],
      [5, 10],
      [12, 12],
      [12, 12],
    ]);
  });

  it('reports a step’s progress at most every 100 ms, each new step at once, and the last state always', async () => {
    vi.useFakeTimers();
    const { jobs, seen } = setUp();
    const job = controlled();
    jobs.start(job.spec);
    const countNew = () => seen.splice(0).length;
    expect(countNew()).toBe(2);
    job.context().report(0, 1000, 'read');
    expect(countNew()).toBe(1);
    for (let done = 1; done <= 500; done += 1) {
      job.context().report(done, 1000, 'read');
      vi.advanceTimersByTime(1);
    }
    const reported = seen.splice(0);
    expect(reported.length).toBeGreaterThanOrEqual(4);
    expect(reported.length).toBeLessThanOrEqual(5);
    job.context().report(700, 1000, 'read');
    vi.advanceTimersByTime(100);
    expect(seen.splice(0).at(-1)?.done).toBe(700);
    job.context().report(701, 1000, 'write');
    job.context().report(702, 1000, 'verify');
    expect(seen.splice(0).map((snapshot) => snapshot.step)).toEqual(['write', 'verify']);
    job.context().report(703, 1000, 'verify');
    job.resolve(ok(DONE));
    await jobs.idle();
    expect(seen.at(-1)).toMatchObject({ status: 'succeeded', done: 1000 });
    seen.length = 0;
    vi.advanceTimersByTime(10_000);
    job.context().report(5, 1000, 'late');
    expect(seen).toEqual([]);
  });

  it('keeps a surprise out of the snapshot and tells the log once', async () => {
    const { jobs, seen, errors } = setUp();
    jobs.start({ kind: 'evidence-import', caseId: CASE, run: () => Promise.reject(new Error('secret path')) });
    await jobs.idle();
    expect(seen.at(-1)).toMatchObject({ status: 'failed', error: { code: 'internal', details: { errorId: 'id-2' } } });
    expect(JSON.stringify(seen)).not.toContain('secret');
    expect(errors).toEqual([[expect.objectContaining({ message: 'secret path' }), 'id-2']]);
  });

  it('survives a job that throws at once, and takes a thrown AppError as expected', async () => {
    const { jobs, seen, errors } = setUp();
    jobs.start({
      kind: 'evidence-import',
      caseId: CASE,
      run: () => {
        throw new AppErrorException(conflict('x', sayLabel('taken')));
      },
    });
    await jobs.idle();
    expect(seen.at(-1)).toMatchObject({ status: 'failed', error: { code: 'conflict' } });
    expect(errors).toEqual([]);
  });

  it('names the latest 20 finished jobs and every unfinished one', async () => {
    const { jobs } = setUp();
    const waiting = controlled('packet-export');
    const first = jobs.start(waiting.spec);
    for (let n = 0; n < 30; n += 1) {
      const job = controlled();
      jobs.start(job.spec);
      job.resolve(ok(DONE));
      await vi.waitFor(() => expect(jobs.list().at(-1)?.status).toBe('succeeded'));
    }
    expect(jobs.list()).toHaveLength(21);
    expect(jobs.list()[0]?.id).toBe(first);
    waiting.resolve(ok(DONE));
    await jobs.idle();
  });
});

describe('createJobRunner, cancel', () => {
  it('asks a running job to stop and leaves the outcome to it', async () => {
    const { jobs, statusesOf } = setUp();
    const [stops, succeeds, breaks] = [
      controlled('evidence-import'),
      controlled('packet-export'),
      controlled('vault-check'),
    ];
    const ids = [stops, succeeds, breaks].map((job) => jobs.start(job.spec));
    for (const id of ids) {
      jobs.cancel(id);
      jobs.cancel(id);
    }
    expect(stops.context().signal.aborted).toBe(true);
    stops.resolve(fail(appError('cancelled', 'stopped', {})));
    succeeds.resolve(ok(DONE));
    breaks.reject(new DOMException('aborted', 'AbortError'));
    await jobs.idle();
    expect(ids.map((id) => statusesOf(id))).toEqual([
      ['queued', 'running', 'cancelling', 'cancelled'],
      ['queued', 'running', 'cancelling', 'succeeded'],
      ['queued', 'running', 'cancelling', 'cancelled'],
    ]);
  });

  it('takes a waiting job off the queue without running it', async () => {
    const { jobs, statusesOf } = setUp();
    const [one, two, three] = [controlled(), controlled(), controlled()];
    const ids = [one, two, three].map((job) => jobs.start(job.spec));
    jobs.cancel(ids[1] as JobId);
    expect(statusesOf(ids[1] as JobId)).toEqual(['queued', 'cancelled']);
    one.resolve(ok(DONE));
    three.resolve(ok(DONE));
    await jobs.idle();
    expect([two.hasBegun(), three.hasBegun()]).toEqual([false, true]);
  });

  it('lets finished and unknown jobs be', async () => {
    const { jobs, seen } = setUp();
    const id = jobs.start({ kind: 'evidence-import', caseId: CASE, run: async () => ok(DONE) });
    await jobs.idle();
    const before = seen.length;
    jobs.cancel(id);
    jobs.cancel('nobody' as JobId);
    expect(seen).toHaveLength(before);
  });
});

describe('createJobRunner, stopAll', () => {
  it('cancels everything, waits for what stops in time, and starts nothing more', async () => {
    const { jobs, statusesOf } = setUp();
    const [running, waiting, later] = [controlled(), controlled(), controlled()];
    const ids = [running, waiting].map((job) => jobs.start(job.spec));
    const stopped = jobs.stopAll(5000);
    running.resolve(fail(appError('cancelled', 'stopped', {})));
    await stopped;
    const last = jobs.start(later.spec);
    expect([waiting.hasBegun(), later.hasBegun()]).toEqual([false, false]);
    expect([...ids, last].map((id) => statusesOf(id).at(-1))).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('does not wait longer than it may', async () => {
    const { jobs } = setUp();
    const stubborn = controlled();
    jobs.start(stubborn.spec);
    const atMs = performance.now();
    await jobs.stopAll(50);
    expect(performance.now() - atMs).toBeLessThan(2000);
    expect(jobs.list()[0]?.status).toBe('cancelling');
    stubborn.resolve(ok(DONE));
    await jobs.idle();
  });
});

describe('createJobRunner, any sequence of starts, ends and cancels', () => {
  it('runs at most one of each kind, ends every job once, and comes to rest', async () => {
    const kind = fc.constantFrom<JobSpec['kind']>('evidence-import', 'packet-export', 'vault-check');
    const action = fc.oneof(
      fc.record({ act: fc.constant('start' as const), kind }),
      fc.record({
        act: fc.constant('end' as const),
        pick: fc.nat(),
        outcome: fc.constantFrom('ok', 'cancelled', 'throw'),
      }),
      fc.record({ act: fc.constant('cancel' as const), pick: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
        const { jobs, statusesOf } = setUp();
        const started: { id: JobId; job: ReturnType<typeof controlled> }[] = [];
        const end = (job: ReturnType<typeof controlled>, outcome: string): void => {
          if (outcome === 'throw') job.reject(new Error('x'));
          else job.resolve(outcome === 'ok' ? ok(DONE) : fail(appError('cancelled', 'x', {})));
        };
        for (const step of actions) {
          const picked = 'pick' in step ? started[step.pick % Math.max(1, started.length)] : undefined;
          if (step.act === 'start') {
            const job = controlled(step.kind);
            started.push({ job, id: jobs.start(job.spec) });
          } else if (picked && step.act === 'cancel') jobs.cancel(picked.id);
          else if (picked?.job.hasBegun() && step.act === 'end') end(picked.job, step.outcome);
          await Promise.resolve();
          const active = jobs.list().filter((job) => job.status === 'running' || job.status === 'cancelling');
          expect(new Set(active.map((job) => job.kind)).size).toBe(active.length);
        }
        for (const { job } of started) end(job, 'ok');
        await jobs.idle();
        for (const { id } of started) {
          const ends = statusesOf(id).filter((status) => ['succeeded', 'failed', 'cancelled'].includes(status));
          expect(ends).toHaveLength(1);
          expect(statusesOf(id).at(-1)).toBe(ends[0]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
