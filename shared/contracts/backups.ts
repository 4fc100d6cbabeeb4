import { z } from 'zod';
import { backupPreviewSchema, backupSchema } from '../domain/backup.ts';
import { defineCall, defineEvent } from './define.ts';

const oneOf = z.strictObject({ name: z.string().max(200) });

export const backupsContract = {
  /** Newest first. */
  'backups.list': defineCall(z.strictObject({}), z.array(backupSchema)),
  'backups.create': defineCall(z.strictObject({}), backupSchema),
  /** What a backup holds, and which evidence files it needs that are missing. Changes nothing. */
  'backups.preview': defineCall(oneOf, backupPreviewSchema),
  /**
   * Puts a backup in the place of everything in the database; what was there before is kept beside it. Afterwards every
   * answer given before is stale (`backups.restored`). Refused while jobs run.
   */
  'backups.restore': defineCall(oneOf, z.object({ keptAs: z.string().nullable() })),
  /** Opens the system's file manager at a backup. */
  'backups.showInFolder': defineCall(oneOf, z.null()),
  'backups.changed': defineEvent(z.object({})),
  /** Everything may be another now: the page forgets all that it knows. */
  'backups.restored': defineEvent(z.object({})),
};
