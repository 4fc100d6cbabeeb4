import { basename } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';

type Reason = 'missing' | 'damaged' | 'foreign';

const TEXTS: Readonly<Record<Reason, { readonly message: string; readonly fix: string }>> = {
  missing: { message: 'is not there', fix: 'Choose another backup.' },
  damaged: { message: 'is damaged', fix: 'Choose another backup; nothing was changed.' },
  foreign: { message: 'is not a backup of Reinstate', fix: 'Choose a file from the backups folder.' },
};

/** Why a backup can't be used, as `files-refused` with one entry. */
export function refuseBackup(path: string, reason: Reason): AppError {
  const file = basename(path);
  const { message, fix } = TEXTS[reason];
  const entry = { file, code: reason, message: `"${file}" ${message}.`, fix };
  return appError('files-refused', entry.message, { files: [entry] });
}
