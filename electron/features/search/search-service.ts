import type { SearchHit } from '../../../shared/contracts/search.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { findInLetters, findInNotes } from './find-in-notes.ts';
import type { SearchRepository } from './search-repository.ts';

/** How many letters, and how many notes of highlights, are shown beside the other hits. */
const MAX_NOTES = 20;

/** Search over titles, notices, plans, own letters, logs, reviews, notes of highlights and the pages of evidence of all cases on the list. */
export function createSearchService(repository: SearchRepository) {
  return {
    /** Best first; nothing for a query without a letter or digit. @param caseId only in this case */
    find: (query: string, caseId?: CaseId): readonly SearchHit[] => {
      const words = toFtsQuery(query);
      if (words === '') return [];
      const hits = repository.find(words, caseId);
      const letters = findInLetters(repository.listLetters(caseId), query).slice(0, MAX_NOTES);
      const notes = findInNotes(repository.listNotes(caseId), query).slice(0, MAX_NOTES);
      // What people wrote stands before what the pages of their papers say.
      const firstPage = hits.findIndex(({ pageNumber }) => pageNumber !== null);
      return hits.toSpliced(firstPage === -1 ? hits.length : firstPage, 0, ...letters, ...notes);
    },
  };
}

export type SearchService = ReturnType<typeof createSearchService>;

/**
 * What people type as an FTS5 query: every word must be there, each may be the beginning of a longer one. Quoting makes
 * FTS5's own operators plain words.
 */
export function toFtsQuery(query: string): string {
  const words = query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => `"${word}"*`).join(' ');
}
