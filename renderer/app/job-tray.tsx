import { Trans, useLingui } from '@lingui/react/macro';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Job } from '../../shared/domain/job.ts';
import { Button } from '../components/button/button.tsx';
import { IconButton } from '../components/button/icon-button.tsx';
import { ProgressBar } from '../components/progress-bar/progress-bar.tsx';
import { tryChange } from '../lib/change.ts';
import { describeError } from '../lib/describe-error.ts';
import { hasEnded, useJobs } from '../lib/job-store.ts';
import { useSayFinding } from '../lib/use-say.ts';
import { ImportSummary } from './import-summary.tsx';
import { needsReading } from './needs-reading.ts';
import styles from './job-tray.module.css';
import { RecognitionSummary } from './recognition-summary.tsx';
import { useEndToasts } from './use-end-toasts.ts';
import { useRecognitionToast } from './use-recognition-toast.ts';
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
  useRecognitionToast();
  const open = jobs.filter((job) => !closed.has(job.id));
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
    'evidence-replace': t`Replacing the file`,
    'recognise-text': t`Recognising text in scans`,
    'packet-export': t`Exporting the packet`,
    'vault-check': t`Checking evidence files`,
    'archive-save': t`Saving the appeal as one file`,
    'archive-open': t`Opening the saved appeal`,
    backup: t`Making a backup`,
    'folder-backup': t`Making a backup in your folder`,
    'folder-restore': t`Bringing files back from a backup`,
  };
  const name = names[job.kind];
  // While it is still looking what there is to do, nothing is counted yet.
  const counted = job.total === 0 ? null : t`${job.done} of ${job.total}`;
  const valueText = job.status === 'cancelling' ? t`Stopping…` : counted;
  if (hasEnded(job)) return <EndedCard job={job} onClose={onClose} />;
  if (!isShown) return null;
  return (
    <div className={styles.card}>
      <ProgressBar
        label={name}
        done={job.status === 'queued' ? null : job.done}
        total={job.total}
        {...(valueText === null ? {} : { valueText })}
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
  const news = useNews(job);
  return (
    <div className={styles.card} role="status">
      <div className={styles.head}>
        {failure ? (
          <CircleAlert className={styles.failed} aria-hidden />
        ) : (
          <CircleCheck className={styles.done} aria-hidden />
        )}
        <strong>{failure ? failure.title : news}</strong>
        <IconButton icon={X} size="sm" label={t`Close`} onPress={onClose} />
      </div>
      {failure && failure.fix !== '' && <p className={styles.fix}>{failure.fix}</p>}
      <EndedDetails job={job} />
    </div>
  );
}

function useNews({ status, done, total, result }: Job): string {
  const { t } = useLingui();
  if (result?.kind === 'evidence-replace') return t`File replaced. Please look at this:`;
  if (result?.kind === 'recognise-text') return t`Text recognised. Please look at these pages:`;
  if (status === 'cancelled') return t`Stopped after ${done} of ${total} files`;
  const isNothing = result?.kind === 'evidence-import' && result.added.length === 0;
  return isNothing ? t`Nothing was added` : t`Files added, with notes`;
}

function EndedDetails({ job: { caseId, result } }: { readonly job: Job }) {
  const sayFinding = useSayFinding();
  if (result?.kind === 'evidence-import' && caseId !== null) return <ImportSummary caseId={caseId} result={result} />;
  if (result?.kind === 'recognise-text') return <RecognitionSummary result={result} />;
  if (result?.kind !== 'evidence-replace') return null;
  return result.notes.map((note) => {
    const { message, fix } = sayFinding(note);
    return (
      <p key={note.rule}>
        {message} {fix}
      </p>
    );
  });
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
  prepare: msg`Looking for scans`,
  reduce: msg`Making large pictures smaller`,
  recognise: msg`Recognising text, page by page`,
  check: msg`Comparing with what was taken in`,
};
