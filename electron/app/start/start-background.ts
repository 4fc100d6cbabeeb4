import type { Database } from 'better-sqlite3';
import type { Vault } from '../../vault/vault.ts';
import type { AppOptions } from '../app-options.ts';
import { recogniseImports } from '../create-ocr.ts';
import type { Services } from '../create-services.ts';
import type { DatabaseCopies } from '../copies/database-copies.ts';
import type { EventBus } from '../event-bus.ts';
import { startDailyBackups } from '../copies/start-daily-backups.ts';
import { startFolderBackups } from '../copies/start-folder-backups.ts';
import { startReminders } from './start-reminders.ts';
import { startTextReading } from './start-text-reading.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly services: Services;
  readonly vault: Vault;
  readonly events: EventBus;
  readonly copies: DatabaseCopies;
};

export type Background = {
  /** Does for the first time what then goes on by itself. */
  readonly begin: () => void;
  readonly close: () => Promise<void>;
};

/** What works by itself while the application runs; nothing in safe mode. */
export function startBackground({ options, db, services, vault, events, copies }: Parts): Background {
  if (options.safeMode) return { begin: () => undefined, close: () => Promise.resolve() };
  const { log } = options;
  const endOcr = recogniseImports(services.ocr, events, log);
  // Without a desktop nobody is there to be reminded.
  const reminders = options.desktop.notify && startReminders(services.reminders, events, log);
  const endFolderBackups = startFolderBackups(services.folderBackups, log);
  const dailyBackups = startDailyBackups({ options, db, copies, events });
  const reading = startTextReading({ options, pageTexts: services.pageTexts, vault, events });
  return {
    begin: () => {
      reminders?.look();
      reading.wake();
      dailyBackups.look();
    },
    close: async () => {
      endFolderBackups();
      endOcr();
      reminders?.end();
      await Promise.all([dailyBackups.close(), reading.close()]);
    },
  };
}
