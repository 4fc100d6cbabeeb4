import { describe, expect, it } from 'vitest';
import { applyJob, hasEnded, laterSnapshot, watchJobs } from '../../../../renderer/lib/job-store.ts';
import type { CaseId, JobId } from '../../../../shared/domain/ids.ts';
import type { Job } from '../../../../shared/domain/job.ts';

function aJob(changes: Partial<Job> = {}): Job {
  return {
    id: 'job-1' as JobId,
    kind: 'evidence-import',
    caseId: 'case-1' as CaseId,
    status: 'running',
    done: 1,
    total: 4,
    step: 'read',
    startedAt: '2026-10-01T10:00:00.000Z',
    result: null,
    error: null,
    ...changes,
  };
}

describe('laterSnapshot', () => {
  it('takes the first one that comes', () => {
    expect(laterSnapshot(undefined, aJob())).toEqual(aJob());
  });

  it('never goes back from the end', () => {
    const ended = aJob({ status: 'succeeded', done: 4 });
    expect(laterSnapshot(ended, aJob({ done: 3 }))).toBe(ended);
  });

  it('never goes back in what is done, except to the end', () => {
    const known = aJob({ done: 3 });
    expect(laterSnapshot(known, aJob({ done: 2 }))).toBe(known);
    expect(laterSnapshot(known, aJob({ done: 2, status: 'cancelled' })).status).toBe('cancelled');
  });
});

describe('hasEnded', () => {
  it.each([
    ['queued', false],
    ['running', false],
    ['cancelling', false],
    ['succeeded', true],
    ['failed', true],
    ['cancelled', true],
  ] as const)('%s: %s', (status, expected) => {
    expect(hasEnded({ status })).toBe(expected);
  });
});

describe('watchJobs', () => {
  it('hears each new snapshot of each job with the one before it', () => {
    const heard: string[] = [];
    const stop = watchJobs((job, before) => heard.push(`${job.id} ${before?.done ?? '-'}→${job.done}`));
    applyJob(aJob({ id: 'a' as JobId, done: 0 }));
    applyJob(aJob({ id: 'b' as JobId, done: 0 }));
    applyJob(aJob({ id: 'a' as JobId, done: 2 }));
    stop();
    applyJob(aJob({ id: 'a' as JobId, done: 3 }));
    expect(heard).toEqual(['a -→0', 'b -→0', 'a 0→2']);
  });
});
