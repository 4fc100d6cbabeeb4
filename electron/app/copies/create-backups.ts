import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { JobResult } from '../../../shared/domain/job.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { createBackupsService, type HeldBackup } from '../../features/backups/backups-service.ts';
import type { Emit } from '../../features/emit.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import { type Backup, listBackups } from '../../store/backup/backup.ts';
import { readBackup } from '../../store/backup/read-backup.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppOptions } from '../app-options.ts';
import type { DatabaseCopies } from './database-copies.ts';

/** Closes the data, puts a backup in its place, and opens it again. */
export type ReplaceData = (backup: string) => Promise<Result<{ keptAs: string | null }>>;

type Parts = {
  readonly options: AppOptions;
  readonly vault: Vault;
  readonly jobs: JobRunner;
  readonly emit: Emit;
  readonly replaceData: ReplaceData;
  readonly copies: DatabaseCopies;
};

const UNFINISHED = new Set(['queued', 'running', 'cancelling']);

/** The service for backups, on the backups folder of the data folder. */
export function createBackups({ options, vault, jobs, emit, replaceData, copies }: Parts) {
  const backupsDir = join(options.dataDir, 'backups');
  const key = options.keys?.database;
  return createBackupsService({
    list: () => listBackups(backupsDir).flatMap(toHeld),
    create: () => createAsJob(jobs, copies, backupsDir),
    exportTo: (target) => copies.exportTo(target, { signal: new AbortController().signal, report: () => undefined }),
    read: (file) => readBackup(file, key),
    listMissing: (hashes) => vault.listMissing(hashes),
    restore: replaceData,
    isBusy: () => jobs.list().some((job) => UNFINISHED.has(job.status)),
    showInFolder: options.desktop.showInFolder,
    emit,
  });
}

/** A job, so that it is seen and can be stopped; answers when that has ended. */
async function createAsJob(jobs: JobRunner, copies: DatabaseCopies, backupsDir: string): Promise<Result<HeldBackup>> {
  let held: HeldBackup | undefined;
  const run = async (context: JobContext): Promise<Result<JobResult>> => {
    const made = await copies.backUp('manual', context);
    if (!made.ok) return made;
    // As the list gives it: a file's name knows whole seconds.
    [held] = listBackups(backupsDir)
      .filter(({ file }) => file === made.value.file)
      .flatMap(toHeld);
    if (!held) throw new Error(`${made.value.file} is gone as soon as it was made`);
    return ok({ kind: 'backup', name: held.name });
  };
  const { error } = await jobs.finished(jobs.start({ kind: 'backup', caseId: null, run }));
  if (held) return ok(held);
  return fail(error ?? appError('cancelled', 'Stopped.', {}));
}

/** Nothing when the file went away since the folder was read. */
function toHeld({ file, reason, madeAt }: Backup): readonly HeldBackup[] {
  const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (sizeBytes === undefined) return [];
  return [{ path: file, name: basename(file), reason, madeAt: madeAt.toISOString(), sizeBytes }];
}
