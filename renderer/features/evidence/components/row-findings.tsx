import { useLingui } from '@lingui/react/macro';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { FindingLevel } from '../../../../shared/domain/finding.ts';
import styles from './evidence-list.module.css';

/** A sign in the list that the checks have something to say about a document; the facts form says what. */
export function RowFindings({ level }: { readonly level: FindingLevel | undefined }) {
  const { t } = useLingui();
  if (level === 'error') return <CircleAlert className={styles.error} role="img" aria-label={t`Stops the export`} />;
  if (level === 'warning') return <TriangleAlert className={styles.warning} role="img" aria-label={t`Worth fixing`} />;
  return null;
}
