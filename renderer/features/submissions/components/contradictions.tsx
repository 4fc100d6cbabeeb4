import { useLingui } from '@lingui/react/macro';
import type { Contradiction } from '../../../../shared/domain/checks/find-contradictions.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import styles from './compare-dialog.module.css';

export type ContradictionsProps = { readonly contradictions: readonly Contradiction[] };

/** Days, numbers and suppliers that the two appeals tell differently; they are what harms a case most. */
export function Contradictions({ contradictions }: ContradictionsProps) {
  const { t } = useLingui();
  const labels: Readonly<Record<Contradiction['about'], string>> = {
    date: t`Another date`,
    count: t`Another number`,
    supplier: t`Another supplier`,
  };
  if (contradictions.length === 0) return null;
  return (
    <Callout tone="warning" title={t`These two do not say the same`}>
      <ul className={styles.list}>
        {contradictions.map(({ about, earlier, later }, index) => (
          <li key={index}>
            <strong>{t`${labels[about]}: “${earlier.value}”, then “${later.value}”`}</strong>
            <span className={styles.quote} lang="en">{`“${earlier.sentence}”`}</span>
            <span className={styles.quote} lang="en">{`“${later.sentence}”`}</span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
