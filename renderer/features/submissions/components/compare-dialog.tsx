import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { appealOf, compareSubmissions, type Appeal } from '../../../../shared/domain/compare-submissions.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { draftAppeal } from '../../../../shared/domain/round-news.ts';
import type { Submission } from '../../../../shared/domain/submission.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './compare-dialog.module.css';
import { ComparedExhibits } from './compared-exhibits.tsx';
import { ComparedTexts } from './compared-texts.tsx';
import { Contradictions } from './contradictions.tsx';

export type CompareDialogProps = {
  readonly caseId: CaseId;
  readonly earlierId: string;
  readonly onClose: () => void;
};

/** The case as it is now, beside what was sent. */
const NOW = 'now';

/** Two appeals of a case side by side: what contradicts, which exhibits came and went, which words changed. */
export function CompareDialog({ caseId, earlierId, onClose }: CompareDialogProps) {
  const { t, i18n } = useLingui();
  const submissions = useAnswer('submissions.list', { caseId });
  const now = useNow(caseId);
  const [left, setLeft] = useState(earlierId);
  const [right, setRight] = useState(
    () => submissions.findLast(({ id }) => isAfter(id, earlierId, submissions))?.id ?? NOW,
  );
  const appealNamed = (id: string): Appeal | undefined => {
    const submission = submissions.find((one) => one.id === id);
    return submission ? appealOf(submission) : id === NOW ? now : undefined;
  };
  const options = [
    ...submissions.map(({ id, round, sentAt }) => ({
      id: id as string,
      label: t`Round ${round}, ${formatDay(sentAt.slice(0, 10), i18n.locale)}`,
    })),
    { id: NOW, label: t`The appeal as it is now` },
  ];
  const [earlier, later] = [appealNamed(left), appealNamed(right)];
  if (!earlier || !later) return null;
  const comparison = compareSubmissions(earlier, later);
  return (
    <Dialog
      isOpen
      title={t`Compare two appeals`}
      onClose={onClose}
      size="lg"
      footer={
        <Button variant="primary" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <div className={styles.sides}>
        <SelectField label={t`Earlier`} value={left} onChange={setLeft} options={options} />
        <SelectField label={t`Later`} value={right} onChange={setRight} options={options} />
      </div>
      <div className={styles.result} role="region" aria-label={t`What changed`} tabIndex={0}>
        <Contradictions contradictions={comparison.contradictions} />
        <ComparedExhibits comparison={comparison} />
        <ComparedTexts earlier={earlier} later={later} isLetterKnown={left !== NOW && right !== NOW} />
      </div>
    </Dialog>
  );
}

function isAfter(id: string, earlierId: string, submissions: readonly Submission[]): boolean {
  const places = submissions.map((one) => one.id as string);
  return places.indexOf(id) > places.indexOf(earlierId);
}

function useNow(caseId: CaseId): Appeal {
  const { case: it } = useAnswer('cases.get', { caseId });
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  return draftAppeal({ case: it, plan, evidence });
}
