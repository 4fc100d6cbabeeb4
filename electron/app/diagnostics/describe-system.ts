import type { CallOutput } from '../../../shared/contracts/index.ts';
import type { AppOptions } from '../app-options.ts';
import { localToday } from '../local-today.ts';

/** What the page may know of the computer and this program, locked or not. */
export function describeSystem(options: Pick<AppOptions, 'version' | 'dataDir' | 'now'>): CallOutput<'system.info'> {
  return {
    version: options.version,
    platform: process.platform,
    dataFolder: options.dataDir,
    today: localToday(options.now()),
  };
}
