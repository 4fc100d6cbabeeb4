import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { tellRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { type AppError, fileRefused } from '../../../shared/errors.ts';
import { keySlotsBeside } from './carry-key-slots.ts';

type Reason = 'missing' | 'damaged' | 'foreign' | 'protected' | 'other-key';

type Text = { readonly message: (file: string) => Said; readonly fix: Said };

const TEXTS: Readonly<Record<Reason, Text>> = {
  missing: { message: (file) => say`"${file}" is not there.`, fix: say`Choose another backup.` },
  damaged: { message: (file) => say`"${file}" is damaged.`, fix: say`Choose another backup; nothing was changed.` },
  foreign: {
    message: (file) => say`"${file}" is not a backup of Reinstate.`,
    fix: say`Choose a file from the backups folder.`,
  },
  protected: {
    message: (file) => say`"${file}" is a protected backup, and this data folder is not protected.`,
    fix: say`Restore it into a new folder, with the recovery code or the passphrase of the day it was made.`,
  },
  'other-key': {
    message: (file) => say`"${file}" belongs to another data folder, with another recovery code.`,
    fix: say`Restore it into a new folder, with its own recovery code or passphrase.`,
  },
};

/** Why a backup can't be used, as `files-refused` with one entry. */
export function refuseBackup(path: string, reason: Reason): AppError {
  const file = basename(path);
  const { message, fix } = TEXTS[reason];
  return fileRefused(tellRefusal({ file, code: reason, message: message(file), fix }));
}

/**
 * Why a backup can't be read, as `files-refused` with one entry.
 * @param key what it was tried with
 */
export function refuseUnreadable(backup: string, key: string | undefined): AppError {
  return refuseBackup(backup, key === undefined && existsSync(keySlotsBeside(backup)) ? 'protected' : 'damaged');
}
