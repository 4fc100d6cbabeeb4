import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { SetAsideService } from './set-aside-service.ts';

/** Answers the calls `setAside.*`. */
export function createSetAsideHandlers(
  setAside: SetAsideService,
): Pick<Handlers, 'setAside.list' | 'setAside.add' | 'setAside.remove'> {
  return {
    'setAside.list': ({ caseId }) => ok([...setAside.list(caseId)]),
    'setAside.add': ({ caseId, finding }) => setAside.add(caseId, finding),
    'setAside.remove': ({ caseId, finding }) => setAside.remove(caseId, finding),
  };
}
