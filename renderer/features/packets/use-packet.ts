import { useState } from 'react';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId, JobId } from '../../../shared/domain/ids.ts';
import type { Job, JobResult } from '../../../shared/domain/job.ts';
import type { AppError } from '../../../shared/errors.ts';
import { tryCall } from '../../lib/client.ts';
import { hasEnded, useJob, useJobs } from '../../lib/job-store.ts';
import { flushAllSaves } from '../../lib/save-state.ts';
import { notePreview, usePreviewOf } from './preview-store.ts';

type PreviewResult = Extract<JobResult, { kind: 'packet-preview' }>;
type ExportResult = Extract<JobResult, { kind: 'packet-export' }>;

export type PacketModel = {
  readonly preview: {
    /** The job that makes the packet now, or undefined. */
    readonly running: Job | undefined;
    /** The newest packet that was made. */
    readonly made: PreviewResult | null;
    readonly isStale: boolean;
    readonly error: AppError | null;
  };
  readonly export: {
    readonly running: Job | undefined;
    readonly made: { readonly jobId: JobId; readonly result: ExportResult } | null;
    readonly error: AppError | null;
  };
  readonly startPreview: () => Promise<void>;
  readonly startExport: () => Promise<void>;
};

/**
 * Previewing and exporting one case's packet.
 * @param date the day printed on the letter
 */
export function usePacket(caseId: CaseId, date: LocalDate): PacketModel {
  const noted = usePreviewOf(caseId);
  const previewJob = useJob(noted?.jobId ?? null);
  const exportJob = useLastExport(caseId);
  const [made, setMade] = useState<PreviewResult | null>(null);
  const [refusals, setRefusals] = useState<{ readonly preview: AppError | null; readonly export: AppError | null }>({
    preview: null,
    export: null,
  });
  // The last packet stays on the screen while the next one is made.
  const newest = previewJob?.result?.kind === 'packet-preview' ? previewJob.result : null;
  if (newest !== null && newest !== made) setMade(newest);
  return {
    preview: {
      running: previewJob && !hasEnded(previewJob) ? previewJob : undefined,
      made: newest ?? made,
      isStale: noted?.isStale ?? false,
      error: refusals.preview ?? previewJob?.error ?? null,
    },
    export: {
      running: exportJob && !hasEnded(exportJob) ? exportJob : undefined,
      made: exportJob?.result?.kind === 'packet-export' ? { jobId: exportJob.id, result: exportJob.result } : null,
      error: refusals.export ?? (exportJob?.status === 'failed' ? exportJob.error : null),
    },
    startPreview: async () => {
      await flushAllSaves();
      const started = await tryCall('packets.startPreview', { caseId, date });
      setRefusals((before) => ({ ...before, preview: started.ok ? null : started.error }));
      if (started.ok) notePreview(caseId, started.value.jobId);
    },
    startExport: async () => {
      await flushAllSaves();
      const started = await tryCall('packets.startExport', { caseId, date });
      setRefusals((before) => ({ ...before, export: started.ok ? null : started.error }));
    },
  };
}

/** The newest export of the case in this run of the window. */
function useLastExport(caseId: CaseId): Job | undefined {
  const exports = Object.values(useJobs()).filter((job) => job.kind === 'packet-export' && job.caseId === caseId);
  return exports.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)).at(-1);
}
