import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { WatchService } from './watch-service.ts';

type WatchCalls = 'watch.list' | 'watch.add' | 'watch.update' | 'watch.remove';

/** Answers the calls `watch.*`. */
export function createWatchHandlers(watch: WatchService): Pick<Handlers, WatchCalls> {
  return {
    'watch.list': ({ caseId }) => ok([...watch.list(caseId)]),
    'watch.add': ({ caseId, tasks }) => {
      const added = watch.add(caseId, tasks);
      return added.ok ? ok([...added.value]) : added;
    },
    'watch.update': ({ caseId, taskId, patch }) => watch.update(caseId, taskId, definedOnly(patch)),
    'watch.remove': ({ caseId, taskId }) => watch.remove(caseId, taskId),
  };
}
