import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderCopy, FolderCopyPreview } from '../../../shared/domain/folder-backup.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { appError, conflict, fileRefused } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import { changeKeyOfCopy } from '../../store/change-key.ts';
import type { BackupContents } from '../../store/backup/read-backup.ts';
import { readHashes } from '../../store/read-hashes.ts';
import { createVault, type Vault } from '../../vault/vault.ts';
import { notFound } from '../not-found.ts';
import {
  type BackupRoot,
  databaseFile,
  describeCopy,
  findOwnRoot,
  type HeldCopy,
  listCopies,
  listRoots,
  rootAt,
} from './backup-folder.ts';
import type { FolderBackupStateStore } from './folder-backup-state.ts';
import { describeFolderFailure, folderMissing } from './folder-problem.ts';
import { openCopyKeys, readCopySlots, type Secret } from './open-copy-keys.ts';
import { tellRefusal } from '../../../shared/domain/file-refusal.ts';
import { say } from '../../../shared/domain/said.ts';
import type { ChooseFolder } from '../choose-folder.ts';

type Options = {
  readonly state: FolderBackupStateStore;
  readonly vault: Pick<Vault, 'ingestFile' | 'listMissing'>;
  /** Of this data folder, when it is protected. */
  readonly keys: VaultKeys | undefined;
  readonly readBackup: (file: string, key?: string) => Result<BackupContents>;
  readonly jobs: Pick<JobRunner, 'start'>;
  readonly hasJobs: () => boolean;
  readonly chooseFolder: ChooseFolder;
  /** Closes the data, puts the backup in its place and opens it again. */
  readonly restore: (file: string) => Promise<Result<{ keptAs: string | null }>>;
  readonly newId: () => string;
  /** For a database on its way; swept at each start. */
  readonly tempDir: string;
};

export type OpenedSource = { readonly sourceId: string; readonly folder: string; readonly copies: FolderCopy[] };

/** A backup folder that was opened in this run, with the keys that were given for its copies. */
type Source = { readonly root: BackupRoot; readonly keys: Map<string, VaultKeys> };

/** What belongs to one copy: how it is read. */
type Found = {
  readonly source: Source;
  readonly copy: HeldCopy;
  readonly keys: VaultKeys | undefined;
  readonly needsCode: boolean;
};

/** Bringing everything back from a backup folder, of this computer or of another one. */
export function createFolderRestore(options: Options) {
  const sources = new Map<string, Source>();
  const find = async (sourceId: string, name: string): Promise<Found | undefined> => {
    const source = sources.get(sourceId);
    const copy = source && (await listCopies(source.root)).find((one) => one.name === name);
    if (!source || !copy) return undefined;
    const slots = await readCopySlots(databaseFile(source.root, copy.name));
    const isOwn = options.keys !== undefined && slots?.check === options.keys.check;
    const keys = isOwn ? options.keys : slots && source.keys.get(slots.check);
    return { source, copy, keys, needsCode: copy.list.isProtected && keys === undefined };
  };
  return {
    openSource: async (isOwn: boolean): Promise<Result<OpenedSource | null>> => {
      const folder = isOwn ? options.state.get().folder : await options.chooseFolder('found-backups');
      if (folder === null) return isOwn ? notFound('backup folder', '') : ok(null);
      try {
        const root = await pickRoot(folder, isOwn ? options.state.get().storeId : null);
        if (!root) return refuseFolder(folder);
        const sourceId = options.newId();
        sources.set(sourceId, { root, keys: new Map() });
        return ok({ sourceId, folder: root.dir, copies: (await listCopies(root)).map(describeCopy) });
      } catch (thrown) {
        return fail(describeFolderFailure(thrown, folder)?.error ?? folderMissing(folder));
      }
    },
    preview: async (sourceId: string, name: string): Promise<Result<FolderCopyPreview>> => {
      const found = await find(sourceId, name);
      return found ? preview(options, found) : notFound('backup', name);
    },
    unlock: async (sourceId: string, name: string, secret: Secret): Promise<Result<FolderCopyPreview>> => {
      const found = await find(sourceId, name);
      if (!found) return notFound('backup', name);
      const opened = await openCopyKeys(databaseFile(found.source.root, name), secret);
      if (!opened.ok) return opened;
      found.source.keys.set(opened.value.check, opened.value);
      return preview(options, { ...found, keys: opened.value, needsCode: false });
    },
    startRestore: async (sourceId: string, name: string): Promise<Result<{ jobId: JobId }>> => {
      const found = await find(sourceId, name);
      if (!found || found.needsCode) return notFound('backup', name);
      const run = (context: JobContext): Promise<Result<JobResult>> => bringFilesIn(options, found, context);
      return ok({ jobId: options.jobs.start({ kind: 'folder-restore', caseId: null, run }) });
    },
    finishRestore: async (sourceId: string, name: string): Promise<Result<{ keptAs: string | null }>> => {
      if (options.hasJobs()) return fail(conflict('job', say`Work is going on. Let it end first.`));
      const found = await find(sourceId, name);
      return found && !found.needsCode ? replaceWith(options, found) : notFound('backup', name);
    },
  };
}

export type FolderRestore = ReturnType<typeof createFolderRestore>;

async function pickRoot(folder: string, storeId: string | null): Promise<BackupRoot | undefined> {
  if (storeId !== null) return findOwnRoot(folder, storeId);
  const [first] = await listRoots(folder);
  return first === undefined ? undefined : rootAt(first);
}

function refuseFolder(folder: string): Result<never> {
  const message = say`There is no backup of Reinstate in this folder.`;
  const fix = say`Choose the folder "Reinstate backup", or the one that it lies in.`;
  return fail(fileRefused(tellRefusal({ file: folder, code: 'foreign', message, fix })));
}

async function preview({ readBackup, vault }: Options, found: Found): Promise<Result<FolderCopyPreview>> {
  const { source, copy, keys, needsCode } = found;
  const base = { copy: describeCopy(copy), needsCode };
  if (needsCode) return ok({ ...base, cases: null, lastChangeAt: null, missingFileCount: 0 });
  const file = databaseFile(source.root, copy.name);
  const contents = readBackup(file, keyOf(found));
  if (!contents.ok) return contents;
  const { cases, lastChangeAt } = contents.value;
  const lacking = await vault.listMissing(readHashes(file, keyOf(found)));
  const there = createVault({ dir: source.root.files, ...(copy.list.isProtected && keys && { keys }) });
  const missing = await there.listMissing(lacking);
  return ok({ ...base, cases: [...cases], lastChangeAt, missingFileCount: missing.length });
}

function keyOf({ copy, keys }: Found): string | undefined {
  return copy.list.isProtected ? keys?.database : undefined;
}

/** Files that are missing here; each is checked against its hash on the way in. One that is damaged there is left out. */
async function bringFilesIn(
  options: Options,
  found: Found,
  { signal, report }: JobContext,
): Promise<Result<JobResult>> {
  const { source, copy, keys } = found;
  const hashes = readHashes(databaseFile(source.root, copy.name), keyOf(found));
  const there = createVault({ dir: source.root.files, ...(copy.list.isProtected && keys && { keys }) });
  const lacking = await options.vault.listMissing(hashes);
  let failedCount = 0;
  for (const [index, sha256] of lacking.entries()) {
    report(index, lacking.length, 'copy');
    if (signal.aborted) return fail(appError('cancelled', 'Stopped.', {}));
    const taken = await options.vault.ingestFile(there.locate(sha256), { signal, maxBytes: Infinity });
    if (!taken.ok && taken.error.code !== 'files-refused') return taken;
    if (!taken.ok || taken.value.sha256 !== sha256) failedCount += 1;
  }
  return ok({ kind: 'folder-restore', fileCount: lacking.length - failedCount, missingCount: failedCount });
}

/** A copy of another protected data folder gets this folder's key on the way. */
async function replaceWith(options: Options, found: Found): Promise<Result<{ keptAs: string | null }>> {
  const file = databaseFile(found.source.root, found.copy.name);
  const key = keyOf(found);
  if (key === undefined || key === options.keys?.database) return options.restore(file);
  const temp = join(options.tempDir, `${options.newId()}.db`);
  try {
    await mkdir(options.tempDir, { recursive: true, mode: 0o700 });
    await copyFile(file, temp);
    changeKeyOfCopy(temp, key, options.keys?.database);
    return await options.restore(temp);
  } finally {
    await rm(temp, { force: true });
  }
}
