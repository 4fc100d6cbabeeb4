import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { InteractionsService } from './interactions-service.ts';

type InteractionCalls = 'interactions.list' | 'interactions.add' | 'interactions.update' | 'interactions.remove';

/** Answers the calls `interactions.*`. */
export function createInteractionsHandlers(interactions: InteractionsService): Pick<Handlers, InteractionCalls> {
  return {
    'interactions.list': ({ caseId }) => ok([...interactions.list(caseId)]),
    'interactions.add': ({ caseId, interaction }) => interactions.add(caseId, interaction),
    'interactions.update': ({ caseId, interactionId, patch }) =>
      interactions.update(caseId, interactionId, definedOnly(patch)),
    'interactions.remove': ({ caseId, interactionId }) => interactions.remove(caseId, interactionId),
  };
}
