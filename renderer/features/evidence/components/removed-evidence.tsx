import type { CaseId } from '../../../../shared/domain/ids.ts';
import { RemovedList } from '../../../components/removed-list/removed-list.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';

/** Documents that were removed from an appeal in the last 30 days. */
export function RemovedEvidence({ caseId }: { readonly caseId: CaseId }) {
  const removed = useAnswer('evidence.listRemoved', { caseId });
  return (
    <RemovedList items={removed} onRestore={(id) => void tryChange('evidence.restore', { caseId, evidenceId: id })} />
  );
}
