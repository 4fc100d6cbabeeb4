import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Emit } from '../../features/emit.ts';
import { createFolderBackupState } from '../../features/folder-backups/folder-backup-state.ts';
import { createFolderBackupsService } from '../../features/folder-backups/folder-backups-service.ts';
import { createFolderRestore } from '../../features/folder-backups/folder-restore.ts';
import { createSettingsRepository } from '../../features/settings/settings-repository.ts';
import type { JobRunner } from '../../jobs/job-runner.ts';
import { findPlace } from '../../folder-place/find-place.ts';
import { readBackup } from '../../store/backup/read-backup.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppOptions } from '../app-options.ts';
import type { ReplaceData } from './create-backups.ts';
import type { DatabaseCopies } from './database-copies.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly vault: Vault;
  readonly jobs: JobRunner;
  readonly emit: Emit;
  readonly replaceData: ReplaceData;
  readonly copies: DatabaseCopies;
};

const UNFINISHED = new Set(['queued', 'running', 'cancelling']);

/** Copies in a folder of the user's choice, and bringing them back. */
export function createFolderBackups({ options, db, vault, jobs, emit, replaceData, copies }: Parts) {
  const { keys, dataDir, now, newId } = options;
  const state = createFolderBackupState(createSettingsRepository(db));
  const tempDir = join(dataDir, 'tmp', 'folder-backups');
  const shared = { state, jobs, newId, chooseFolder: options.dialogs.chooseFolder };
  return {
    folderBackups: createFolderBackupsService({
      ...shared,
      ...{ dataDir, now, emit, showInFolder: options.desktop.showInFolder },
      findPlace: (folder) => findPlace(folder, { platform: process.platform, home: homedir(), env: process.env }),
      ...{ isProtected: keys !== undefined, copy: copies.copyToFolder },
    }),
    folderRestore: createFolderRestore({
      ...shared,
      ...{ vault, keys, readBackup, tempDir, restore: replaceData },
      hasJobs: () => jobs.list().some((job) => UNFINISHED.has(job.status)),
    }),
  };
}
