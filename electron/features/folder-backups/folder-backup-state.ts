import { z } from 'zod';
import {
  DEFAULT_FOLDER_BACKUP_RULE,
  folderBackupDoneSchema,
  folderBackupProblemSchema,
  folderBackupRuleSchema,
} from '../../../shared/domain/folder-backup.ts';

const stateSchema = z.object({
  /** Where the copies go; null while no folder is chosen. */
  folder: z.string().nullable().catch(null),
  rule: folderBackupRuleSchema.catch(DEFAULT_FOLDER_BACKUP_RULE),
  last: folderBackupDoneSchema.nullable().catch(null),
  problem: z.object({ code: folderBackupProblemSchema, since: z.string() }).nullable().catch(null),
  /** By which this data folder knows its own copies; made with the first of them. */
  storeId: z.string().min(1).max(100).nullable().catch(null),
});
export type KeptState = z.infer<typeof stateSchema>;

/** Kept beside the settings and not among them: the page may not name a folder. */
const KEY = 'folderBackup';

/** What is kept about the backup folder, between starts. */
export function createFolderBackupState(settings: {
  readonly read: () => Readonly<Record<string, unknown>>;
  readonly save: (key: string, value: unknown) => void;
}) {
  const get = (): KeptState => {
    const kept = stateSchema.safeParse(settings.read()[KEY]);
    return kept.success ? kept.data : stateSchema.parse({});
  };
  return {
    get,
    update: (patch: Partial<KeptState>): void => settings.save(KEY, { ...get(), ...patch }),
  };
}

export type FolderBackupStateStore = ReturnType<typeof createFolderBackupState>;
