import type { FolderBackupProblem } from '../../../shared/domain/folder-backup.ts';
import { appError, type AppError, findAppError } from '../../../shared/errors.ts';
import { errnoOf, findDiskFailure } from '../../store/disk-failure.ts';

/** What the system says when a drive was pulled out, or a share went away. */
const GONE = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'EIO',
  'ESTALE',
  'ETIMEDOUT',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'UNKNOWN',
]);

/** What a failed copy means, for the user and for the next try; undefined when it is a surprise. */
export function describeFolderFailure(
  thrown: unknown,
  folder: string,
): { readonly code: FolderBackupProblem; readonly error: AppError } | undefined {
  if (GONE.has(errnoOf(thrown))) return { code: 'not-there', error: folderMissing(folder) };
  const error = findAppError(thrown) ?? findDiskFailure(thrown, folder);
  if (error === undefined) return undefined;
  const codes: Readonly<Partial<Record<AppError['code'], FolderBackupProblem>>> = {
    'disk-full': 'disk-full',
    'target-unusable': 'not-writable',
  };
  return { code: codes[error.code] ?? 'other', error };
}

export function folderMissing(folder: string): AppError {
  const message = `${folder} can't be reached. Connect the drive, or choose another folder.`;
  return appError('target-unusable', message, { path: folder, reason: 'not-a-folder' });
}
