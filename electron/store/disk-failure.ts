import { type AppError, appError } from '../../shared/errors.ts';

/** The system's code of a failed file operation (`ENOENT`), or an empty text. */
export function errnoOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

type Explain = (path: string) => AppError;

const EXPLANATIONS: Readonly<Partial<Record<string, Explain>>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  // The file may grow no further: 4 GB on a FAT stick, or a limit that the system's administrator set.
  EFBIG: diskFull,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notWritable,
  EEXIST: notWritable,
  EBUSY: heldByAnother,
  EIO: diskFails,
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
};

/**
 * What a failed write means to a user (`disk-full`, `target-unusable`), or undefined when it is a surprise.
 * @param path what was being written
 */
export function findDiskFailure(thrown: unknown, path: string): AppError | undefined {
  return EXPLANATIONS[errnoOf(thrown)]?.(path);
}

export function diskFull(path: string): AppError {
  return appError('disk-full', `There is no space left on the disk that holds ${path}.`, { path });
}

/** What the system says of a broken disk, a stick pulled out, a share that went away. */
export function diskFails(path: string): AppError {
  const message = `The disk that holds ${path} reports an error. It may be failing, or have been taken away.`;
  return appError('target-unusable', message, { path, reason: 'not-writable' });
}

function heldByAnother(path: string): AppError {
  return appError('target-unusable', `${path} is held by another program.`, { path, reason: 'locked' });
}

/** The program, or the whole computer, has as many files open as the system allows. */
function tooManyOpen(path: string): AppError {
  const message = `${path} can't be opened, because too many files are open on this computer. Close other programs.`;
  return appError('target-unusable', message, { path, reason: 'not-writable' });
}

export function notWritable(path: string): AppError {
  return appError('target-unusable', `${path} can't be written.`, { path, reason: 'not-writable' });
}
