import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { InteractionsService } from './interactions-service.ts';

type InteractionCalls =
  | 'interactions.list'
  | 'interactions.get'
  | 'interactions.find'
  | 'interactions.add'
  | 'interactions.update'
  | 'interactions.remove'
  | 'interactions.listRemoved'
  | 'interactions.restore'
  | 'interactions.listVersions';

/** Answers the calls `interactions.*` on the log itself. */
export function createInteractionsHandlers(interactions: InteractionsService): Pick<Handlers, InteractionCalls> {
  return {
    'interactions.list': ({ caseId }) => ok([...interactions.list(caseId)]),
    'interactions.get': ({ caseId, interactionId }) => interactions.get(caseId, interactionId),
    'interactions.find': ({ caseId, query }) => ok([...interactions.find(caseId, query)]),
    'interactions.add': ({ caseId, interaction }) => interactions.add(caseId, interaction),
    'interactions.update': ({ caseId, interactionId, patch }) =>
      interactions.update(caseId, interactionId, definedOnly(patch)),
    'interactions.remove': ({ caseId, interactionId }) => interactions.remove(caseId, interactionId),
    'interactions.listRemoved': ({ caseId }) => ok([...interactions.listRemoved(caseId)]),
    'interactions.restore': ({ caseId, interactionId }) => interactions.restore(caseId, interactionId),
    'interactions.listVersions': ({ caseId, interactionId }) => {
      const versions = interactions.listVersions(caseId, interactionId);
      return versions.ok ? ok([...versions.value]) : versions;
    },
  };
}
