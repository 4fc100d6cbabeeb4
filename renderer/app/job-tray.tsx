import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Job } from '../../shared/domain/job.ts';
import { Button } from '../components/button/button.tsx';
import { IconButton } from '../components/button/icon-button.tsx';
import { ProgressBar } from '../components/progress-bar/progress-bar.tsx';
import { tryChange } from '../lib/change.ts';
import { describeError } from '../lib/describe-error.ts';
import { hasEnded, useJobs, watchJobs } from '../lib/job-store.ts';
import { showToast } from '../lib/toast-queue.ts';
import { ImportSummary } from './import-summary.tsx';
import { needsReading } from './needs-reading.ts';
import styles from './job-tray.module.css';
import { useVaultCheckToast } from './use-vault-check-toast.ts';

/** Under this a job shows nothing: it is over before it could be read. */
const SHOW_AFTER_MS = 300;

/** Long work of any kind, wherever the user is: progress and cancel while it runs, then what came of it. */
export function JobTray() {
  const { t } = useLingui();
  const jobs = Object.values(useJobs());
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  useEndToasts();
  useVaultCheckToast();
  const open = jobs.filter((job) => job.kind !== 'packet-preview' && !closed.has(job.id));
  // The newest summary says enough; an older one has been seen.
  const lastToRead = open.filter((job) => hasEnded(job) && needsReading(job)).at(-1);
  const shown = open.filter((job) => !hasEnded(job) || job === lastToRead);
  if (shown.length === 0) return null;
  return (
    <section className={styles.tray} aria-label={t`Work going on`} data-panel="">
      {shown.map((job) => (
        <JobCard key={job.id} job={job} onClose={() => setClosed((before) => new Set([...before, job.id]))} />
      ))}
    </section>
  );
}

function JobCard({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const stepName = STEP_NAMES[job.step];
  const isShown = useLater(SHOW_AFTER_MS);
  const names: Readonly<Record<Job['kind'], string>> = {
    'evidence-import': t`Adding files`,
    'packet-export': t`Exporting the packet`,
    'packet-preview': t`Making the preview`,
    'vault-check': t`Checking evidence files`,
  };
  const name = names[job.kind];
  if (hasEnded(job)) return <EndedCard job={job} onClose={onClose} />;
  if (!isShown) return null;
  return (
    <div className={styles.card}>
      <ProgressBar
        label={name}
        done={job.status === 'queued' ? null : job.done}
        total={job.total}
        valueText={job.status === 'cancelling' ? t`Stopping…` : t`${job.done} of ${job.total}`}
      />
      <div className={styles.foot}>
        <span className={styles.step}>{stepName && i18n._(stepName)}</span>
        <Button
          size="sm"
          isDisabled={job.status === 'cancelling'}
          onPress={() => void tryChange('jobs.cancel', { jobId: job.id })}
        >
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </div>
  );
}

function EndedCard({ job, onClose }: { readonly job: Job; readonly onClose: () => void }) {
  const { t } = useLingui();
  const failure = job.error ? describeError(job.error) : null;
  const imported = job.result?.kind === 'evidence-import' ? job.result : null;
  const goodNews = imported?.added.length === 0 ? t`Nothing was added` : t`Files added, with notes`;
  return (
    <div className={styles.card} role="status">
      <div className={styles.head}>
        {failure ? (
          <CircleAlert className={styles.failed} aria-hidden />
        ) : (
          <CircleCheck className={styles.done} aria-hidden />
        )}
        <strong>{failure ? failure.title : goodNews}</strong>
        <IconButton icon={X} size="sm" label={t`Close`} onPress={onClose} />
      </div>
      {failure && failure.fix !== '' && <p className={styles.fix}>{failure.fix}</p>}
      {imported && <ImportSummary result={imported} />}
    </div>
  );
}

/** A short message for work that ended well; the rest stays in the tray until it was read. */
function useEndToasts(): void {
  const { t } = useLingui();
  useEffect(
    () =>
      watchJobs((job, before) => {
        if (!before || hasEnded(before) || !hasEnded(job) || needsReading(job)) return;
        if (job.kind === 'vault-check') return;
        if (job.status === 'cancelled') {
          // Files that were taken in before stay: each was safe by itself, and undo takes them away again.
          const isImport = job.kind === 'evidence-import';
          showToast({
            text: isImport
              ? t`Stopped after ${job.done} of ${job.total} files`
              : t`Cancelled. Nothing was left behind.`,
          });
        } else if (job.result?.kind === 'evidence-import') {
          const { added } = job.result;
          showToast({
            tone: 'success',
            text: t`${plural(added.length, { one: '# file added', other: '# files added' })}`,
          });
        } else if (job.result?.kind === 'packet-export') {
          showToast({
            tone: 'success',
            text: t`Exported to ${job.result.folderName}`,
            action: {
              label: t`Show in folder`,
              onAction: () => void tryChange('packets.showInFolder', { jobId: job.id }),
            },
          });
        }
      }),
    [t],
  );
}

function useLater(delayMs: number): boolean {
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLater(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isLater;
}

const STEP_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  read: msg`Reading`,
  copy: msg`Copying`,
  layout: msg`Laying out pages`,
  write: msg`Writing`,
  verify: msg`Checking every link`,
  check: msg`Comparing with what was taken in`,
};
