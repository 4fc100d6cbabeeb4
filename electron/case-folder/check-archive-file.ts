import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';
import { isSealedArchive } from './open-archive-zip.ts';

/** The ending of archives, which the installer gives to this application. */
export const ARCHIVE_ENDING = '.reinstate';

export function hasArchiveEnding(path: string): boolean {
  return path.toLowerCase().endsWith(ARCHIVE_ENDING);
}

/**
 * Looks at a file that somebody else names: the system, another program, a drop. Its path was checked before, so that
 * looking at it reaches no other computer and no device.
 * @returns whether it is sealed. Errors: files-refused, newer-data
 */
export async function checkArchiveFile(path: string): Promise<Result<boolean>> {
  const file = basename(path);
  const refuse = (message: string): Result<never> => {
    const fix = `Choose a file that ends in ${ARCHIVE_ENDING}, as Reinstate saves them.`;
    return fail(appError('files-refused', `${file}: ${message}`, { files: [{ file, code: 'archive', message, fix }] }));
  };
  if (!hasArchiveEnding(path)) return refuse('It is no saved appeal.');
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return refuse('It is not there any more.');
  return stats.isFile() ? isSealedArchive(path) : refuse('It is no ordinary file.');
}
