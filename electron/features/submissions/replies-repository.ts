import type { Database } from 'better-sqlite3';
import type { CaseId, InteractionId, SubmissionId } from '../../../shared/domain/ids.ts';
import type { InteractionOutcome } from '../../../shared/domain/interaction.ts';
import type { Reply, ReplyReading } from '../../../shared/domain/reply.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type ReplyRow = {
  readonly interaction_id: string;
  readonly case_id: string;
  readonly submission_id: string | null;
  readonly requested_items: string;
  readonly deadlines: string;
};

type EntryRow = ReplyRow & {
  readonly at: string;
  readonly channel: string;
  readonly person: string;
  readonly subject: string;
  readonly amazon_case_id: string;
  readonly summary: string;
  readonly body: string;
  readonly outcome: string | null;
};

/** What of a reply its entry in the log doesn't hold. */
export type ReplyLink = ReplyReading & Pick<Reply, 'interactionId' | 'caseId' | 'submissionId'>;

/** The table `replies`, each row beside an entry of the log. */
export function createRepliesRepository(db: Database) {
  const list = db.prepare<{ case_id: string }, EntryRow>(
    `SELECT replies.interaction_id, replies.case_id, replies.submission_id, replies.requested_items, replies.deadlines,
       entry.at, entry.channel, entry.person, entry.subject, entry.amazon_case_id, entry.summary, entry.body, entry.outcome
     FROM replies JOIN interactions AS entry ON entry.id = replies.interaction_id
     WHERE replies.case_id = @case_id AND entry.removed_at IS NULL
     ORDER BY unixepoch(entry.at) DESC, entry.created_at DESC, entry.id`,
  );
  const insert = db.prepare<ReplyRow>(
    `INSERT INTO replies (interaction_id, case_id, submission_id, requested_items, deadlines)
     VALUES (@interaction_id, @case_id, @submission_id, @requested_items, @deadlines)`,
  );
  const link = db.prepare<Pick<ReplyRow, 'interaction_id' | 'case_id' | 'submission_id'>>(
    `UPDATE replies SET submission_id = @submission_id WHERE interaction_id = @interaction_id AND case_id = @case_id`,
  );
  return {
    /** Newest first; without those whose entry was removed. */
    list: (caseId: CaseId): readonly Reply[] => list.all({ case_id: caseId }).map(toReply),
    insert: (reply: ReplyLink): void =>
      void insert.run({
        interaction_id: reply.interactionId,
        case_id: reply.caseId,
        submission_id: reply.submissionId,
        requested_items: toJsonColumn(reply.requestedItems),
        deadlines: toJsonColumn(reply.deadlines),
      }),
    link: (caseId: CaseId, interactionId: InteractionId, submissionId: SubmissionId | null): void =>
      void link.run({ case_id: caseId, interaction_id: interactionId, submission_id: submissionId }),
  };
}

export type RepliesRepository = ReturnType<typeof createRepliesRepository>;

function toReply(row: EntryRow): Reply {
  return {
    interactionId: row.interaction_id as InteractionId,
    caseId: row.case_id as CaseId,
    submissionId: row.submission_id as SubmissionId | null,
    requestedItems: fromJsonColumn(row.requested_items),
    deadlines: fromJsonColumn(row.deadlines),
    at: row.at,
    channel: row.channel,
    person: row.person,
    subject: row.subject,
    amazonCaseId: row.amazon_case_id,
    body: row.body || row.summary,
    outcome: row.outcome as InteractionOutcome | null,
  };
}
