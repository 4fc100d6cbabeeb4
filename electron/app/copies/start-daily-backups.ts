import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { holdsCases, isDailyBackupDue } from '../../store/backup/backup.ts';
import type { AppOptions } from '../app-options.ts';
import type { DatabaseCopies } from './database-copies.ts';
import { describeThrown } from '../diagnostics/describe-thrown.ts';
import type { EventBus } from '../event-bus.ts';

const EVERY_MS = 15 * 60_000;

export type DailyBackups = { readonly look: () => void; readonly close: () => Promise<void> };

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly copies: DatabaseCopies;
  readonly events: Pick<EventBus, 'emit'>;
};

/**
 * Copies the database once a day: when it is told to look for the first time, and on each new day that the application stays open. A
 * copy that can't be made is no reason not to work; the next look tries again.
 */
export function startDailyBackups({ options, db, copies, events }: Parts): DailyBackups {
  const { dataDir, now, log } = options;
  const stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();

  async function backUp(): Promise<void> {
    if (!holdsCases(db) || !isDailyBackupDue(join(dataDir, 'backups'), now())) return;
    const copied = await copies.backUp('daily', { signal: stopping.signal, report: () => undefined });
    if (copied.ok) events.emit('backups.changed', {});
    else if (copied.error.code !== 'cancelled') log.error('daily backup failed', { code: copied.error.code });
  }
  const look = (): void => {
    working = backUp().catch((thrown: unknown) => {
      if (!stopping.signal.aborted) log.error('daily backup failed', { stack: describeThrown(thrown) });
    });
  };
  const timer = setInterval(look, EVERY_MS).unref();
  return {
    look,
    close: async () => {
      clearInterval(timer);
      stopping.abort();
      await working;
    },
  };
}
