import { useDeferredValue } from 'react';
import type { SearchHit } from '../../../shared/contracts/search.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { useLatestAnswer } from '../../lib/use-answer.ts';

/** Longer than anybody's question; what the contract takes. */
const MAX_LENGTH = 200;

export type Search = {
  /** What is looked for, without the spaces around it. Empty: nothing. */
  readonly shownQuery: string;
  /** While the next answer is on its way, those of the last one; undefined before the first. */
  readonly hits: readonly SearchHit[] | undefined;
};

/** Finds while one types. @param caseId only there; everywhere when it isn't given */
export function useSearch(query: string, caseId?: CaseId): Search {
  const shownQuery = useDeferredValue(query.trim().slice(0, MAX_LENGTH));
  const hits = useLatestAnswer(shownQuery !== '', 'search.find', {
    query: shownQuery,
    ...(caseId === undefined ? {} : { caseId }),
  });
  return { shownQuery, hits: shownQuery === '' ? undefined : hits };
}
