import { appError } from '../../../shared/errors.ts';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { commitRestore, settleRestore, stageRestore } from '../../store/backup/restore.ts';
import { findStoreFailure } from '../../store/store-failure.ts';
import { findDiskFailure } from '../../store/disk-failure.ts';

export type Replacement = {
  readonly file: string;
  readonly backup: string;
  /** Of the database of a protected data folder. */
  readonly key?: string | undefined;
  /** Lets go of the database once nothing can be wrong with the backup any more. */
  readonly close: () => Promise<void>;
};

/**
 * Puts a backup in the place of the database.
 * @returns the name of the file that the replaced database is kept in. Errors: those of `stageRestore`, disk-full,
 * target-unusable; everything is as it was then, though the database is closed when `close` has been called
 */
export async function replaceDatabase({
  file,
  backup,
  key,
  close,
}: Replacement): Promise<Result<{ keptAs: string | null }>> {
  const staged = stageRestore({ file, backup, key });
  if (!staged.ok) return staged;
  try {
    commitRestore(file);
    await close();
    const settled = settleRestore(file);
    if (settled.outcome === 'finished') {
      return ok({ keptAs: settled.keptAs === null ? null : basename(settled.keptAs) });
    }
    if (settled.outcome === 'undone') return fail(describe(settled.cause, file));
    throw new Error('The restore was gone before it began');
  } catch (thrown) {
    const failure = findStoreFailure(thrown, file, null);
    if (failure) return fail(failure);
    throw thrown;
  }
}

function describe(cause: unknown, file: string) {
  const failure = findDiskFailure(cause, file);
  return failure ?? appError('target-unusable', `${file} can't be replaced.`, { path: file, reason: 'not-writable' });
}
