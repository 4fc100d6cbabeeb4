import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2, Undo2 } from 'lucide-react';
import { dayOf, formatDistance } from '../../lib/format-date.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { Button } from '../button/button.tsx';
import { Disclosure } from '../disclosure/disclosure.tsx';
import styles from './removed-list.module.css';

export type RemovedItem = { readonly id: string; readonly title: string; readonly removedAt: string };

export type RemovedListProps = {
  readonly items: readonly RemovedItem[];
  readonly onRestore: (id: string) => void;
  /** Asks before it deletes for good; without it only time does. */
  readonly onDelete?: (id: string) => void;
};

/** What was removed in the last 30 days, folded away at the foot of a list, each with a way back. */
export function RemovedList({ items, onRestore, onDelete }: RemovedListProps) {
  const { t, i18n } = useLingui();
  const { today } = useAnswer('system.info', {});
  if (items.length === 0) return null;
  return (
    <div className={styles.removed}>
      <Disclosure label={t`Removed (${items.length})`}>
        <ul>
          {items.map(({ id, title, removedAt }) => (
            <li key={id} className={styles.item}>
              <div className={styles.words}>
                <div className={styles.title}>{title}</div>
                <div className={styles.when}>{formatDistance(dayOf(removedAt), today, i18n.locale)}</div>
              </div>
              <Button size="sm" icon={Undo2} aria-label={t`Restore ${title}`} onPress={() => onRestore(id)}>
                <Trans>Restore</Trans>
              </Button>
              {onDelete && (
                <Button size="sm" icon={Trash2} aria-label={t`Delete ${title} for good…`} onPress={() => onDelete(id)}>
                  <Trans>Delete for good…</Trans>
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
