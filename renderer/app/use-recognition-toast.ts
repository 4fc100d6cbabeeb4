import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { hasEnded, watchJobs } from '../lib/job-store.ts';
import { showToast } from '../lib/toast-queue.ts';
import { needsReading } from './needs-reading.ts';

/** Says what came of recognising text, unless there is more to say than fits. */
export function useRecognitionToast(): void {
  const { t } = useLingui();
  useEffect(
    () =>
      watchJobs((job, before) => {
        const isNews = job.kind === 'recognise-text' && before && !hasEnded(before) && hasEnded(job);
        if (!isNews || needsReading(job)) return;
        if (job.status === 'cancelled') showToast({ text: t`Stopped. The pages that were done are kept.` });
        if (job.result?.kind !== 'recognise-text') return;
        const { recognised } = job.result;
        if (recognised === 0) showToast({ text: t`Every page has its text already.` });
        else {
          const text = t`${plural(recognised, { one: 'Text of # page recognised', other: 'Text of # pages recognised' })}`;
          showToast({ tone: 'success', text });
        }
      }),
    [t],
  );
}
