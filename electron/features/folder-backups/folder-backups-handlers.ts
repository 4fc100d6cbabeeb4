import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { FolderBackupsService } from './folder-backups-service.ts';
import type { FolderRestore } from './folder-restore.ts';

type Calls =
  | 'folderBackups.get'
  | 'folderBackups.choose'
  | 'folderBackups.setRule'
  | 'folderBackups.stop'
  | 'folderBackups.start'
  | 'folderBackups.showInFolder'
  | 'folderBackups.openSource'
  | 'folderBackups.preview'
  | 'folderBackups.unlock'
  | 'folderBackups.startRestore'
  | 'folderBackups.finishRestore';

/** Answers the calls `folderBackups.*`. */
export function createFolderBackupsHandlers({
  folderBackups,
  folderRestore,
}: {
  readonly folderBackups: FolderBackupsService;
  readonly folderRestore: FolderRestore;
}): Pick<Handlers, Calls> {
  return {
    'folderBackups.get': () => ok(folderBackups.get()),
    'folderBackups.choose': () => folderBackups.choose(),
    'folderBackups.setRule': ({ rule }) => ok(folderBackups.setRule(rule)),
    'folderBackups.stop': () => folderBackups.stop(),
    'folderBackups.start': () => folderBackups.start(),
    'folderBackups.showInFolder': () => folderBackups.showInFolder(),
    'folderBackups.openSource': ({ isOwn }) => folderRestore.openSource(isOwn),
    'folderBackups.preview': ({ sourceId, name }) => folderRestore.preview(sourceId, name),
    'folderBackups.unlock': ({ sourceId, name, by, secret }) => folderRestore.unlock(sourceId, name, { by, secret }),
    'folderBackups.startRestore': ({ sourceId, name }) => folderRestore.startRestore(sourceId, name),
    'folderBackups.finishRestore': ({ sourceId, name }) => folderRestore.finishRestore(sourceId, name),
  };
}
