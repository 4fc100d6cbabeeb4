import { useLingui } from '@lingui/react/macro';
import type { AppealPath } from '../../../../shared/domain/case.ts';
import { planShape } from '../../../../shared/domain/plan-shape.ts';
import type { PlanRevision, PlanText } from '../../../../shared/domain/plan.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DiffLegend, TextDiff } from '../../../components/text-diff/text-diff.tsx';
import { compareLetters, comparePlans } from '../compare-plans.ts';
import { LETTER_TEXT, planPartText } from '../plan-part-texts.ts';
import styles from './revision-dialog.module.css';

export type RevisionDialogProps = {
  readonly path: AppealPath;
  readonly revision: PlanRevision;
  readonly current: PlanText;
  /** The letter that the user wrote; null: the generated one. */
  readonly currentLetter: string | null;
  readonly nameOf: (evidenceId: string, page: number | null) => string;
  readonly onRestore: () => void;
  readonly onClose: () => void;
};

/** What changed in the plan and in the user's own letter since a version, word by word. */
export function RevisionDialog(props: RevisionDialogProps) {
  const { path, revision, current, currentLetter, nameOf, onRestore, onClose } = props;
  const { t, i18n } = useLingui();
  const used = new Set(planShape(path).parts.map(({ part }) => part));
  const parts = comparePlans(revision, current, nameOf).filter(
    ({ part, runs }) => used.has(part) || runs.some(({ kind }) => kind !== 'same'),
  );
  const letter = compareLetters(revision.letterText, currentLetter, nameOf);
  const texts = [...parts, ...(letter ? [letter] : [])];
  const added = texts.reduce((sum, text) => sum + text.addedWords, 0);
  const removed = texts.reduce((sum, text) => sum + text.removedWords, 0);
  const isSame =
    texts.every((text) => text.runs.every((run) => run.kind === 'same')) &&
    (revision.letterText === undefined || revision.letterText === currentLetter);
  return (
    <Dialog
      title={t`Since “${revision.name}”`}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <>
          <Button onPress={onRestore} isDisabled={isSame}>
            {t`Restore “${revision.name}”`}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t`Keep the plan as it is`}
          </Button>
        </>
      }
    >
      {isSame ? (
        <p className={styles.legend}>{t`Nothing has changed since then.`}</p>
      ) : (
        <DiffLegend added={added} removed={removed} />
      )}
      <div className={styles.parts} role="region" aria-label={t`What changed`} tabIndex={0}>
        {parts.map(({ part, runs }) => (
          <section key={part}>
            <h3 className={styles.title}>{i18n._(planPartText(part, path).title)}</h3>
            <TextDiff runs={runs} emptyText={t`Empty then and now`} />
          </section>
        ))}
        {letter && (
          <section>
            <h3 className={styles.title}>{i18n._(LETTER_TEXT.title)}</h3>
            {revision.letterText === null && (
              <p className={styles.note}>{t`Then it was made from your appeal. Now it is your own text.`}</p>
            )}
            {currentLetter === null && (
              <p className={styles.note}>{t`Then it was your own text. Now it is made from your appeal.`}</p>
            )}
            <TextDiff runs={letter.runs} emptyText={t`Empty then and now`} />
          </section>
        )}
      </div>
    </Dialog>
  );
}
