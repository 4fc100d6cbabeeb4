import { join } from 'node:path';
import type { Result } from '../../../shared/result.ts';
import { listBackups } from '../../store/backup/backup.ts';
import { readBackup } from '../../store/backup/read-backup.ts';
import type { AppOptions } from '../app-options.ts';
import { replaceDatabase } from '../copies/replace-data.ts';
import { type App, createApp } from '../create-app.ts';

/** A backup that can take the place of a damaged database. */
export type FoundBackup = {
  readonly madeAt: Date;
  readonly cases: number;
  /** Pieces of evidence in those cases. */
  readonly evidence: number;
};

/** Asks the user whether a backup may take the place of a database that can't be opened. */
export type OfferBackup = (found: FoundBackup) => Promise<boolean>;

/**
 * Opens the data folder. When its database is damaged, offers the newest backup that can be read; the damaged file is kept
 * beside it (`….before-restore-1`).
 * Errors: those of `createApp`; data-damaged also when the offer was declined or no backup could take the place. Nothing was
 * changed then.
 */
export async function openOrMend(options: AppOptions, offer: OfferBackup | undefined): Promise<Result<App>> {
  const opened = await createApp(options);
  if (opened.ok || opened.error.code !== 'data-damaged' || !offer) return opened;
  if (!(await putBackupInPlace(options, offer))) return opened;
  // Files that only the backup knows come back before a screen asks for them.
  const { whenShown: _shown, ...rest } = options;
  return createApp(rest);
}

async function putBackupInPlace({ dataDir, keys, log }: AppOptions, offer: OfferBackup): Promise<boolean> {
  const key = keys?.database;
  for (const { file: backup, madeAt } of listBackups(join(dataDir, 'backups'))) {
    const contents = readBackup(backup, key);
    if (!contents.ok) continue;
    const { cases, evidenceCount } = contents.value;
    if (!(await offer({ madeAt, cases: cases.length, evidence: evidenceCount }))) return false;
    const file = join(dataDir, 'reinstate.db');
    const replaced = await replaceDatabase({ file, backup, key, close: () => Promise.resolve() });
    if (replaced.ok) return true;
    log.error('restore failed', { code: replaced.error.code });
  }
  return false;
}
