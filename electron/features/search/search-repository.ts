import type { Database } from 'better-sqlite3';
import type { SearchHit } from '../../../shared/contracts/search.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

type HitRow = {
  readonly case_id: string;
  readonly case_title: string;
  readonly source: string;
  readonly entity_id: string;
  readonly title: string;
  readonly snippet: string;
};

const MAX_HITS = 50;

// A match in a title weighs more than one in a text. char(1) and char(2) can't be typed, so they mark the hit safely.
const FIND = `
  SELECT search_entries.case_id, cases.title AS case_title, search_entries.source, search_entries.entity_id,
    search_entries.title, snippet(search, 1, char(1), char(2), '…', 16) AS snippet
  FROM search
  JOIN search_entries ON search_entries.id = search.rowid
  JOIN cases ON cases.id = search_entries.case_id
  WHERE search MATCH @query AND cases.removed_at IS NULL
    AND (@case_id IS NULL OR search_entries.case_id = @case_id)
  ORDER BY bm25(search, 4.0, 1.0), search_entries.id
  LIMIT @max_hits`;

/** The full-text index, which the schema's triggers keep. */
export function createSearchRepository(db: Database) {
  const find = db.prepare<{ query: string; case_id: string | null; max_hits: number }, HitRow>(FIND);
  return {
    /** Best first. @param query in the language of FTS5 @param caseId only in this case */
    find: (query: string, caseId?: CaseId): readonly SearchHit[] =>
      find.all({ query, case_id: caseId ?? null, max_hits: MAX_HITS }).map((row) => ({
        caseId: row.case_id as CaseId,
        caseTitle: row.case_title,
        source: row.source as SearchHit['source'],
        id: row.entity_id === '' ? null : row.entity_id,
        title: row.title,
        snippet: row.snippet,
      })),
  };
}

export type SearchRepository = ReturnType<typeof createSearchRepository>;
