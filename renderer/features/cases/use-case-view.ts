import type { CaseId } from '../../../shared/domain/ids.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';
import type { CaseView } from './case-progress.ts';

/** A case with everything in it, kept fresh. */
export function useCaseView(caseId: CaseId): CaseView {
  const detail = useAnswer('cases.get', { caseId });
  return {
    ...detail,
    evidence: useAnswer('evidence.list', { caseId }),
    plan: useAnswer('plans.get', { caseId }),
    interactions: useAnswer('interactions.list', { caseId }),
    findings: useAnswer('cases.check', { caseId }),
    setAside: useAnswer('setAside.list', { caseId }),
    catalogue: useAnswer('catalogue.get', {}),
    shown: useCatalogue(),
    review: useAnswer('reviews.get', { caseId }),
  };
}
