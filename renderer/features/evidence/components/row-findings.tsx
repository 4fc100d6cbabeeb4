import { useLingui } from '@lingui/react/macro';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './evidence-list.module.css';

/** A sign in the list that the checks have something to say about a document; the facts form says what. */
export function RowFindings({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const findings = useAnswer('cases.check', { caseId: evidence.caseId });
  const levels = findings.filter((one) => one.where === `evidence/${evidence.id}`).map((one) => one.level);
  if (levels.includes('error'))
    return <CircleAlert className={styles.error} role="img" aria-label={t`Stops the export`} />;
  if (levels.includes('warning'))
    return <TriangleAlert className={styles.warning} role="img" aria-label={t`Worth mending`} />;
  return null;
}
