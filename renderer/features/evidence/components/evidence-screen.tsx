import { Trans, useLingui } from '@lingui/react/macro';
import { FilePlus2, FileStack } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { runCommand } from '../../../lib/commands.ts';
import { watchJobs } from '../../../lib/job-store.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useReplyItems } from '../../../lib/use-rounds.ts';
import { findChecklist } from '../find-checklist.ts';
import { listEvidenceRows } from '../packet-order.ts';
import { ChecklistView } from './checklist-view.tsx';
import { EvidenceFactsForm } from './evidence-facts-form.tsx';
import { EvidenceLibrary } from './evidence-library.tsx';
import { EvidencePreview } from './evidence-preview.tsx';
import styles from './evidence-screen.module.css';
import { OrderMenu } from './order-menu.tsx';
import { PrintedEvidence } from './printed-evidence.tsx';
import { RecogniseAllButton } from './recognise-all-button.tsx';
import { RemovedEvidence } from './removed-evidence.tsx';

export type EvidenceScreenProps = {
  readonly caseId: string;
  /** The evidence to show; the first one when it isn't there. */
  readonly focus?: string | undefined;
};

const NO_LABELS: ReadonlyMap<string, string | null> = new Map();

/** The documents of a case: in packet order, with their pages and what is known of them. */
export function EvidenceScreen({ caseId, focus }: EvidenceScreenProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const id = caseId as CaseId;
  const { case: it, noticeText } = useAnswer('cases.get', { caseId: id });
  const catalogue = useAnswer('catalogue.get', {});
  const evidence = useAnswer('evidence.list', { caseId: id });
  const plan = useAnswer('plans.get', { caseId: id });
  const findings = useAnswer('cases.check', { caseId: id });
  const setAside = useAnswer('setAside.list', { caseId: id });
  useEffect(
    () =>
      watchJobs((job, before) => {
        const isOver = before?.status === 'running' && job.status === 'succeeded' && job.caseId === caseId;
        const first = job.result?.kind === 'evidence-import' ? job.result.added[0] : undefined;
        if (isOver && first !== undefined) navigate(caseRoute(caseId, 'evidence', first), { replace: true });
      }),
    [caseId, navigate],
  );
  const select = (evidenceId: EvidenceId): void =>
    navigate(caseRoute(caseId, 'evidence', evidenceId), { replace: true });
  const rows = listEvidenceRows(evidence, plan, it);
  const replyItems = useReplyItems(id);
  const checklist = findChecklist(it, noticeText, replyItems, plan, evidence, findings, setAside, catalogue);
  const selected = rows.find((row) => row.evidence.id === focus) ?? rows[0];
  const addButton = (
    <Button variant="primary" icon={FilePlus2} onPress={() => void runCommand('add-files')}>
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
              <RecogniseAllButton caseId={id} rows={rows} />
              <OrderMenu it={it} />
              {addButton}
            </>
          )
        }
      />
      {selected && <PrintedEvidence rows={rows} />}
      {selected ? (
        <div className={styles.columns} data-print="no">
          <Panel label={t`Documents of the appeal`} className={styles.list}>
            <EvidenceLibrary
              it={it}
              rows={rows}
              checklist={checklist}
              selectedId={selected.evidence.id}
              onSelect={select}
            />
            <RemovedEvidence caseId={id} />
          </Panel>
          <EvidencePreview
            key={`${selected.evidence.id} ${selected.evidence.file.sha256}`}
            evidence={selected.evidence}
          />
          <Panel label={t`Facts of the document`} plane="side" className={styles.facts}>
            <EvidenceFactsForm key={selected.evidence.id} row={selected} it={it} />
          </Panel>
        </div>
      ) : (
        <Panel label={t`Evidence`} className={styles.empty}>
          <EmptyState icon={FileStack} title={t`No evidence yet`} actions={addButton}>
            <Trans>
              Drop invoices, letters, photos or reports anywhere in this window, as PDF or as pictures. They are copied,
              and your own files are never changed.
            </Trans>
          </EmptyState>
          {checklist.required.length > 0 && (
            <div className={styles.firstList}>
              <ChecklistView
                caseId={id}
                checklist={checklist}
                labels={NO_LABELS}
                selectedId={undefined}
                onSelect={select}
              />
            </div>
          )}
          <RemovedEvidence caseId={id} />
        </Panel>
      )}
    </>
  );
}
