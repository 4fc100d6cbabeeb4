import { useMemo } from 'react';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { makeUnitsTable } from '../../../shared/domain/units-table.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';
import { listReviewPages } from './review-pages.ts';

/** The review of a case with what its pages read beside it, kept fresh. */
export function useReview(caseId: CaseId) {
  const { case: value, account, noticeText } = useAnswer('cases.get', { caseId });
  const review = useAnswer('reviews.get', { caseId });
  const catalogue = useCatalogue();
  const evidence = useAnswer('evidence.list', { caseId });
  const plan = useAnswer('plans.get', { caseId });
  const { today } = useAnswer('system.info', {});
  const units = useMemo(
    () => makeUnitsTable({ case: value, noticeText, evidence, plan }),
    [value, noticeText, evidence, plan],
  );
  const { marketplace } = account;
  const pages = useMemo(
    () => listReviewPages({ review, catalogue, reasons: value.reasons, marketplace, units }),
    [review, catalogue, value.reasons, marketplace, units],
  );
  return { caseId, case: value, marketplace, review, catalogue, evidence, units, pages, today };
}

export type ReviewData = ReturnType<typeof useReview>;
