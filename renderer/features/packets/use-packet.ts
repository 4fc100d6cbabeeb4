import { useState } from 'react';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId, JobId } from '../../../shared/domain/ids.ts';
import type { Job, JobResult } from '../../../shared/domain/job.ts';
import type { AppError } from '../../../shared/errors.ts';
import { tryCall } from '../../lib/client.ts';
import { hasEnded, useJob, useJobs } from '../../lib/job-store.ts';
import { flushAllSaves } from '../../lib/save-state.ts';
import { notePacket, useIsStale, usePreviewJobId } from './packet-freshness.ts';

type PreviewResult = Extract<JobResult, { kind: 'packet-preview' }>;
type ExportResult = Extract<JobResult, { kind: 'packet-export' }>;

export type PreviewModel = {
  /** The job that makes the packet now, or undefined. */
  readonly running: Job | undefined;
  /** The newest packet that was made. It stays while the next one is made. */
  readonly made: PreviewResult | null;
  /** The case has changed since that packet. */
  readonly isStale: boolean;
  readonly error: AppError | null;
  readonly start: () => Promise<void>;
};

export type ExportModel = {
  readonly running: Job | undefined;
  readonly made: { readonly jobId: JobId; readonly result: ExportResult } | null;
  /** The case has changed since that kit. */
  readonly isStale: boolean;
  readonly error: AppError | null;
  readonly start: () => Promise<void>;
};

/**
 * Making a packet to look at.
 * @param date the day printed on the letter
 */
export function usePreview(caseId: CaseId, date: LocalDate): PreviewModel {
  const jobId = usePreviewJobId(caseId);
  const job = useJob(jobId);
  const isStale = useIsStale(jobId);
  const [made, setMade] = useState<PreviewResult | null>(null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const newest = findMade(job);
  if (newest !== null && newest !== made) setMade(newest);
  return {
    running: findRunning(job),
    made: newest ?? made,
    isStale,
    error: refusal ?? job?.error ?? null,
    start: async () => {
      await flushAllSaves();
      const started = await tryCall('packets.startPreview', { caseId, date });
      setRefusal(started.ok ? null : started.error);
      if (started.ok) notePacket(started.value.jobId, caseId, 'preview');
    },
  };
}

/**
 * Writing the submission kit. What came of it is kept by the jobs, so that it is still there when the screen opens again.
 * @param date the day printed on the letter
 */
export function useExport(caseId: CaseId, date: LocalDate): ExportModel {
  const job = Object.values(useJobs())
    .filter((candidate) => candidate.kind === 'packet-export' && candidate.caseId === caseId)
    .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
    .at(-1);
  const isStale = useIsStale(job?.id ?? null);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  return {
    running: findRunning(job),
    isStale,
    made: job?.result?.kind === 'packet-export' ? { jobId: job.id, result: job.result } : null,
    error: refusal ?? (job?.status === 'failed' ? job.error : null),
    start: async () => {
      await flushAllSaves();
      const started = await tryCall('packets.startExport', { caseId, date });
      setRefusal(started.ok ? null : started.error);
      if (started.ok && started.value) notePacket(started.value.jobId, caseId, 'export');
    },
  };
}

function findMade(job: Job | undefined): PreviewResult | null {
  return job?.result?.kind === 'packet-preview' ? job.result : null;
}

function findRunning(job: Job | undefined): Job | undefined {
  return job && !hasEnded(job) ? job : undefined;
}
