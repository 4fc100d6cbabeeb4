import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import type { Job } from '../../shared/domain/job.ts';
import { tryChange } from '../lib/change.ts';
import { hasEnded, watchJobs } from '../lib/job-store.ts';
import { showToast, type ToastContent } from '../lib/toast-queue.ts';
import { offerUndo } from '../lib/undo-offer.ts';
import { needsReading } from './needs-reading.ts';

/** A short message for work that ended well; the rest stays in the tray until it was read. */
export function useEndToasts(): void {
  const { t } = useLingui();
  useEffect(() => {
    const describeEnd = (job: Job): ToastContent | null => {
      const { result } = job;
      if (job.status === 'cancelled') {
        // Files that were taken in before stay: each was safe by itself, and undo takes them away again.
        const isImport = job.kind === 'evidence-import';
        return {
          text: isImport ? t`Stopped after ${job.done} of ${job.total} files` : t`Cancelled. Nothing was left behind.`,
        };
      }
      if (result?.kind === 'evidence-import') {
        const { length } = result.added;
        return { tone: 'success', text: t`${plural(length, { one: '# file added', other: '# files added' })}` };
      }
      if (result?.kind === 'archive-open') {
        return { tone: 'success', text: t`“${result.title}” is among your appeals now` };
      }
      if (result?.kind === 'archive-save') {
        const onAction = (): void => void tryChange('archives.showInFolder', { jobId: job.id });
        const action = { label: t`Show in folder`, onAction };
        return { tone: 'success', text: t`Saved as ${result.fileName}`, action };
      }
      if (result?.kind !== 'packet-export') return null;
      const onAction = (): void => void tryChange('packets.showInFolder', { jobId: job.id });
      return {
        tone: 'success',
        text: t`Exported to ${result.folderName}`,
        action: { label: t`Show in folder`, onAction },
      };
    };
    return watchJobs((job, before) => {
      const isNews = before && !hasEnded(before) && hasEnded(job);
      if (!isNews || needsReading(job) || job.kind === 'vault-check' || job.kind === 'recognise-text') return;
      if (job.result?.kind === 'evidence-replace' && job.caseId !== null) {
        void offerUndo(job.caseId, t`File replaced. The earlier one is kept.`, t`Undo`);
      }
      const end = describeEnd(job);
      if (end) showToast(end);
    });
  }, [t]);
}
