import { useDeferredValue, useMemo } from 'react';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { listPlanFacts, type PlanFact } from '../../../shared/domain/plan-facts.ts';
import { listReviewFacts } from '../../../shared/domain/review-facts.ts';
import { useAnswer } from '../../lib/use-answer.ts';

/** What is known of the case and can be put into the plan: from the case, its units, its documents and its review. */
export function usePlanFacts(caseId: CaseId): readonly PlanFact[] {
  // Both change with each saved pause in typing; the menus that hold the facts may follow when nothing more urgent is there.
  const { case: it, account, noticeText } = useDeferredValue(useAnswer('cases.get', { caseId }));
  const evidence = useAnswer('evidence.list', { caseId });
  const plan = useDeferredValue(useAnswer('plans.get', { caseId }));
  const review = useAnswer('reviews.get', { caseId });
  const catalogue = useAnswer('catalogue.get', {});
  return useMemo(() => {
    const file = { account, case: it, noticeText, plan, evidence, highlights: [], interactions: [], round: 1 };
    return listPlanFacts(file, listReviewFacts({ review, catalogue, marketplace: account.marketplace }));
  }, [account, it, noticeText, plan, evidence, review, catalogue]);
}
