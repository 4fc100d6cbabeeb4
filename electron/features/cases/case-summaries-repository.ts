import type { Database } from 'better-sqlite3';
import type { CaseId } from '../../../shared/domain/ids.ts';

type SummaryRow = {
  readonly id: string;
  readonly store_name: string;
  readonly marketplace: string;
  readonly evidence_count: number;
  readonly interaction_count: number;
  readonly next_date: string | null;
};

/** What the case list shows beside the case itself. */
export type CaseFigures = {
  readonly caseId: CaseId;
  readonly storeName: string;
  readonly marketplace: string;
  readonly evidenceCount: number;
  readonly interactionCount: number;
  readonly nextDate: string | null;
};

/**
 * A follow-up is open until a contact was logged on its day or later; a deadline counts while an answer is owed. Days
 * are compared as the user wrote them, so that a contact logged late in the evening counts for that evening's day. The `+`
 * takes the column's affinity away: with it SQLite can't use the index of days, and 10,000 contacts take seconds.
 */
const SUMMARIES = `
  SELECT cases.id, accounts.store_name, accounts.marketplace,
    (SELECT count(*) FROM evidence
      WHERE evidence.case_id = cases.id AND evidence.removed_at IS NULL) AS evidence_count,
    (SELECT count(*) FROM interactions
      WHERE interactions.case_id = cases.id AND interactions.removed_at IS NULL) AS interaction_count,
    (SELECT min(day) FROM (
      SELECT cases.deadline_on AS day WHERE cases.status IN ('preparing', 'more-asked')
      UNION ALL
      SELECT asked.follow_up_on FROM interactions AS asked
      WHERE asked.case_id = cases.id AND asked.removed_at IS NULL AND asked.follow_up_on IS NOT NULL
        AND cases.status NOT IN ('reinstated', 'refused') AND NOT EXISTS (
        SELECT 1 FROM interactions AS later
        WHERE later.case_id = cases.id AND later.removed_at IS NULL AND later.id <> asked.id
          AND substr(later.at, 1, 10) >= +asked.follow_up_on
      )
      UNION ALL
      SELECT watch_tasks.due_on FROM watch_tasks
      WHERE watch_tasks.case_id = cases.id AND watch_tasks.done_on IS NULL AND cases.status = 'reinstated'
    )) AS next_date
  FROM cases JOIN accounts ON accounts.id = cases.account_id
  WHERE cases.removed_at IS NULL`;

/** Figures over the tables of several features, for the case list alone. */
export function createCaseSummariesRepository(db: Database) {
  const list = db.prepare<[], SummaryRow>(SUMMARIES);
  return {
    list: (): readonly CaseFigures[] =>
      list.all().map((row) => ({
        caseId: row.id as CaseId,
        storeName: row.store_name,
        marketplace: row.marketplace,
        evidenceCount: row.evidence_count,
        interactionCount: row.interaction_count,
        nextDate: row.next_date,
      })),
  };
}

export type CaseSummariesRepository = ReturnType<typeof createCaseSummariesRepository>;
