import type { FolderBackupsService } from '../../features/folder-backups/folder-backups-service.ts';
import type { Log } from '../diagnostics/log.ts';
import { describeThrown } from '../diagnostics/describe-thrown.ts';

/** Not at once: the first minute belongs to the user. */
const FIRST_MS = 60_000;
const EVERY_MS = 15 * 60_000;

/** Makes copies when they are due, and tries again while the folder can't be reached. @returns ends it */
export function startFolderBackups(folderBackups: Pick<FolderBackupsService, 'check'>, log: Log): () => void {
  const look = (): void => {
    folderBackups
      .check()
      .catch((thrown: unknown) => log.error('folder backup failed', { stack: describeThrown(thrown) }));
  };
  const first = setTimeout(look, FIRST_MS).unref();
  const timer = setInterval(look, EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
