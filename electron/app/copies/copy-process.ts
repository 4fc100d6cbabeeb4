// Copies of the data, made in a process of their own: SQLite's lock goes when the process that has the database open closes another
// descriptor of its file, and writing and checking a large database takes seconds at a time.
import { ok, type Result } from '../../../shared/result.ts';
import { findAppError } from '../../../shared/errors.ts';
import {
  type CopyDone,
  type CopySource,
  type CopyTarget,
  writeCopy,
} from '../../features/folder-backups/write-copy.ts';
import type { WorkerContext } from '../../jobs/serve-messages.ts';
import { serveProcess } from '../../jobs/serve-process.ts';
import { copyStillFile, type StillCopy } from '../../store/backup/copy-still-file.ts';
import { errnoOf } from '../../store/disk-failure.ts';

export type CopyTask =
  | ({ readonly kind: 'database' } & StillCopy)
  | { readonly kind: 'folder'; readonly source: CopySource; readonly target: CopyTarget };

export type CopyAnswer =
  | { readonly kind: 'database' }
  | { readonly kind: 'folder'; readonly done: CopyDone }
  /** What the disk said; errors can't be sent as they are. */
  | { readonly kind: 'refused'; readonly errno: string; readonly message: string };

serveProcess<CopyTask, CopyAnswer>(async (task, context) => {
  if (task.kind === 'folder') return copyFolder(task, context);
  const copied = await copyStillFile(task, context);
  return copied.ok ? ok({ kind: 'database' }) : copied;
});

async function copyFolder(
  { source, target }: Extract<CopyTask, { kind: 'folder' }>,
  { signal, reportProgress: report }: WorkerContext,
): Promise<Result<CopyAnswer>> {
  try {
    return ok({ kind: 'folder', done: await writeCopy(source, target, { signal, report }) });
  } catch (thrown) {
    const errno = errnoOf(thrown);
    if (signal.aborted || findAppError(thrown) || !/^[A-Z]/.test(errno)) throw thrown;
    return ok({ kind: 'refused', errno, message: String(thrown) });
  }
}
