import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { checkInSteps } from '../../store/check-in-steps.ts';
import type { AppOptions } from '../app-options.ts';
import { describeThrown } from '../diagnostics/describe-thrown.ts';

type Parts = { readonly options: Pick<AppOptions, 'dataDir' | 'keys' | 'log' | 'onDamaged'>; readonly db: Database };

/**
 * The check that the start of a protected folder leaves until its first screen is there: it decrypts the whole database,
 * most of what such a start would cost. Plain ones were checked when they were opened. Never rejects.
 * @returns false when it is damaged, or could not be checked
 */
export async function checkDatabase({ options, db }: Parts): Promise<boolean> {
  const { dataDir, keys, log, onDamaged } = options;
  if (!keys) return true;
  try {
    const mayGoOn = async (): Promise<boolean> => {
      await setImmediate();
      return db.open;
    };
    const damaged = await checkInSteps(db, { backupsDir: join(dataDir, 'backups'), mayGoOn });
    if (!damaged) return true;
    log.error('check failed', { code: damaged.code });
    onDamaged?.(damaged);
  } catch (thrown) {
    log.error('check failed', { stack: describeThrown(thrown) });
  }
  return false;
}
