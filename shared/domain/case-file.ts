import type { Contact } from './clocks/open-submission.ts';
import type { AccountDetails } from './account.ts';
import type { AuditEntry } from './audit.ts';
import type { Case, CaseDetails } from './case.ts';
import type { WatchTaskDetails } from './clocks/watch-task.ts';
import type { Draft } from './draft.ts';
import type { Evidence, EvidenceVersion } from './evidence.ts';
import type { Highlight } from './highlight.ts';
import type { EvidenceId } from './ids.ts';
import type { InteractionDetails, InteractionVersion } from './interaction.ts';
import type { PlanNotes } from './plan-notes.ts';
import type { PlanRevision, PlanText } from './plan.ts';
import type { CaseReview } from './review.ts';
import type { ReplyReading } from './reply.ts';
import type { SetAside } from './set-aside.ts';
import type { Submission, SubmissionRecord } from './submission.ts';

/** An entry of the log with what it said before its edits, latest first; absent: it was never edited. */
export type LoggedInteraction = InteractionDetails & {
  readonly earlierVersions?: readonly InteractionVersion[];
  /** When it was written down; absent: not known. */
  readonly createdAt?: string;
};

/** What was sent, with the place of its entry in `interactions`; null: there is none. */
export type FiledSubmission = SubmissionRecord & { readonly logEntry: number | null };

/** What a reply asks, by the places of its entry in `interactions` and of what it answers in `submissions`; null: nothing recorded. */
export type FiledReply = ReplyReading & { readonly logEntry: number; readonly answers: number | null };

/** Everything of one case at one moment: what checks read and packets are made from. */
export type CaseFile = {
  readonly account: AccountDetails;
  readonly case: CaseDetails;
  readonly noticeText: string;
  readonly plan: PlanText;
  /** In list order. */
  readonly evidence: readonly Evidence[];
  /** Of all evidence on the list, in reading order within each piece. */
  readonly highlights: readonly Highlight[];
  /** The files that evidence had before newer ones, by evidence id, latest first; absent: none. */
  readonly earlierVersions?: Readonly<Record<string, readonly EvidenceVersion[]>>;
  /** Text of the used pages of papers that show the account's address, by evidence id, as far as it was read; absent: none. */
  readonly textByEvidence?: Readonly<Record<string, string>>;
  /** Latest first. */
  readonly interactions: readonly LoggedInteraction[];
  /** Texts that the user still works on; absent: none. */
  readonly drafts?: readonly Draft[];
  /** 1 for the first appeal of the case, 2 after one submission… */
  readonly round: number;
  /** Oldest first; absent: nothing was sent. */
  readonly submissions?: readonly FiledSubmission[];
  /** Latest first; absent: none. */
  readonly replies?: readonly FiledReply[];
  /** What is watched after reinstatement, by due day; absent: nothing. */
  readonly watchTasks?: readonly WatchTaskDetails[];
  /** Further accounts that the case touches; absent: none. */
  readonly otherAccounts?: readonly AccountDetails[];
  /** Findings that the user set aside, with a reason; absent: none. */
  readonly setAside?: readonly SetAside[];
  /** What the user found out about what happened; absent: nothing. */
  readonly review?: CaseReview;
  /** What the user noted about the plan while writing it; absent: nothing. */
  readonly planNotes?: PlanNotes;
};

/** What of a case only a whole copy of it needs: how it stands, and what was before. */
export type CaseKeeping = {
  readonly case: Pick<Case, 'status'> & Partial<Pick<Case, 'createdAt'>>;
  /** Newest first. */
  readonly planVersions: readonly PlanRevision[];
  /** The submissions of the case file, in its order, as the store has them. */
  readonly submissions: readonly Submission[];
  /** Ids of evidence that was removed or deleted. */
  readonly formerEvidence: readonly EvidenceId[];
  /** Of the case's account (0) and its further accounts (1, 2…): which belong together. */
  readonly accountLinks: readonly (readonly [number, number])[];
  /** The audit list, newest first. */
  readonly changes: readonly AuditEntry[];
};

/** What the checks look at: a case with its log cut down to when, how and with what outcome. A whole case is one as well. */
export type CheckedCase = Omit<CaseFile, 'interactions'> & { readonly interactions: readonly Contact[] };
