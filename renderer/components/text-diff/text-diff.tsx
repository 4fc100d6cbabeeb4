import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { DiffRun } from '../../lib/compare-words.ts';
import styles from './text-diff.module.css';

export type TextDiffProps = {
  readonly runs: readonly DiffRun[];
  /** Said where there is no text on either side. */
  readonly emptyText: string;
};

/** A text with what was added and removed, also told apart without colours. */
export function TextDiff({ runs, emptyText }: TextDiffProps) {
  return (
    <div className={styles.text} lang="en">
      {runs.length === 0 ? (
        <span className={styles.nothing}>{emptyText}</span>
      ) : (
        runs.map((run, index) => <Run key={index} run={run} />)
      )}
    </div>
  );
}

function Run({ run }: { readonly run: DiffRun }) {
  if (run.kind === 'added') return <ins className={styles.added}>{run.text}</ins>;
  if (run.kind === 'removed') return <del className={styles.removed}>{run.text}</del>;
  return <span>{run.text}</span>;
}

export type DiffLegendProps = { readonly added: number; readonly removed: number };

/** How many words came and went, in the look of the words themselves. */
export function DiffLegend({ added, removed }: DiffLegendProps) {
  const { t } = useLingui();
  return (
    <p className={styles.legend}>
      <ins className={styles.added}>{t`${plural(added, { one: '# word added', other: '# words added' })}`}</ins>
      <del className={styles.removed}>{t`${plural(removed, { one: '# word removed', other: '# words removed' })}`}</del>
    </p>
  );
}
