import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';
import { keySlotsBeside } from './carry-key-slots.ts';

type Reason = 'missing' | 'damaged' | 'foreign' | 'protected' | 'other-key';

const TEXTS: Readonly<Record<Reason, { readonly message: string; readonly fix: string }>> = {
  missing: { message: 'is not there', fix: 'Choose another backup.' },
  damaged: { message: 'is damaged', fix: 'Choose another backup; nothing was changed.' },
  foreign: { message: 'is not a backup of Reinstate', fix: 'Choose a file from the backups folder.' },
  protected: {
    message: 'is a protected backup, and this data folder is not protected',
    fix: 'Restore it into a new folder, with the recovery code or the passphrase of the day it was made.',
  },
  'other-key': {
    message: 'belongs to another data folder, with another recovery code',
    fix: 'Restore it into a new folder, with its own recovery code or passphrase.',
  },
};

/** Why a backup can't be used, as `files-refused` with one entry. */
export function refuseBackup(path: string, reason: Reason): AppError {
  const file = basename(path);
  const { message, fix } = TEXTS[reason];
  const entry = { file, code: reason, message: `"${file}" ${message}.`, fix };
  return appError('files-refused', entry.message, { files: [entry] });
}

/**
 * Why a backup can't be read, as `files-refused` with one entry.
 * @param key what it was tried with
 */
export function refuseUnreadable(backup: string, key: string | undefined): AppError {
  return refuseBackup(backup, key === undefined && existsSync(keySlotsBeside(backup)) ? 'protected' : 'damaged');
}
