import type { CaseId } from '../../../shared/domain/ids.ts';
import { findReplyStep } from '../../../shared/domain/reply-step.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';

/** A round is over when an answer came that asks for another one, or when the user prepares one. */
export function useIsNextRoundWanted(caseId: CaseId): boolean {
  const { case: it } = useAnswer('cases.get', { caseId });
  const { replySteps } = useCatalogue();
  const submissions = useAnswer('submissions.list', { caseId });
  const replies = useAnswer('submissions.listReplies', { caseId });
  if (it.status === 'preparing' && submissions.length > 0) return true;
  const lastRound = submissions.at(-1)?.round;
  const inLastRound = new Set(submissions.filter(({ round }) => round === lastRound).map(({ id }) => id));
  const last = replies.find(({ submissionId }) => submissionId !== null && inLastRound.has(submissionId));
  const action = findReplyStep(replySteps, last?.outcome ?? null)?.action;
  return action === 'next-round' || action === 'other-channel' || action === 'escalate';
}
