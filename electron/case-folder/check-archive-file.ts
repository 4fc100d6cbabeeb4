import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import { tellRefusal } from '../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../shared/domain/said.ts';
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
  const refuse = (message: Said): Result<never> => {
    const fix = say`Choose a file that ends in ${ARCHIVE_ENDING}, as Reinstate saves them.`;
    const refusal = tellRefusal({ file, code: 'archive', message, fix });
    return fail(appError('files-refused', `${file}: ${refusal.message}`, { files: [refusal] }));
  };
  if (!hasArchiveEnding(path)) return refuse(say`It is no saved appeal.`);
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return refuse(say`It is not there any more.`);
  return stats.isFile() ? isSealedArchive(path) : refuse(say`It is no ordinary file.`);
}
