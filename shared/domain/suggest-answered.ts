import type { SubmissionId } from './ids.ts';
import type { Submission } from './submission.ts';

/** What of a message says which submission it answers. */
export type ReplyMarks = {
  /** Ids that the message names. */
  readonly amazonCaseIds: readonly string[];
  readonly subject: string;
  /** When it came, with its offset. */
  readonly at: string;
};

type Sent = Pick<Submission, 'id' | 'sentAt' | 'amazonCaseId' | 'subject'>;

/** Longer than any review is said to take (domain.md 5.4). */
const ANSWERED_WITHIN_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Which submission a message most likely answers: one with the same case id, else with the same subject, else the latest
 * before it within 60 days. Only what was sent before the message came is thought of. Null: none; the user chooses.
 */
export function suggestAnswered(reply: ReplyMarks, submissions: readonly Sent[]): SubmissionId | null {
  const at = Date.parse(reply.at);
  const before = submissions
    .filter(({ sentAt }) => Date.parse(sentAt) <= at)
    .toSorted((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt));
  const subject = bareSubject(reply.subject);
  const found =
    before.find(({ amazonCaseId }) => amazonCaseId !== '' && reply.amazonCaseIds.includes(amazonCaseId)) ??
    before.find((sent) => subject !== '' && bareSubject(sent.subject) === subject) ??
    before.find(({ sentAt }) => at - Date.parse(sentAt) <= ANSWERED_WITHIN_DAYS * DAY_MS);
  return found?.id ?? null;
}

/** A subject without what mail programs put in front of it. */
function bareSubject(subject: string): string {
  return subject
    .replace(/^\s*(?:(?:re|fwd?|aw|wg|sv|antw|rv|rif|回复|答复|转发)\s*(?:\[\d+\])?\s*[:：]\s*)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
