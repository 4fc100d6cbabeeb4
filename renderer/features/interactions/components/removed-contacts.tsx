import { useLingui } from '@lingui/react/macro';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { RemovedList } from '../../../components/removed-list/removed-list.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';

/** Entries of the log that were removed in the last 30 days. */
export function RemovedContacts({ caseId }: { readonly caseId: CaseId }) {
  const { t, i18n } = useLingui();
  const removed = useAnswer('interactions.listRemoved', { caseId });
  const { today } = useAnswer('system.info', {});
  const items = removed.map(({ id, at, subject, summary, excerpt, removedAt }) => {
    const day = formatDay(at.slice(0, 10), i18n.locale, today);
    return { id, removedAt, title: `${day}: ${subject || summary || excerpt || t`Entry without text`}` };
  });
  return (
    <RemovedList
      items={items}
      onRestore={(id) => void tryChange('interactions.restore', { caseId, interactionId: id })}
    />
  );
}
