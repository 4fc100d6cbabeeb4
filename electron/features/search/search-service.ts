import type { SearchHit } from '../../../shared/contracts/search.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { SearchRepository } from './search-repository.ts';

/** Search over titles, notices, plans, logs and the pages of evidence of all cases on the list. */
export function createSearchService(repository: SearchRepository) {
  return {
    /** Best first; nothing for a query without a letter or digit. @param caseId only in this case */
    find: (query: string, caseId?: CaseId): readonly SearchHit[] => {
      const words = toFtsQuery(query);
      return words === '' ? [] : repository.find(words, caseId);
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
