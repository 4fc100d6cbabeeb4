import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { SearchService } from './search-service.ts';

/** Answers the calls `search.*`. */
export function createSearchHandlers(search: SearchService): Pick<Handlers, 'search.find'> {
  return { 'search.find': ({ query, caseId }) => ok([...search.find(query, caseId)]) };
}
