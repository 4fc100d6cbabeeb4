import { useLingui } from '@lingui/react/macro';
import { CircleDashed } from 'lucide-react';
import type { Case } from '../../../../shared/domain/case.ts';
import { findEntry, labelOf } from '../../../../shared/domain/catalogue.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './missing-types.module.css';

export type MissingTypesProps = { readonly it: Case; readonly evidence: readonly Evidence[] };

/** The papers that the reasons usually need and that nothing stands for yet. */
export function MissingTypes({ it, evidence }: MissingTypesProps) {
  const { t } = useLingui();
  const catalogue = useAnswer('catalogue.get', {});
  const present = new Set(evidence.filter((item) => item.include).map((item) => item.type));
  const needed = new Set(it.reasons.flatMap((id) => findEntry(catalogue.reasons, id)?.requiredTypes ?? []));
  const missing = [...needed].filter((type) => !present.has(type));
  if (missing.length === 0) return null;
  return (
    <section className={styles.missing}>
      <h2 className={styles.title}>{t`Usually needed, not here yet`}</h2>
      <ul>
        {missing.map((type) => (
          <li key={type} className={styles.type}>
            <CircleDashed aria-hidden />
            {labelOf(catalogue.documentTypes, type)}
          </li>
        ))}
      </ul>
    </section>
  );
}
