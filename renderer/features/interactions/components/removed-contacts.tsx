import { Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { dayOf, formatDay, formatDistance } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './removed-contacts.module.css';

/** Entries that were removed in the last 30 days, folded away below the log, each with a way back. */
export function RemovedContacts({ caseId }: { readonly caseId: CaseId }) {
  const { t, i18n } = useLingui();
  const removed = useAnswer('interactions.listRemoved', { caseId });
  const { today } = useAnswer('system.info', {});
  if (removed.length === 0) return null;
  return (
    <details className={styles.removed}>
      <summary className={styles.summary}>{t`Removed (${removed.length})`}</summary>
      <ul>
        {removed.map(({ id, at, subject, summary, excerpt, removedAt }) => {
          const day = formatDay(at.slice(0, 10), i18n.locale, today);
          const title = subject || summary || excerpt || t`Entry without text`;
          return (
            <li key={id} className={styles.item}>
              <span className={styles.title}>
                {day}: {title}
              </span>
              <span className={styles.when}>{formatDistance(dayOf(removedAt), today, i18n.locale)}</span>
              <Button
                size="sm"
                icon={Undo2}
                aria-label={t`Restore the entry of ${day}`}
                onPress={() => void tryChange('interactions.restore', { caseId, interactionId: id })}
              >
                <Trans>Restore</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
