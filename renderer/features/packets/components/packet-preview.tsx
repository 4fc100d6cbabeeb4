import { Trans, useLingui } from '@lingui/react/macro';
import { Eye, FileStack } from 'lucide-react';
import { Suspense, lazy, useEffect, useRef, type Ref } from 'react';
import type { Job } from '../../../../shared/domain/job.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import type { PdfViewHandle } from '../../../components/pdf-view/pdf-view.tsx';
import { ProgressBar } from '../../../components/progress-bar/progress-bar.tsx';
import { tryChange } from '../../../lib/change.ts';
import type { PreviewModel } from '../use-packet.ts';
import { PacketFailure } from './packet-failure.tsx';
import styles from './packet-preview.module.css';

const PdfView = lazy(async () => ({ default: (await import('../../../components/pdf-view/pdf-view.tsx')).PdfView }));

export type PacketPreviewProps = {
  readonly caseId: string;
  readonly model: PreviewModel;
  readonly isBlocked: boolean;
  readonly onPageChange: (pageNumber: number) => void;
  readonly ref: Ref<PdfViewHandle>;
};

/** The packet as it will be, page for page. */
export function PacketPreview({ caseId, model, isBlocked, onPageChange, ref }: PacketPreviewProps) {
  const { t } = useLingui();
  const { running, made, isStale, error } = model;
  const start = (): void => void model.start();
  const place = useRef<HTMLDivElement>(null);
  const runningId = running?.id;
  useEffect(() => {
    // In a narrow window the preview lies under the contents.
    if (runningId !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [runningId]);
  return (
    <div ref={place} className={styles.preview}>
      {running && <RunningBar job={running} />}
      {!running && made && isStale && <StaleNote isBlocked={isBlocked} onStart={start} />}
      {!running && error && error.code !== 'cancelled' && (
        <div className={styles.failure}>
          <PacketFailure caseId={caseId} error={error} />
        </div>
      )}
      {made ? (
        <Suspense fallback={null}>
          <PdfView key={made.url} ref={ref} url={made.url} title={t`the packet`} onPageChange={onPageChange} />
        </Suspense>
      ) : (
        !running && <NothingYet isBlocked={isBlocked} onStart={start} />
      )}
    </div>
  );
}

function RunningBar({ job }: { readonly job: Job }) {
  const { t } = useLingui();
  return (
    <div className={styles.bar}>
      <ProgressBar
        label={t`Making the packet`}
        done={job.status === 'queued' ? null : job.done}
        total={job.total}
        valueText={job.status === 'cancelling' ? t`Stopping…` : t`${job.done} of ${job.total}`}
      />
      <Button size="sm" onPress={() => void tryChange('jobs.cancel', { jobId: job.id })}>
        <Trans>Cancel</Trans>
      </Button>
    </div>
  );
}

type StartProps = { readonly isBlocked: boolean; readonly onStart: () => void };

function StaleNote({ isBlocked, onStart }: StartProps) {
  if (isBlocked) {
    return (
      <div className={styles.note} data-blocked="" role="status">
        <Trans>
          This packet is from before your last change. Something in the case now stops a new one: see Checks.
        </Trans>
      </div>
    );
  }
  return (
    <div className={styles.note} role="status">
      <span>
        <Trans>The case has changed since this packet was made.</Trans>
      </span>
      <Button size="sm" onPress={onStart}>
        <Trans>Update preview</Trans>
      </Button>
    </div>
  );
}

function NothingYet({ isBlocked, onStart }: StartProps) {
  const { t } = useLingui();
  if (isBlocked) {
    return (
      <div className={styles.empty}>
        <Callout tone="danger" title={t`The packet can’t be made yet`}>
          <Trans>
            A packet never goes out with a citation that leads nowhere. Mend what stops the export; the list is beside
            this.
          </Trans>
        </Callout>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={FileStack}
        title={t`Look at the packet before you send it`}
        actions={
          <Button icon={Eye} size="lg" onPress={onStart}>
            <Trans>Preview</Trans>
          </Button>
        }
      >
        <Trans>
          Cover letter, plan, list of exhibits and every exhibit, with the page numbers and links that Amazon will see.
        </Trans>
      </EmptyState>
    </div>
  );
}
