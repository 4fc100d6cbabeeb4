import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, realpath, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { appError, AppErrorException, type AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { diskFull, errnoOf, findDiskFailure } from '../../store/disk-failure.ts';
import type { KitRegister } from './kit-register.ts';

const IS_WINDOWS = process.platform === 'win32';
const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY']);
const RETRY_TOTAL_MS = 10_000;

/** A folder in the making, beside its final place. */
export type KitTarget = {
  /** Where to write; on the same volume as the final place. */
  readonly partDir: string;
  /** Gives the finished folder its final name, and strikes it off the register. Throws when that fails; then call `abandon`. */
  readonly commit: () => Promise<void>;
  /** Takes everything away again, as if nothing had been begun. What can't be taken away stays on the register. */
  readonly abandon: () => Promise<void>;
};

/**
 * Prepares writing a folder that must appear whole or not at all.
 * @param target the final path; must not exist, or be an empty folder
 * @param needBytes a low estimate of what will be written, to refuse a full disk before the work
 * @param enter puts the half-written folder on the register of those to sweep, before it is there
 */
export async function openKitTarget(
  target: string,
  id: string,
  needBytes: number,
  enter: KitRegister['enter'] = () => Promise.resolve(() => Promise.resolve()),
): Promise<Result<KitTarget>> {
  try {
    const place = await findPlace(resolve(target));
    const parent = dirname(place);
    const made = await makeFolders(parent);
    const partDir = join(parent, `${shortenForPart(basename(place))}.part-${id}`);
    let onRegister: (() => Promise<void>) | undefined;
    // An entry without its folder does no harm: the next start strikes it off.
    const leave = async (): Promise<void> => onRegister?.().catch(() => undefined);
    const abandon = async (): Promise<void> => {
      await rm(partDir, { recursive: true, force: true, maxRetries: 5 });
      await removeFolders(made);
      await leave();
    };
    try {
      await requireSpace(parent, needBytes);
      onRegister = await enter(partDir);
      await mkdir(partDir);
    } catch (thrown) {
      await abandon();
      throw thrown;
    }
    const finish = async (): Promise<void> => {
      await commit(partDir, place);
      await leave();
    };
    return ok({ partDir, abandon, commit: finish });
  } catch (thrown) {
    const failure = findTargetFailure(thrown, target);
    if (failure) return fail(failure);
    throw thrown;
  }
}

/** Common file systems take names of 255 bytes; the ending of the half-written folder needs room as well. */
function shortenForPart(name: string): string {
  return Buffer.byteLength(name) <= 180 ? name : 'kit';
}

/** What a failed write of a kit means to the user, or undefined when it is a surprise. */
export function findTargetFailure(thrown: unknown, target: string): AppError | undefined {
  if (thrown instanceof AppErrorException) return thrown.appError;
  const unusable = (reason: 'not-empty' | 'not-a-folder' | 'not-writable', words: string): AppError =>
    appError('target-unusable', `${target} ${words}`, { path: target, reason });
  switch (errnoOf(thrown)) {
    case 'ENOTEMPTY':
    case 'EEXIST':
      return unusable('not-empty', 'is not empty.');
    case 'ENOTDIR':
      return unusable('not-a-folder', 'cannot be a folder: a part of its path is a file.');
    case 'EXDEV':
      return unusable('not-writable', 'is a drive of its own. Choose a folder inside it.');
    case 'ENOENT':
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return unusable('not-writable', "can't be written.");
    default:
      return findDiskFailure(thrown, target);
  }
}

async function findPlace(target: string): Promise<string> {
  const stats = await stat(target).catch((thrown: unknown) => {
    if (errnoOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  });
  if (!stats) return target;
  const refuse = (reason: 'not-empty' | 'not-a-folder', words: string): AppErrorException =>
    new AppErrorException(appError('target-unusable', `${target} ${words}`, { path: target, reason }));
  if (!stats.isDirectory()) throw refuse('not-a-folder', 'is a file, not a folder.');
  if ((await readdir(target)).length > 0) throw refuse('not-empty', 'is not empty. Choose a new folder.');
  // A link to an empty folder: the folder itself is replaced, the link stays.
  return realpath(target);
}

async function requireSpace(folder: string, needBytes: number): Promise<void> {
  const found = await statfs(folder).catch(() => undefined);
  // Some network and virtual file systems report no size, or know no such question.
  if (!found) return;
  const { bavail, bsize, blocks } = found;
  if (blocks > 0 && bavail * bsize < needBytes) throw new AppErrorException(diskFull(folder));
}

/**
 * Makes a folder and those above it that are missing. (`mkdir` with `recursive` never ends where a folder can't be made
 * although its parent is there, as in /proc.)
 * @returns the folders that were made, outermost first
 */
async function makeFolders(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let path = folder; !(await isThere(path)); path = dirname(path)) missing.unshift(path);
  const made: string[] = [];
  try {
    for (const path of missing) {
      await mkdir(path);
      made.push(path);
    }
    return made;
  } catch (thrown) {
    await removeFolders(made);
    throw thrown;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (thrown: unknown) => {
      if (errnoOf(thrown) === 'ENOENT' && dirname(path) !== path) return false;
      throw thrown;
    },
  );
}

/** Removes folders of ours, from the innermost out, as long as nobody put anything in. */
async function removeFolders(made: readonly string[]): Promise<void> {
  for (const path of made.toReversed()) {
    const isGone = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

async function commit(partDir: string, place: string): Promise<void> {
  for (let waitMs = 10, waitedMs = 0; ; waitMs = Math.min(waitMs * 2, 1000)) {
    try {
      // POSIX puts a folder in the place of an empty one; Windows doesn't.
      if (IS_WINDOWS) await rmdir(place).catch(() => undefined);
      await rename(partDir, place);
      break;
    } catch (thrown) {
      // Windows: virus scanners hold new files open for a moment.
      if (!IS_WINDOWS || !RETRIED.has(errnoOf(thrown)) || waitedMs >= RETRY_TOTAL_MS) throw thrown;
      await wait(waitMs);
      waitedMs += waitMs;
    }
  }
  await syncFolder(dirname(place));
}

/** What network drives and drives in user space answer when they can't flush a folder. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF', 'EPERM', 'EISDIR']);

/**
 * Flushes the names in a folder to the disk. Windows has no such call, and some network drives refuse it: the files in it
 * were flushed one by one all the same.
 * @param sync for tests: a drive that refuses
 */
export async function syncFolder(
  folder: string,
  sync: (handle: FileHandle) => Promise<void> = (handle) => handle.sync(),
): Promise<void> {
  if (IS_WINDOWS) return;
  const handle = await open(folder, 'r');
  try {
    await sync(handle).catch((thrown: unknown) => {
      if (!NO_FOLDER_SYNC.has(errnoOf(thrown))) throw thrown;
    });
  } finally {
    await handle.close();
  }
}
