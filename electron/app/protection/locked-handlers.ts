import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { AppOptions } from '../app-options.ts';
import { describeSystem } from '../diagnostics/describe-system.ts';

type LockedCalls = 'system.info' | 'system.showDataFolder' | 'system.flushed' | 'system.windowUsable' | 'jobs.list';

/** Answers the few calls that need nothing of what is locked. */
export function createLockedHandlers(
  options: Pick<AppOptions, 'version' | 'dataDir' | 'now' | 'desktop'>,
): Pick<Handlers, LockedCalls> {
  return {
    'system.info': () => ok(describeSystem(options)),
    'system.showDataFolder': () => {
      options.desktop.showInFolder(options.dataDir);
      return ok(null);
    },
    'system.flushed': () => ok(null),
    'system.windowUsable': () => ok(null),
    'jobs.list': () => ok([]),
  };
}
