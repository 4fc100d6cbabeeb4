import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { DraftsService } from './drafts-service.ts';

/** Answers the calls `drafts.*` on kept texts. */
export function createDraftsHandlers(
  drafts: DraftsService,
): Pick<Handlers, 'drafts.list' | 'drafts.save' | 'drafts.remove'> {
  return {
    'drafts.list': ({ caseId }) => ok([...drafts.list(caseId)]),
    'drafts.save': ({ caseId, draft }) => drafts.save(caseId, draft),
    'drafts.remove': ({ caseId, kind }) => drafts.remove(caseId, kind),
  };
}
