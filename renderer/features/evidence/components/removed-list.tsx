import { Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { dayOf, formatDistance } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './removed-list.module.css';

/** What was removed in the last 30 days, folded away at the foot of the list, each with a way back. */
export function RemovedList({ caseId }: { readonly caseId: CaseId }) {
  const { t, i18n } = useLingui();
  const removed = useAnswer('evidence.listRemoved', { caseId });
  const { today } = useAnswer('system.info', {});
  if (removed.length === 0) return null;
  return (
    <details className={styles.removed}>
      <summary className={styles.summary}>{t`Removed (${removed.length})`}</summary>
      <ul>
        {removed.map(({ id, title, removedAt }) => (
          <li key={id} className={styles.item}>
            <div className={styles.words}>
              <div className={styles.title}>{title}</div>
              <div className={styles.when}>{formatDistance(dayOf(removedAt), today, i18n.locale)}</div>
            </div>
            <Button
              size="sm"
              icon={Undo2}
              aria-label={t`Restore ${title}`}
              onPress={() => void tryChange('evidence.restore', { caseId, evidenceId: id })}
            >
              <Trans>Restore</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
