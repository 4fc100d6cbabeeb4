import type { Database } from 'better-sqlite3';

/** How much there is, and nothing of what it says. */
export type StoreCounts = {
  readonly cases: number;
  readonly evidence: number;
  readonly removedEvidence: number;
  readonly pagesWithText: number;
  readonly contacts: number;
  readonly submissions: number;
  /** Version of the database's schema. */
  readonly schema: number;
};

/** Counts rows, for the problem report. */
export function createDiagnosticsRepository(db: Database) {
  return {
    count: (): StoreCounts => ({
      ...(db
        .prepare<[], Omit<StoreCounts, 'schema'>>(
          `SELECT (SELECT count(*) FROM cases) AS cases,
                  (SELECT count(*) FROM evidence WHERE removed_at IS NULL) AS evidence,
                  (SELECT count(*) FROM evidence WHERE removed_at IS NOT NULL) AS removedEvidence,
                  (SELECT count(*) FROM page_texts) AS pagesWithText,
                  (SELECT count(*) FROM interactions) AS contacts,
                  (SELECT count(*) FROM submissions) AS submissions`,
        )
        .get() as Omit<StoreCounts, 'schema'>),
      schema: db.pragma('user_version', { simple: true }) as number,
    }),
  };
}

export type DiagnosticsRepository = ReturnType<typeof createDiagnosticsRepository>;
