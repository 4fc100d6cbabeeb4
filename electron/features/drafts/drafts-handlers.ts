import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { DraftMail } from './draft-mail.ts';
import type { DraftsService } from './drafts-service.ts';

/** Answers the calls `drafts.*`. */
export function createDraftsHandlers(
  drafts: DraftsService,
  draftMail: DraftMail,
): Pick<Handlers, 'drafts.list' | 'drafts.save' | 'drafts.remove' | 'drafts.saveMail'> {
  return {
    'drafts.list': ({ caseId }) => ok([...drafts.list(caseId)]),
    'drafts.save': ({ caseId, draft }) => drafts.save(caseId, draft),
    'drafts.remove': ({ caseId, kind }) => drafts.remove(caseId, kind),
    'drafts.saveMail': ({ caseId, kind, packetJobId }) => draftMail.save(caseId, kind, packetJobId),
  };
}
