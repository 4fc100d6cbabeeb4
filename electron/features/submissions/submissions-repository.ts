import type { Database } from 'better-sqlite3';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** The table `submissions`: what was sent, as it was. */
export function createSubmissionsRepository(db: Database) {
  const count = db.prepare<{ case_id: string }, { readonly n: number }>(
    `SELECT count(*) AS n FROM submissions WHERE case_id = @case_id`,
  );
  return {
    count: (caseId: CaseId): number => count.get({ case_id: caseId })?.n ?? 0,
  };
}
