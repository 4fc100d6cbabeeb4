import type { CaseFile, FiledReply } from './case-file.ts';
import { describeRequest, listRequestedItems, type RequestedItem } from './requested-items.ts';
import type { Reply } from './reply.ts';
import type { Submission } from './submission.ts';

/** A request, and whether the notice or a later reply makes it. */
export type AskedItem = RequestedItem & { readonly from: 'notice' | 'reply' };

/**
 * What a case has to answer now: what its notice asks, then what the replies to the last round ask, each once. Replies to
 * earlier rounds were answered by the rounds after them.
 * @param replyItems from `listReplyItems` or `listFiledReplyItems`
 */
export function listAskedItems(noticeText: string, replyItems: readonly string[]): readonly AskedItem[] {
  const asked = listRequestedItems(noticeText).map((item): AskedItem => ({ ...item, from: 'notice' }));
  const later = replyItems.map((text): AskedItem => ({ ...describeRequest(text), from: 'reply' }));
  return [...later, ...asked].filter(
    ({ text }, index, all) => all.findIndex((other) => plain(other.text) === plain(text)) === index,
  );
}

/** What the replies to the last round of a stored case ask. A reply that answers nothing recorded counts. */
export function listReplyItems(
  replies: readonly Pick<Reply, 'submissionId' | 'requestedItems'>[],
  submissions: readonly Pick<Submission, 'id' | 'round'>[],
): readonly string[] {
  const roundOf = (id: string | null): number | null => submissions.find((one) => one.id === id)?.round ?? null;
  return ofLastRound(
    replies.map(({ submissionId, requestedItems }) => ({ requestedItems, round: roundOf(submissionId) })),
    submissions,
  );
}

/** The same of a case as it is filed. */
export function listFiledReplyItems({
  replies = [],
  submissions = [],
}: Pick<CaseFile, 'replies' | 'submissions'>): readonly string[] {
  const roundOf = ({ answers }: FiledReply): number | null =>
    answers === null ? null : (submissions[answers]?.round ?? null);
  return ofLastRound(
    replies.map((reply) => ({ requestedItems: reply.requestedItems, round: roundOf(reply) })),
    submissions,
  );
}

function ofLastRound(
  replies: readonly { readonly requestedItems: readonly string[]; readonly round: number | null }[],
  submissions: readonly { readonly round: number }[],
): readonly string[] {
  const last = Math.max(0, ...submissions.map(({ round }) => round));
  return replies
    .filter(({ round }) => round === null || round === last)
    .flatMap(({ requestedItems }) => requestedItems);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.;:,]+/g, ' ')
    .trim();
}
