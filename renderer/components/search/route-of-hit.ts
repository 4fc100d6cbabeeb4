import type { SearchHit } from '../../../shared/contracts/search.ts';
import { caseRoute } from '../../lib/route.ts';

/** The address that shows what a search has found, with the very document, part or contact chosen. */
export function routeOfHit(hit: Pick<SearchHit, 'caseId' | 'source' | 'id'>): string {
  const focus = hit.id ?? undefined;
  switch (hit.source) {
    case 'evidence':
      return caseRoute(hit.caseId, 'evidence', focus);
    case 'plan':
      return caseRoute(hit.caseId, 'plan', focus);
    case 'letter':
      return caseRoute(hit.caseId, 'plan', 'letter');
    case 'interaction':
      return caseRoute(hit.caseId, 'log', focus);
    case 'review':
      return caseRoute(hit.caseId, 'review', focus);
    case 'cause':
      return caseRoute(hit.caseId, 'review', 'causes');
    case 'notice':
      return caseRoute(hit.caseId, 'overview', 'noticeText');
    case 'case':
      return caseRoute(hit.caseId, 'overview');
  }
}
