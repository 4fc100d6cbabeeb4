import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { BackupsService } from './backups-service.ts';

type BackupsCalls = 'backups.list' | 'backups.create' | 'backups.preview' | 'backups.restore' | 'backups.showInFolder';

/** Answers the calls `backups.*`. */
export function createBackupsHandlers(backups: BackupsService): Pick<Handlers, BackupsCalls> {
  return {
    'backups.list': () => ok([...backups.list()]),
    'backups.create': () => backups.create(),
    'backups.preview': ({ name }) => backups.preview(name),
    'backups.restore': ({ name }) => backups.restore(name),
    'backups.showInFolder': ({ name }) => backups.showInFolder(name),
  };
}
