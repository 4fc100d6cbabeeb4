import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { hasEnded, watchJobs } from '../lib/job-store.ts';
import { showToast } from '../lib/toast-queue.ts';

/** Says how a check of the evidence files ended, wherever the user is by then; the settings have the list. */
export function useVaultCheckToast(): void {
  const { t } = useLingui();
  useEffect(
    () =>
      watchJobs((job, before) => {
        if (job.kind !== 'vault-check' || !before || hasEnded(before) || !hasEnded(job)) return;
        if (job.status === 'cancelled') showToast({ text: t`The check was stopped` });
        if (job.result?.kind !== 'vault-check') return;
        const { checked, problems } = job.result;
        if (problems.length === 0) {
          const text = t`${plural(checked, { one: '# file checked, nothing wrong', other: '# files checked, nothing wrong' })}`;
          showToast({ tone: 'success', text });
        } else {
          const text = t`${plural(problems.length, { one: '# evidence file is missing or damaged. The settings name it.', other: '# evidence files are missing or damaged. The settings name them.' })}`;
          showToast({ tone: 'danger', text });
        }
      }),
    [t],
  );
}
