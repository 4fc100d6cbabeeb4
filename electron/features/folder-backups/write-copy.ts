import { mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type FolderCopyList, folderCopyListSchema } from '../../../shared/domain/folder-backup.ts';
import { AppErrorException } from '../../../shared/errors.ts';
import { unwrap } from '../../../shared/result.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import { diskFull } from '../../store/disk-failure.ts';
import { readBackup } from '../../store/backup/read-backup.ts';
import { readHashes } from '../../store/read-hashes.ts';
import { createVault, type Vault } from '../../vault/vault.ts';
import {
  type BackupRoot,
  createRoot,
  databaseFile,
  findOwnRoot,
  listFile,
  nameCopy,
  readNames,
  rotate,
  sweepHalf,
} from './backup-folder.ts';
import { copyWhole, digestPath, writeWhole, type Written } from './write-whole.ts';

/** What a copy is made of; plain data, so that the work can be done in another process. */
export type CopySource = {
  /** A copy of the database, of this very moment; sealed and with its key slots beside it when the data folder is protected. */
  readonly database: string;
  readonly vaultDir: string;
  /** Of a protected data folder: then the copy is sealed. */
  readonly keys: VaultKeys | undefined;
  readonly application: string;
};

export type CopyTarget = {
  /** The folder of the user's choice. */
  readonly folder: string;
  readonly storeId: string;
  readonly keep: number;
  readonly madeAt: Date;
  readonly readMe: string;
};

export type CopyContext = {
  readonly signal: AbortSignal;
  readonly report: (done: number, total: number, step: string) => void;
};

export type CopyDone = {
  readonly fileCount: number;
  readonly newCount: number;
  readonly sizeBytes: number;
  readonly skippedCount: number;
};

/** Of the files that were there before, this share is read again with each copy, so that all of them are in turn. */
const CHECKED_SHARE = 16;
/** Room that must stay free on the drive. */
const SPARE_BYTES = 20_000_000;

/**
 * Makes one copy in a backup folder: every file that is not there yet, then the database, then the list that makes it
 * count, and only then older copies go. What is written is read back. Throws what the disk says, AppErrorException
 * (disk-full, data-damaged) and AbortError; the copies that were there before stay as they are then.
 */
export async function writeCopy(source: CopySource, target: CopyTarget, context: CopyContext): Promise<CopyDone> {
  const root =
    (await findOwnRoot(target.folder, target.storeId)) ??
    (await createRoot(target.folder, target.storeId, target.readMe));
  await sweepHalf(root);
  const { keys } = source;
  const vault = createVault({ dir: source.vaultDir, ...(keys && { keys }) });
  const hashes = readHashes(source.database, keys?.database);
  const plan = await planFiles({ ...source, locate: vault.locate }, root, hashes);
  await refuseWithoutRoom(target.folder, plan, source.database);
  const files = await copyFiles(vault, root, plan, { ...context, madeAt: target.madeAt });
  const names = await readNames(root.databases);
  const name = nameCopy(names, target.madeAt);
  const { signal } = context;
  const database = await copyWhole(source.database, databaseFile(root, name), signal);
  if (keys) await copyWhole(`${source.database}.keys.json`, `${databaseFile(root, name)}.keys.json`, signal);
  const list: FolderCopyList = {
    format: 'reinstate.backup/1',
    application: source.application,
    madeAt: target.madeAt.toISOString(),
    isProtected: keys !== undefined,
    ...countHeld(source),
    database,
    files: files.held,
  };
  // One that could not be read again would never count.
  await writeWhole(listFile(root, name), `${JSON.stringify(folderCopyListSchema.parse(list))}\n`);
  await rotate(root, target.keep);
  const sizeBytes = files.held.reduce((sum, file) => sum + file.sizeBytes, database.sizeBytes);
  return {
    fileCount: files.held.length,
    newCount: files.newCount,
    sizeBytes,
    skippedCount: hashes.length - files.held.length,
  };
}

/** What the copy says of itself. */
function countHeld({ database, keys }: CopySource): { readonly caseCount: number; readonly evidenceCount: number } {
  const { cases, evidenceCount } = unwrap(readBackup(database, keys?.database));
  return { caseCount: cases.length, evidenceCount };
}

type PlannedFile = {
  readonly sha256: string;
  readonly name: string;
  readonly from: string;
  readonly sizeBytes: number;
  readonly isHeld: boolean;
};

/** Which files the copy needs, under their names in the vault, and which of them are there with the right size. */
async function planFiles(
  source: Pick<CopySource, 'vaultDir'> & Pick<Vault, 'locate'>,
  root: BackupRoot,
  hashes: readonly string[],
): Promise<readonly PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const sha256 of hashes) {
    const { path } = source.locate(sha256);
    const name = relative(source.vaultDir, path).split(sep).join('/');
    const here = await stat(path).catch(() => undefined);
    const there = await stat(join(root.files, name)).catch(() => undefined);
    const isHeld = there !== undefined && (here === undefined || there.size === here.size);
    const sizeBytes = here?.size ?? there?.size;
    if (sizeBytes !== undefined) planned.push({ sha256, name, from: path, sizeBytes, isHeld });
  }
  return planned;
}

async function refuseWithoutRoom(folder: string, plan: readonly PlannedFile[], database: string): Promise<void> {
  const needed = plan.filter(({ isHeld }) => !isHeld).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const space = await statfs(folder);
  const isEnough = space.bavail * space.bsize > needed + (await stat(database)).size + SPARE_BYTES;
  if (!isEnough) throw new AppErrorException(diskFull(folder));
}

async function copyFiles(
  vault: Pick<Vault, 'examine'>,
  root: BackupRoot,
  plan: readonly PlannedFile[],
  { signal, report, madeAt }: CopyContext & Pick<CopyTarget, 'madeAt'>,
): Promise<{ readonly held: FolderCopyList['files']; readonly newCount: number }> {
  const held: FolderCopyList['files'] = [];
  const turn = Math.floor(madeAt.getTime() / 86_400_000) % CHECKED_SHARE;
  let newCount = 0;
  for (const [index, file] of plan.entries()) {
    report(index, plan.length, file.isHeld ? 'check' : 'copy');
    signal.throwIfAborted();
    const to = join(root.files, file.name);
    const isTurn = Number.parseInt(file.name.slice(3, 4), 16) === turn;
    const isKept = file.isHeld && (!isTurn || (await isSameFile(file.from, to, signal)));
    if (!isKept) {
      // A damaged file must not take the place of a good copy, nor count as one.
      if ((await vault.examine(file.sha256, signal)) !== 'sound') {
        if (file.isHeld) held.push({ name: file.name, sizeBytes: file.sizeBytes });
        continue;
      }
      await mkdir(dirname(to), { recursive: true });
      await copyWhole(file.from, to, signal);
      newCount += 1;
    }
    held.push({ name: file.name, sizeBytes: file.sizeBytes });
  }
  report(plan.length, plan.length, 'write');
  return { held, newCount };
}

/** Also true when the file here is gone: the copy is all there is. */
async function isSameFile(from: string, to: string, signal: AbortSignal): Promise<boolean> {
  const read = (path: string): Promise<Written | undefined> =>
    digestPath(path, signal).catch((thrown: unknown) => {
      if (signal.aborted) throw thrown;
      return undefined;
    });
  const here = await read(from);
  return here === undefined || (await read(to))?.sha256 === here.sha256;
}
