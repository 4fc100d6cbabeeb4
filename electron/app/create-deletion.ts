import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { createDeletionRepository } from '../features/deletion/deletion-repository.ts';
import { createDeletionService } from '../features/deletion/deletion-service.ts';
import type { Emit } from '../features/emit.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { listBackups } from '../store/backup/backup.ts';
import { listKeptNames } from '../store/backup/restore.ts';
import type { ThumbnailFolder } from '../vault/thumbnail-folder.ts';
import type { Vault } from '../vault/vault.ts';
import type { AppOptions } from './app-options.ts';
import type { CallCount } from './call-count.ts';
import { nameUser } from './create-undo.ts';

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly vault: Vault;
  readonly thumbnails: ThumbnailFolder;
  readonly jobs: JobRunner;
  readonly calls: CallCount;
  readonly emit: Emit;
};

const UNFINISHED = new Set(['queued', 'running', 'cancelling']);

/** The service that deletes cases for good. */
export function createDeletion(
  { options, db, vault, thumbnails, jobs, calls, emit }: Parts,
  inTransaction: <Value>(fn: () => Value) => Value,
  listFolderCopies: () => Promise<readonly string[]>,
) {
  const backupsDir = join(options.dataDir, 'backups');
  return createDeletionService({
    ...{ inTransaction, emit, now: options.now },
    repository: createDeletionRepository(db),
    files: { removeFile: (sha256) => vault.remove(sha256), removeThumbnail: thumbnails.remove },
    who: nameUser(),
    listCopies: async (createdAt) => {
      // A copy's name knows whole seconds.
      const sinceMs = Date.parse(createdAt) - 1000;
      const copies = listBackups(backupsDir).filter(({ madeAt }) => madeAt.getTime() >= sinceMs);
      return {
        backups: copies.map(({ madeAt }) => madeAt.toISOString()),
        keptDatabaseCount: listKeptNames(readdirSync(dirname(db.name)), basename(db.name)).length,
        folderCopies: (await listFolderCopies()).filter((madeAt) => Date.parse(madeAt) >= sinceMs),
      };
    },
    hasJobs: () => jobs.list().some((job) => UNFINISHED.has(job.status)),
    isOnlyCall: () => calls.count() <= 1,
  });
}
