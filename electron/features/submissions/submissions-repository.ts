import type { Database } from 'better-sqlite3';
import type { CaseId, InteractionId, PlanRevisionId, SubmissionId } from '../../../shared/domain/ids.ts';
import type { Submission } from '../../../shared/domain/submission.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type SubmissionRow = {
  readonly id: string;
  readonly case_id: string;
  readonly sent_at: string;
  readonly zone: string;
  readonly channel: string;
  readonly person: string;
  readonly subject: string;
  readonly amazon_case_id: string;
  readonly round: number;
  readonly letter: string;
  readonly root_cause: string;
  readonly corrective_actions: string;
  readonly preventive_measures: string;
  readonly texts: string;
  readonly manifest: string;
  readonly revision_id: string | null;
  readonly interaction_id: string | null;
  readonly created_at: string;
};

type FileRow = {
  readonly case_id: string;
  readonly submission_id: string;
  readonly file: string;
  readonly sha256: string;
};

const COLUMNS = `id, case_id, sent_at, zone, channel, person, subject, amazon_case_id, round, letter, root_cause,
  corrective_actions, preventive_measures, texts, manifest, revision_id, interaction_id, created_at`;

/** The tables `submissions` and `submission_files`: what was sent, as it was. Rows never change. */
export function createSubmissionsRepository(db: Database) {
  const list = db.prepare<{ case_id: string }, SubmissionRow>(
    `SELECT ${COLUMNS} FROM submissions WHERE case_id = @case_id ORDER BY round, unixepoch(sent_at), created_at, id`,
  );
  const insert = db.prepare<SubmissionRow>(
    `INSERT INTO submissions (${COLUMNS})
     VALUES (@id, @case_id, @sent_at, @zone, @channel, @person, @subject, @amazon_case_id, @round, @letter, @root_cause,
       @corrective_actions, @preventive_measures, @texts, @manifest, @revision_id, @interaction_id, @created_at)`,
  );
  const listFiles = db.prepare<{ case_id: string }, FileRow>(
    `SELECT case_id, submission_id, file, sha256 FROM submission_files WHERE case_id = @case_id ORDER BY file`,
  );
  const insertFile = db.prepare<FileRow>(
    `INSERT INTO submission_files (case_id, submission_id, file, sha256)
     VALUES (@case_id, @submission_id, @file, @sha256)`,
  );
  return {
    /** Oldest first. */
    list: (caseId: CaseId): readonly Submission[] => {
      const files = Map.groupBy(listFiles.all({ case_id: caseId }), (row) => row.submission_id);
      return list.all({ case_id: caseId }).map((row) =>
        toSubmission(
          row,
          (files.get(row.id) ?? []).map(({ file }) => file),
        ),
      );
    },
    /** @param files those that the vault holds, by their path in the kit */
    insert: (submission: Submission, files: ReadonlyMap<string, string>): void => {
      insert.run(toRow(submission));
      for (const [file, sha256] of files)
        insertFile.run({ case_id: submission.caseId, submission_id: submission.id, file, sha256 });
    },
  };
}

export type SubmissionsRepository = ReturnType<typeof createSubmissionsRepository>;

function toSubmission(row: SubmissionRow, keptFiles: readonly string[]): Submission {
  return {
    id: row.id as SubmissionId,
    caseId: row.case_id as CaseId,
    sentAt: row.sent_at,
    zone: row.zone,
    channel: row.channel,
    person: row.person,
    subject: row.subject,
    amazonCaseId: row.amazon_case_id,
    round: row.round,
    letter: row.letter,
    plan: {
      rootCause: row.root_cause,
      correctiveActions: row.corrective_actions,
      preventiveMeasures: row.preventive_measures,
    },
    texts: fromJsonColumn(row.texts),
    manifest: fromJsonColumn(row.manifest),
    revisionId: row.revision_id as PlanRevisionId | null,
    interactionId: row.interaction_id as InteractionId | null,
    keptFiles: [...keptFiles],
    createdAt: row.created_at,
  };
}

function toRow(submission: Submission): SubmissionRow {
  return {
    id: submission.id,
    case_id: submission.caseId,
    sent_at: submission.sentAt,
    zone: submission.zone,
    channel: submission.channel,
    person: submission.person,
    subject: submission.subject,
    amazon_case_id: submission.amazonCaseId,
    round: submission.round,
    letter: submission.letter,
    root_cause: submission.plan.rootCause,
    corrective_actions: submission.plan.correctiveActions,
    preventive_measures: submission.plan.preventiveMeasures,
    texts: toJsonColumn(submission.texts),
    manifest: toJsonColumn(submission.manifest),
    revision_id: submission.revisionId,
    interaction_id: submission.interactionId,
    created_at: submission.createdAt,
  };
}
