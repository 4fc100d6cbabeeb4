import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { GitCompareArrows, History, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PlanRevision, PlanText } from '../../../../shared/domain/plan.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { dayOf, formatDay, formatTime } from '../../../lib/format-date.ts';
import { flushAllSaves } from '../../../lib/save-state.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { countPlanWords } from '../measure-plan.ts';
import { RevisionDialog } from './revision-dialog.tsx';
import styles from './revision-panel.module.css';

export type RevisionPanelProps = {
  readonly caseId: CaseId;
  readonly path: AppealPath;
  /** The plan as typed. */
  readonly current: PlanText;
  readonly nameOf: (evidenceId: string, page: number | null) => string;
  readonly flush: () => Promise<void>;
  readonly onName: () => void;
};

/** Named versions of the plan: look at what changed since, or bring one back. */
export function RevisionPanel({ caseId, path, current, nameOf, flush, onName }: RevisionPanelProps) {
  const { t, i18n } = useLingui();
  const revisions = useAnswer('plans.listRevisions', { caseId });
  const { letterText } = useAnswer('cases.get', { caseId }).case.packetOptions;
  const [shown, setShown] = useState<PlanRevision | null>(null);
  const restore = async (revision: PlanRevision): Promise<void> => {
    await Promise.all([flush(), flushAllSaves()]);
    const plan = await tryChange('plans.restoreRevision', { caseId, revisionId: revision.id });
    if (!plan) return;
    setShown(null);
    await offerUndo(caseId, t`“${revision.name}” is the plan again`, t`Undo`);
  };
  if (revisions.length === 0) {
    return (
      <div className={styles.empty}>
        <History aria-hidden />
        <p>{t`Every word is saved as you type. Name a version before you send it or change much: you can compare it and bring it back.`}</p>
        <Button size="sm" onPress={onName}>
          {t`Name this version`}
        </Button>
      </div>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {revisions.map((revision) => (
          <li key={revision.id} className={styles.row}>
            <div className={styles.words}>
              <div className={styles.name}>{revision.name}</div>
              <div className={styles.facts}>
                {formatDay(dayOf(revision.createdAt), i18n.locale)}, {formatTime(revision.createdAt, i18n.locale)} ·{' '}
                {t`${plural(countPlanWords(revision), { one: '# word', other: '# words' })}`}
              </div>
            </div>
            <IconButton
              icon={GitCompareArrows}
              size="sm"
              label={t`What changed since “${revision.name}”`}
              onPress={() => setShown(revision)}
            />
            <IconButton
              icon={RotateCcw}
              size="sm"
              label={t`Restore “${revision.name}”`}
              onPress={() => void restore(revision)}
            />
          </li>
        ))}
      </ul>
      {shown && (
        <RevisionDialog
          path={path}
          revision={shown}
          current={current}
          currentLetter={letterText}
          nameOf={nameOf}
          onRestore={() => void restore(shown)}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}
