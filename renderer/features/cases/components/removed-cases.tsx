import { RemovedList } from '../../../components/removed-list/removed-list.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';

/** Appeals that were removed in the last 30 days, with everything that belongs to them. */
export function RemovedCases() {
  const removed = useAnswer('cases.listRemoved', {});
  return <RemovedList items={removed} onRestore={(id) => void tryChange('cases.restore', { caseId: id })} />;
}
