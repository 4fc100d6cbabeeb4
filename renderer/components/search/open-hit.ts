import type { SearchHit } from '../../../shared/contracts/search.ts';
import { seekPage } from '../../lib/sought-page.ts';
import { routeOfHit } from './route-of-hit.ts';

/** Goes to what a search has found; on a page of evidence, to that page with the words marked. */
export function openHit(hit: SearchHit, query: string, navigate: (route: string) => void): void {
  const { caseId, id, pageNumber } = hit;
  seekPage(id === null || pageNumber === null ? null : { caseId, evidenceId: id, pageNumber, query });
  navigate(routeOfHit(hit));
}
