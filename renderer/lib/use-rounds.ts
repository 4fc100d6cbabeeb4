import { useMemo } from 'react';
import { listReplyItems } from '../../shared/domain/asked-items.ts';
import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { findNextRound } from '../../shared/domain/submission.ts';
import { useAnswer } from './use-answer.ts';

/** What the replies to the last round of a case ask, in Amazon's words. */
export function useReplyItems(caseId: CaseId): readonly string[] {
  const submissions = useAnswer('submissions.list', { caseId });
  const replies = useAnswer('submissions.listReplies', { caseId });
  return useMemo(() => listReplyItems(replies, submissions), [replies, submissions]);
}

/** What was sent and answered, as letters and checks take it; their entries in the log aside. */
export function useFiledRounds(caseId: CaseId): Required<Pick<CaseFile, 'round' | 'submissions' | 'replies'>> {
  const submissions = useAnswer('submissions.list', { caseId });
  const replies = useAnswer('submissions.listReplies', { caseId });
  return useMemo(() => {
    const placeOf = (id: string | null): number | null => {
      const place = submissions.findIndex((one) => one.id === id);
      return place === -1 ? null : place;
    };
    return {
      round: findNextRound(submissions),
      submissions: submissions.map((one) => ({ ...one, logEntry: null })),
      replies: replies.map(({ submissionId, requestedItems, deadlines }, logEntry) => ({
        ...{ logEntry, answers: placeOf(submissionId), requestedItems, deadlines },
      })),
    };
  }, [submissions, replies]);
}
