import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { findFolderPlace, type FolderPlace } from '../../shared/domain/folder-place.ts';
import type { Emit } from '../features/emit.ts';
import type { VaultFilesRepository } from '../features/evidence/vault-files-repository.ts';
import { createFolderBackupState } from '../features/folder-backups/folder-backup-state.ts';
import { createFolderBackupsService } from '../features/folder-backups/folder-backups-service.ts';
import { createFolderRestore } from '../features/folder-backups/folder-restore.ts';
import { createSettingsRepository } from '../features/settings/settings-repository.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { exportDatabase } from '../store/backup.ts';
import { readBackup } from '../store/read-backup.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import type { ReplaceData } from './create-backups.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly vault: Vault;
  readonly jobs: JobRunner;
  readonly emit: Emit;
  readonly replaceData: ReplaceData;
};

const UNFINISHED = new Set(['queued', 'running', 'cancelling']);

/** Copies in a folder of the user's choice, and bringing them back. */
export function createFolderBackups(
  { options, db, vault, jobs, emit, replaceData }: Parts,
  { listHashes }: Pick<VaultFilesRepository, 'listHashes'>,
  counts: () => { readonly caseCount: number; readonly evidenceCount: number },
) {
  const { keys, dataDir, now, newId } = options;
  const state = createFolderBackupState(createSettingsRepository(db));
  const tempDir = join(dataDir, 'tmp', 'folder-backups');
  const shared = { state, jobs, newId, chooseFolder: options.dialogs.chooseFolder };
  return {
    folderBackups: createFolderBackupsService({
      ...shared,
      ...{ dataDir, now, emit, findPlace, showInFolder: options.desktop.showInFolder },
      source: {
        exportDatabase: (target) => exportDatabase(db, target, keys?.database),
        listHashes: () => [...listHashes()].toSorted(),
        count: counts,
        locate: (sha256) => vault.locate(sha256),
        isSound: async (sha256, signal) => (await vault.examine(sha256, signal)) === 'sound',
        isProtected: keys !== undefined,
        ...{ tempDir, vaultDir: join(dataDir, 'vault'), application: `Reinstate ${options.version}` },
      },
    }),
    folderRestore: createFolderRestore({
      ...shared,
      ...{ vault, keys, readBackup, tempDir, restore: replaceData },
      hasJobs: () => jobs.list().some((job) => UNFINISHED.has(job.status)),
    }),
  };
}

/** Links followed, so that a link into a cloud folder is known for what it is. */
function findPlace(folder: string): FolderPlace | undefined {
  const hints = { platform: process.platform, home: homedir(), env: process.env };
  try {
    return findFolderPlace(realpathSync(folder), hints) ?? findFolderPlace(folder, hints);
  } catch {
    return findFolderPlace(folder, hints);
  }
}
