import Database from 'better-sqlite3';
import { type AppError, appError, AppErrorException } from '../../shared/errors.ts';
import { diskFails, diskFull, errnoOf, findDiskFailure, notWritable } from './disk-failure.ts';

/**
 * What an error of SQLite or of the file system means to a user, or undefined when it is a surprise.
 * @param path the file or folder that was being written or read
 * @param backup the newest good copy, to be named when the data is damaged
 */
export function findStoreFailure(thrown: unknown, path: string, backup: string | null): AppError | undefined {
  if (!(thrown instanceof Database.SqliteError)) return findDiskFailure(thrown, path);
  const code = errnoOf(thrown).replace(/^SQLITE_/, '');
  if (code === 'FULL') return diskFull(path);
  if (code.startsWith('BUSY') || code.startsWith('LOCKED')) return dataLocked(path);
  if (code.startsWith('READONLY') || code.startsWith('CANTOPEN') || code === 'PERM') return notWritable(path);
  if (code.startsWith('IOERR')) return diskFails(path);
  if (code.startsWith('CORRUPT') || code === 'NOTADB') return dataDamaged(path, backup, "can't be read");
  return undefined;
}

/**
 * Runs statements; a full disk and the like come out as AppErrorException instead of SQLite's own error.
 * @param path the database's file, for the error's text
 */
export function withStoreFailures<Value>(path: string, operation: () => Value): Value {
  try {
    return operation();
  } catch (error) {
    const failure = findStoreFailure(error, path, null);
    throw failure ? new AppErrorException(failure) : error;
  }
}

function dataLocked(path: string): AppError {
  const message = `${path} is in use: another Reinstate works with the same data folder.`;
  return appError('target-unusable', message, { path, reason: 'locked' });
}

/** What `dataDamaged` says of a database that can be read and fails SQLite's checks. */
export const CONTRADICTS = 'contradicts itself';

/** @param what the finding as the rest of a sentence about the file: `is missing` */
export function dataDamaged(path: string, backup: string | null, what: string): AppError {
  const copy = backup === null ? 'There is no copy of it yet.' : `The newest copy is ${backup}.`;
  return appError('data-damaged', `The database ${path} ${what}. Nothing was changed. ${copy}`, { path, backup });
}
