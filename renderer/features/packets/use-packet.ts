import { useState } from 'react';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId, JobId } from '../../../shared/domain/ids.ts';
import type { Job, JobResult } from '../../../shared/domain/job.ts';
import type { AppError } from '../../../shared/errors.ts';
import { tryCall } from '../../lib/client.ts';
import { hasEnded, useJobs } from '../../lib/job-store.ts';
import { flushAllSaves } from '../../lib/save-state.ts';
import { drawKitPages } from './draw-kit-pages.ts';
import { notePacket, useIsStale } from './packet-freshness.ts';

type ExportResult = Extract<JobResult, { kind: 'packet-export' }>;

export type ExportModel = {
  readonly running: Job | undefined;
  readonly made: { readonly jobId: JobId; readonly result: ExportResult } | null;
  /** The case has changed since that kit. */
  readonly isStale: boolean;
  readonly error: AppError | null;
  readonly start: () => Promise<void>;
};

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
      await drawKitPages(caseId, date, new AbortController().signal);
      const started = await tryCall('packets.startExport', { caseId, date });
      setRefusal(started.ok ? null : started.error);
      if (started.ok && started.value) notePacket(started.value.jobId, caseId);
    },
  };
}

function findRunning(job: Job | undefined): Job | undefined {
  return job && !hasEnded(job) ? job : undefined;
}
