import { Trans, useLingui } from '@lingui/react/macro';
import { FilePlus2, FileStack } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { runCommand } from '../../../lib/commands.ts';
import { watchJobs } from '../../../lib/job-store.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { listEvidenceRows } from '../packet-order.ts';
import { EvidenceFactsForm } from './evidence-facts-form.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { EvidencePreview } from './evidence-preview.tsx';
import styles from './evidence-screen.module.css';
import { MissingTypes } from './missing-types.tsx';
import { OrderMenu } from './order-menu.tsx';
import { RemovedList } from './removed-list.tsx';

export type EvidenceScreenProps = {
  readonly caseId: string;
  /** The evidence to show; the first one when it isn't there. */
  readonly focus?: string | undefined;
};

/** The documents of a case: in packet order, with their pages and what is known of them. */
export function EvidenceScreen({ caseId, focus }: EvidenceScreenProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const id = caseId as CaseId;
  const { case: it } = useAnswer('cases.get', { caseId: id });
  const evidence = useAnswer('evidence.list', { caseId: id });
  const plan = useAnswer('plans.get', { caseId: id });
  useEffect(
    () =>
      watchJobs((job, before) => {
        const isOver = before?.status === 'running' && job.status === 'succeeded' && job.caseId === caseId;
        const first = job.result?.kind === 'evidence-import' ? job.result.added[0] : undefined;
        if (isOver && first !== undefined) navigate(caseRoute(caseId, 'evidence', first), { replace: true });
      }),
    [caseId, navigate],
  );
  const rows = listEvidenceRows(evidence, plan, it.exhibitOrder);
  const selected = rows.find((row) => row.evidence.id === focus) ?? rows[0];
  const addButton = (
    <Button
      variant={rows.length === 0 ? 'primary' : 'secondary'}
      icon={FilePlus2}
      onPress={() => void runCommand('add-files')}
    >
      <Trans>Add files…</Trans>
    </Button>
  );
  return (
    <>
      <ScreenHeader
        title={t`Evidence`}
        actions={
          rows.length > 0 && (
            <>
              <OrderMenu it={it} />
              {addButton}
            </>
          )
        }
      />
      {selected ? (
        <div className={styles.columns}>
          <Panel label={t`Documents in packet order`} className={styles.list}>
            <EvidenceList
              caseId={id}
              rows={rows}
              selectedId={selected.evidence.id}
              onSelect={(evidenceId) => navigate(caseRoute(caseId, 'evidence', evidenceId), { replace: true })}
            />
            <MissingTypes it={it} evidence={evidence} />
            <RemovedList caseId={id} />
          </Panel>
          <EvidencePreview key={selected.evidence.id} evidence={selected.evidence} />
          <Panel label={t`Facts of the document`} plane="side" className={styles.facts}>
            <EvidenceFactsForm key={selected.evidence.id} row={selected} it={it} />
          </Panel>
        </div>
      ) : (
        <Panel label={t`Evidence`} className={styles.empty}>
          <EmptyState icon={FileStack} title={t`No evidence yet`} actions={addButton}>
            <Trans>
              Drop invoices, letters, photos or reports anywhere in this window: PDF, JPEG or PNG. They are copied, and
              your own files are never changed.
            </Trans>
          </EmptyState>
          <MissingTypes it={it} evidence={evidence} />
          <RemovedList caseId={id} />
        </Panel>
      )}
    </>
  );
}
