import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { DeletionService } from './deletion-service.ts';

type DeletionCalls = 'deletion.preview' | 'deletion.deleteCase' | 'deletion.list';

/** Answers the calls `deletion.*`. */
export function createDeletionHandlers(deletion: DeletionService): Pick<Handlers, DeletionCalls> {
  return {
    'deletion.preview': ({ caseId }) => deletion.preview(caseId),
    'deletion.deleteCase': ({ caseId }) => deletion.deleteCase(caseId),
    'deletion.list': () => ok([...deletion.list()]),
  };
}
