import { z } from 'zod';
import {
  folderBackupRuleSchema,
  folderBackupStateSchema,
  folderCopyPreviewSchema,
  folderCopySchema,
} from '../domain/folder-backup.ts';
import { jobIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const startedJob = z.object({ jobId: jobIdSchema });
const oneCopy = z.strictObject({ sourceId: z.string().max(100), name: z.string().max(200) });

export const folderBackupsContract = {
  'folderBackups.get': defineCall(z.strictObject({}), folderBackupStateSchema),
  /** Asks for a folder and keeps it; null when the user closed the dialog. */
  'folderBackups.choose': defineCall(z.strictObject({}), folderBackupStateSchema),
  'folderBackups.setRule': defineCall(z.strictObject({ rule: folderBackupRuleSchema }), folderBackupStateSchema),
  /** Makes no more copies; those that are there stay. */
  'folderBackups.stop': defineCall(z.strictObject({}), z.null()),
  'folderBackups.start': defineCall(z.strictObject({}), startedJob),
  'folderBackups.showInFolder': defineCall(z.strictObject({}), z.null()),
  /** The copies in the own folder, or in one that the user is asked for; null when they closed the dialog. Newest first. */
  'folderBackups.openSource': defineCall(
    z.strictObject({ isOwn: z.boolean() }),
    z.object({ sourceId: z.string(), folder: z.string(), copies: z.array(folderCopySchema) }).nullable(),
  ),
  /** What a copy holds. Changes nothing. */
  'folderBackups.preview': defineCall(oneCopy, folderCopyPreviewSchema),
  /** Opens the copies of a source that another data folder made, with its recovery code or passphrase. */
  'folderBackups.unlock': defineCall(
    oneCopy.extend({ by: z.enum(['recovery-code', 'passphrase']), secret: z.string().min(1).max(1000) }),
    folderCopyPreviewSchema,
  ),
  /** Brings the files of a copy in. Nothing else is changed; `finishRestore` makes it count. */
  'folderBackups.startRestore': defineCall(oneCopy, startedJob),
  /** Puts the copy in the place of everything; what was there before is kept. Refused while jobs run. */
  'folderBackups.finishRestore': defineCall(oneCopy, z.object({ keptAs: z.string().nullable() })),
  'folderBackups.changed': defineEvent(z.object({})),
};
