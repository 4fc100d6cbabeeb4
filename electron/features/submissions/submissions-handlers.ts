import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { RepliesService } from './replies-service.ts';
import type { SubmissionsService } from './submissions-service.ts';

type SubmissionCalls = Extract<keyof Handlers, `submissions.${string}`>;

/** Answers the calls `submissions.*`. */
export function createSubmissionsHandlers({
  submissions,
  replies,
}: {
  readonly submissions: SubmissionsService;
  readonly replies: RepliesService;
}): Pick<Handlers, SubmissionCalls> {
  return {
    'submissions.list': ({ caseId }) => ok([...submissions.list(caseId)]),
    'submissions.readKit': ({ caseId, jobId }) => submissions.readKit(caseId, jobId),
    'submissions.chooseKit': ({ caseId }) => submissions.chooseKit(caseId),
    'submissions.record': ({ caseId, kitId, sending, followUpOn }) =>
      submissions.record(caseId, kitId, sending, followUpOn),
    'submissions.openFile': ({ caseId, submissionId, file }) => submissions.openFile(caseId, submissionId, file),
    'submissions.listReplies': ({ caseId }) => ok([...replies.list(caseId)]),
    'submissions.addReply': ({ caseId, reply }) => replies.add(caseId, reply),
    'submissions.linkReply': ({ caseId, interactionId, submissionId }) =>
      replies.link(caseId, interactionId, submissionId),
    'submissions.startRound': ({ caseId }) => submissions.startRound(caseId),
  };
}
