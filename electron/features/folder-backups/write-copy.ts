import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type FolderCopyList, folderCopyListSchema } from '../../../shared/domain/folder-backup.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { AppErrorException } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { diskFull } from '../../store/disk-failure.ts';
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

/** What a copy is made of. */
export type CopySource = {
  /** Writes the database to a new file, sealed and with its key slots beside it when the data folder is protected. */
  readonly exportDatabase: (target: string) => Result<null>;
  /** Every file that the database names. */
  readonly listHashes: () => readonly string[];
  readonly count: () => { readonly caseCount: number; readonly evidenceCount: number };
  readonly locate: (sha256: string) => StoredFile;
  /** Whether a file of the vault is there and whole. */
  readonly isSound: (sha256: string, signal: AbortSignal) => Promise<boolean>;
  /** Whether the copy is sealed. */
  readonly isProtected: boolean;
  /** A folder of our own for the database on its way. */
  readonly tempDir: string;
  readonly vaultDir: string;
  readonly application: string;
};

export type CopyTarget = {
  /** The folder of the user's choice. */
  readonly folder: string;
  readonly storeId: string;
  readonly keep: number;
  readonly madeAt: Date;
  readonly readMe: string;
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
export async function writeCopy(source: CopySource, target: CopyTarget): Promise<CopyDone> {
  const root =
    (await findOwnRoot(target.folder, target.storeId)) ??
    (await createRoot(target.folder, target.storeId, target.readMe));
  await sweepHalf(root);
  await mkdir(source.tempDir, { recursive: true, mode: 0o700 });
  const temp = join(source.tempDir, `backup-${target.madeAt.getTime()}.db`);
  try {
    // At once behind the copy of the database, so that both are of one moment.
    const exported = source.exportDatabase(temp);
    if (!exported.ok) throw new AppErrorException(exported.error);
    const hashes = source.listHashes();
    const counts = source.count();
    const plan = await planFiles(source, root, hashes);
    await refuseWithoutRoom(target.folder, plan, temp);
    const files = await copyFiles(source, root, plan, target);
    const names = await readNames(root.databases);
    const name = nameCopy(names, target.madeAt);
    const database = await copyWhole(temp, databaseFile(root, name), target.signal);
    if (source.isProtected)
      await copyWhole(`${temp}.keys.json`, `${databaseFile(root, name)}.keys.json`, target.signal);
    const list: FolderCopyList = {
      format: 'reinstate.backup/1',
      application: source.application,
      madeAt: target.madeAt.toISOString(),
      isProtected: source.isProtected,
      ...counts,
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
  } finally {
    for (const end of ['', '.keys.json']) await rm(temp + end, { force: true });
  }
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
  source: CopySource,
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
  source: CopySource,
  root: BackupRoot,
  plan: readonly PlannedFile[],
  { signal, report, madeAt }: CopyTarget,
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
      if (!(await source.isSound(file.sha256, signal))) {
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
