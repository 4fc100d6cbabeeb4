import type { NoticePartReading } from '../../../shared/contracts/notices.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { SubmissionId } from '../../../shared/domain/ids.ts';
import { PLAIN_CONTACT, type InteractionOutcome } from '../../../shared/domain/interaction.ts';
import { findReplyCue } from '../../../shared/domain/notice/classify-reply.ts';
import { evenText } from '../../../shared/domain/notice/even-text.ts';
import type { NewReply } from '../../../shared/domain/reply.ts';
import { findReplyStep } from '../../../shared/domain/reply-step.ts';
import type { Submission } from '../../../shared/domain/submission.ts';
import { suggestAnswered } from '../../../shared/domain/suggest-answered.ts';

/** What the dialog holds while the user checks what was read of a message. */
export type ReplyDraft = {
  readonly text: string;
  readonly subject: string;
  readonly at: string;
  readonly zone: string;
  readonly channel: string;
  readonly amazonCaseId: string;
  readonly outcome: InteractionOutcome | null;
  /** The words that the outcome was read from; empty: the user's own choice. */
  readonly outcomeWords: string;
  /** One request a line. */
  readonly requests: string;
  readonly deadlines: NewReply['deadlines'];
  readonly submissionId: SubmissionId | null;
};

/** How much of a message its line in the log repeats. */
const SUMMARY_CHARS = 300;

/** A text in which no message was found. */
const NOTHING_READ = {
  ...{ start: 0, end: 0, subject: null, outcome: null },
  ...{ caseIds: [], requestedItems: [], deadlines: [] },
} satisfies Partial<NoticePartReading>;

/** No answer is longer; what follows is not looked through for the words of its outcome. */
const MOST_READ_CHARS = 60_000;

/**
 * A draft with what was read of its message; what the user corrected before is read anew with the text.
 * @param parts the messages in the text; the first answer among them counts
 */
export function fillReplyDraft(
  draft: ReplyDraft,
  parts: readonly NoticePartReading[],
  { noticeCues }: Pick<Catalogue, 'noticeCues'>,
  submissions: readonly Submission[],
): ReplyDraft {
  const { text, at, subject } = draft;
  const reading = parts.find(({ kind }) => kind === 'reply') ?? parts[0] ?? NOTHING_READ;
  const { start, end, outcome, requestedItems, deadlines, caseIds: amazonCaseIds } = reading;
  const cue = findReplyCue(evenText(text.slice(start, end).slice(0, MOST_READ_CHARS)), noticeCues.outcomes);
  const marks = { amazonCaseIds, subject: subject || (reading.subject ?? ''), at };
  return {
    ...draft,
    outcome,
    outcomeWords: cue?.outcome === outcome ? (cue?.words ?? '') : '',
    requests: requestedItems.join('\n'),
    deadlines: deadlines.map(toDeadline),
    amazonCaseId: amazonCaseIds[0] ?? '',
    submissionId: suggestAnswered(marks, submissions),
  };
}

/** A day that can be read two ways is none; the words stay. */
function toDeadline({ text, days }: NoticePartReading['deadlines'][number]): ReplyDraft['deadlines'][number] {
  return { text: text.slice(0, 500), on: days.length === 1 ? (days[0] ?? null) : null };
}

/** The reply as it goes into the case: with the status that its outcome leads to, and its earliest deadline. */
export function makeReply(draft: ReplyDraft, { replySteps }: Pick<Catalogue, 'replySteps'>): NewReply {
  const { text, subject, at, zone, channel, amazonCaseId, outcome, requests, deadlines, submissionId } = draft;
  const days = deadlines.flatMap(({ on }): readonly LocalDate[] => (on === null ? [] : [on])).sort();
  const words = text.replace(/\s+/g, ' ').trim();
  const summary = words.length > SUMMARY_CHARS ? `${words.slice(0, SUMMARY_CHARS - 1)}…` : words;
  return {
    contact: {
      ...{ ...PLAIN_CONTACT, attachments: [], promises: [] },
      ...{ at, zone, channel, direction: 'in', amazonCaseId, subject, summary, body: text, outcome },
    },
    submissionId,
    status: findReplyStep(replySteps, outcome)?.status ?? null,
    deadlineOn: days[0] ?? null,
    requestedItems: requests
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    deadlines: [...deadlines],
  };
}
