import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ok, type Result } from '../../shared/result.ts';
import { createBackupsService, type HeldBackup } from '../features/backups/backups-service.ts';
import type { Emit } from '../features/emit.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { type Backup, backupDatabase, exportDatabase, listBackups } from '../store/backup.ts';
import { readBackup } from '../store/read-backup.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';

/** Closes the data, puts a backup in its place, and opens it again. */
export type ReplaceData = (backup: string) => Promise<Result<{ keptAs: string | null }>>;

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly vault: Vault;
  readonly jobs: JobRunner;
  readonly emit: Emit;
  readonly replaceData: ReplaceData;
};

const UNFINISHED = new Set(['queued', 'running', 'cancelling']);

/** The service for backups, on the backups folder of the data folder. */
export function createBackups({ options, db, vault, jobs, emit, replaceData }: Parts) {
  const backupsDir = join(options.dataDir, 'backups');
  const key = options.keys?.database;
  return createBackupsService({
    list: () => listBackups(backupsDir).flatMap(toHeld),
    create: () => {
      const made = backupDatabase(db, { backupsDir, reason: 'manual', now: options.now, key });
      if (!made.ok) return made;
      // As the list gives it: a file's name knows whole seconds.
      const [held] = listBackups(backupsDir)
        .filter(({ file }) => file === made.value.file)
        .flatMap(toHeld);
      if (!held) throw new Error(`${made.value.file} is gone as soon as it was made`);
      return ok(held);
    },
    exportTo: (target) => exportDatabase(db, target, key),
    read: (file) => readBackup(file, key),
    listMissing: (hashes) => vault.listMissing(hashes),
    restore: replaceData,
    isBusy: () => jobs.list().some((job) => UNFINISHED.has(job.status)),
    showInFolder: options.desktop.showInFolder,
    emit,
  });
}

/** Nothing when the file went away since the folder was read. */
function toHeld({ file, reason, madeAt }: Backup): readonly HeldBackup[] {
  const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (sizeBytes === undefined) return [];
  return [{ path: file, name: basename(file), reason, madeAt: madeAt.toISOString(), sizeBytes }];
}
