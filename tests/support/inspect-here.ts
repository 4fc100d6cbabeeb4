import type { InspectFile } from '../../electron/case-folder/read-case-folder.ts';
import { inspectFile } from '../../electron/pdf/inspect-file.ts';
import { readStored } from '../../electron/vault/stored-file.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';

/** The real inspection, in this thread: as good as the worker's for files that are not hostile, and quicker to start. */
export const inspectHere: InspectFile = async (file, { fileName }) => {
  const verdict = await inspectFile(await readStored(file), fileName);
  if (verdict.ok) return ok(verdict.inspection);
  const refusal = { file: fileName ?? '', ...verdict.refusal };
  return fail(appError('files-refused', refusal.message, { files: [refusal] }));
};
