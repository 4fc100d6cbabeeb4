import { Trans, useLingui } from '@lingui/react/macro';
import type { Appeal } from '../../../../shared/domain/compare-submissions.ts';
import { formatPlainText, parsePlanMarkup } from '../../../../shared/domain/plan-markup.ts';
import { planShape } from '../../../../shared/domain/plan-shape.ts';
import { TextDiff } from '../../../components/text-diff/text-diff.tsx';
import { compareWords } from '../../../lib/compare-words.ts';
import styles from './compare-dialog.module.css';

export type ComparedTextsProps = {
  readonly earlier: Appeal;
  readonly later: Appeal;
  /** Both letters were sent; that of the case as it is now is made when it is exported. */
  readonly isLetterKnown: boolean;
};

/** The words of the plan and the letter, what was added and removed. Citations are named alike on both sides. */
export function ComparedTexts({ earlier, later, isLetterKnown }: ComparedTextsProps) {
  const { t } = useLingui();
  const titles = new Map(
    [...earlier.exhibits, ...later.exhibits].map(({ evidenceId, title }) => [evidenceId as string, title]),
  );
  const nameOf = (evidenceId: string): string => `[${titles.get(evidenceId) ?? evidenceId}]`;
  const plain = (markup: string): string => formatPlainText(parsePlanMarkup(markup), nameOf);
  const { parts } = planShape(later.path ?? earlier.path ?? 'admit');
  const texts = [
    ...parts.map(({ part, heading }) => ({ heading, was: plain(earlier.plan[part]), is: plain(later.plan[part]) })),
    ...(isLetterKnown ? [{ heading: t`Cover letter`, was: earlier.letter, is: later.letter }] : []),
  ];
  const changed = texts.filter(({ was, is }) => was !== is);
  if (changed.length === 0) {
    return (
      <p className={styles.quiet}>
        <Trans>The texts are the same.</Trans>
      </p>
    );
  }
  return changed.map(({ heading, was, is }) => (
    <section key={heading}>
      <h3 className={styles.title}>{heading}</h3>
      <TextDiff runs={compareWords(was, is)} emptyText={t`Empty in both`} />
    </section>
  ));
}
