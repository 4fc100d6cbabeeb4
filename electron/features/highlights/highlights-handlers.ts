import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { HighlightsService } from './highlights-service.ts';

type HighlightCalls = 'highlights.list' | 'highlights.add' | 'highlights.update' | 'highlights.remove';

/** Answers the calls `highlights.*`. */
export function createHighlightsHandlers(highlights: HighlightsService): Pick<Handlers, HighlightCalls> {
  return {
    'highlights.list': ({ caseId, evidenceId }) => ok([...highlights.list(caseId, evidenceId)]),
    'highlights.add': ({ caseId, evidenceId, highlight }) => highlights.add(caseId, evidenceId, highlight),
    'highlights.update': ({ caseId, evidenceId, highlightId, patch }) =>
      highlights.update(caseId, evidenceId, highlightId, definedOnly(patch)),
    'highlights.remove': ({ caseId, evidenceId, highlightId }) => highlights.remove(caseId, evidenceId, highlightId),
  };
}
