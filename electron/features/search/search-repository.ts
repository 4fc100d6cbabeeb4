import type { Database } from 'better-sqlite3';
import type { SearchHit } from '../../../shared/contracts/search.ts';
import { appealPathSchema } from '../../../shared/domain/case.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { planShape } from '../../../shared/domain/plan-shape.ts';
import type { HighlightNote, WrittenLetter } from './find-in-notes.ts';

type HitRow = {
  readonly case_id: string;
  readonly case_title: string;
  readonly case_path: string;
  readonly source: string;
  readonly entity_id: string;
  readonly title: string;
  readonly page_number: number | null;
  readonly snippet: string;
};

type Question = { readonly query: string; readonly case_id: string | null; readonly max_hits: number };

const MAX_HITS = 50;
/** What pages keep of it when titles and notes have more hits than there is room for, and the other way round. */
const MAX_SHARE = MAX_HITS / 2;

// A match in a title weighs more than one in a text. char(1) and char(2) can't be typed, so they mark the hit safely.
// FTS5 sorts by `rank` itself, so that only the rows that come out get a snippet, which costs more than all the rest. It does
// so only where its table is the outermost one: hence CROSS JOIN, whose order SQLite never changes.
const FIND_ENTRIES = `
  SELECT search_entries.case_id, cases.title AS case_title, cases.path AS case_path, search_entries.source, search_entries.entity_id,
    search_entries.title, NULL AS page_number, snippet(search, 1, char(1), char(2), '…', 16) AS snippet
  FROM search
  CROSS JOIN search_entries ON search_entries.id = search.rowid
  CROSS JOIN cases ON cases.id = search_entries.case_id
  WHERE search MATCH @query AND rank MATCH 'bm25(4.0, 1.0)' AND cases.removed_at IS NULL
    AND (@case_id IS NULL OR search_entries.case_id = @case_id)
  ORDER BY rank
  LIMIT @max_hits`;

// The text of a file is indexed once; every piece of evidence that stands for the file is a hit.
const FIND_PAGES = `
  SELECT evidence.case_id, cases.title AS case_title, cases.path AS case_path, 'evidence' AS source, evidence.id AS entity_id,
    evidence.title, page_texts.page_number, snippet(page_search, 0, char(1), char(2), '…', 16) AS snippet
  FROM page_search
  CROSS JOIN page_texts ON page_texts.id = page_search.rowid
  CROSS JOIN evidence ON evidence.sha256 = page_texts.sha256
  CROSS JOIN cases ON cases.id = evidence.case_id
  WHERE page_search MATCH @query AND evidence.removed_at IS NULL AND cases.removed_at IS NULL
    AND (@case_id IS NULL OR evidence.case_id = @case_id)
  ORDER BY rank
  LIMIT @max_hits`;

// Few and short beside the texts of pages: they are read as they are, without an index.
const LIST_NOTES = `
  SELECT highlights.case_id AS caseId, cases.title AS caseTitle, highlights.evidence_id AS evidenceId, evidence.title,
    highlights.page_number AS pageNumber, highlights.note
  FROM highlights
  JOIN evidence ON evidence.case_id = highlights.case_id AND evidence.id = highlights.evidence_id
  JOIN cases ON cases.id = highlights.case_id
  WHERE highlights.note <> '' AND evidence.removed_at IS NULL AND cases.removed_at IS NULL
    AND (@case_id IS NULL OR highlights.case_id = @case_id)
  ORDER BY cases.title, cases.id, evidence.position, highlights.page_number, highlights.created_at, highlights.id`;

// As few and short: one for each case at most.
const LIST_LETTERS = `
  SELECT id AS caseId, title AS caseTitle, json_extract(packet_options, '$.letterText') AS letterText
  FROM cases
  WHERE removed_at IS NULL AND coalesce(json_extract(packet_options, '$.letterText'), '') <> ''
    AND (@case_id IS NULL OR id = @case_id)
  ORDER BY title, id`;

/** The full-text indexes, which the schema's triggers keep: of what people wrote, and of the pages of files. */
export function createSearchRepository(db: Database) {
  const findEntries = db.prepare<Question, HitRow>(FIND_ENTRIES);
  const findPages = db.prepare<Question, HitRow>(FIND_PAGES);
  const listNotes = db.prepare<{ readonly case_id: string | null }, HighlightNote>(LIST_NOTES);
  const listLetters = db.prepare<{ readonly case_id: string | null }, WrittenLetter>(LIST_LETTERS);
  return {
    /** The letters that users wrote themselves, by case. @param caseId only of this case */
    listLetters: (caseId?: CaseId): readonly WrittenLetter[] => listLetters.all({ case_id: caseId ?? null }),
    /** The notes of highlights, by case and document. @param caseId only of this case */
    listNotes: (caseId?: CaseId): readonly HighlightNote[] => listNotes.all({ case_id: caseId ?? null }),
    /**
     * Titles and what people wrote, then pages; each best first.
     * @param query in the language of FTS5
     * @param caseId only in this case
     */
    find: (query: string, caseId?: CaseId): readonly SearchHit[] => {
      const question: Question = { query, case_id: caseId ?? null, max_hits: MAX_HITS };
      const entries = findEntries.all(question);
      const pages = findPages.all(question);
      const kept = entries.slice(0, Math.max(MAX_SHARE, MAX_HITS - pages.length));
      return [...kept, ...pages.slice(0, MAX_HITS - kept.length)].map(toHit);
    },
  };
}

export type SearchRepository = ReturnType<typeof createSearchRepository>;

function toHit(row: HitRow): SearchHit {
  return {
    caseId: row.case_id as CaseId,
    caseTitle: row.case_title,
    source: row.source as SearchHit['source'],
    id: row.entity_id === '' ? null : row.entity_id,
    title: row.source === 'plan' ? headingOf(row) : row.title,
    pageNumber: row.page_number,
    snippet: row.snippet,
  };
}

/** The heading of a part as the case's path has it; empty for a part that the path doesn't have. */
function headingOf({ case_path, entity_id }: HitRow): string {
  const { parts } = planShape(appealPathSchema.parse(case_path));
  return parts.find(({ part }) => part === entity_id)?.heading ?? '';
}
