import { z } from 'zod';

/** How often copies go to the folder of the user's choice, and how many stay there. */
export const folderBackupRuleSchema = z.strictObject({
  every: z.enum(['day', 'week']),
  keep: z.number().int().min(1).max(100),
});
export type FolderBackupRule = z.infer<typeof folderBackupRuleSchema>;

export const DEFAULT_FOLDER_BACKUP_RULE: FolderBackupRule = { every: 'day', keep: 10 };

/** Why the last try failed. `not-there`: the drive is not connected, or the folder is gone. */
export const folderBackupProblemSchema = z.enum(['not-there', 'disk-full', 'not-writable', 'other']);
export type FolderBackupProblem = z.infer<typeof folderBackupProblemSchema>;

/** The last copy that was made. */
export const folderBackupDoneSchema = z.object({
  at: z.string(),
  fileCount: z.number().int().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
  /** Files that could not be copied, because they are missing or damaged here. */
  skippedCount: z.number().int().nonnegative(),
});

/** What the settings show. Null: no folder was chosen. */
export const folderBackupStateSchema = z
  .object({
    /** Where it is, for people. */
    folder: z.string(),
    rule: folderBackupRuleSchema,
    /** A cloud service or another computer, as far as the path says. */
    place: z.object({ kind: z.enum(['cloud', 'perhaps-cloud', 'network']), service: z.string() }).nullable(),
    last: folderBackupDoneSchema.nullable(),
    problem: z.object({ code: folderBackupProblemSchema, since: z.string() }).nullable(),
    /** Whether the copies can be read by anyone who has the folder. */
    isProtected: z.boolean(),
  })
  .nullable();
export type FolderBackupState = z.infer<typeof folderBackupStateSchema>;

/** What files of the vault are called: their hash, or, of a protected data folder, the hash sealed. */
export const STORED_NAME = /^(?:[0-9a-f]{64}|[0-9a-f]{96})$/;

/** A relative path below `files` of a backup folder, as the vault gives it. */
const storedNameSchema = z.string().refine((path) => {
  const [folder = '', name = '', ...more] = path.split('/');
  return more.length === 0 && STORED_NAME.test(name) && folder === name.slice(0, 2);
});

/** The list beside each copy of the database: what it holds and which files it needs. A copy counts once it is there. */
export const folderCopyListSchema = z.strictObject({
  format: z.literal('reinstate.backup/1'),
  application: z.string().max(100),
  madeAt: z.iso.datetime(),
  isProtected: z.boolean(),
  caseCount: z.number().int().nonnegative(),
  evidenceCount: z.number().int().nonnegative(),
  database: z.strictObject({
    sizeBytes: z.number().int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  files: z.array(z.strictObject({ name: storedNameSchema, sizeBytes: z.number().int().nonnegative() })).max(1_000_000),
});
export type FolderCopyList = z.infer<typeof folderCopyListSchema>;

/** A copy in a backup folder, as the list of them shows it. */
export const folderCopySchema = z.object({
  /** By which the calls know it. */
  name: z.string(),
  madeAt: z.string(),
  caseCount: z.number().int().nonnegative(),
  evidenceCount: z.number().int().nonnegative(),
  fileCount: z.number().int().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
  isProtected: z.boolean(),
});
export type FolderCopy = z.infer<typeof folderCopySchema>;

/** What a copy holds, looked at before it takes the place of everything. */
export const folderCopyPreviewSchema = z.object({
  copy: folderCopySchema,
  /** True when it was made by another data folder that is protected: its recovery code or passphrase opens it. */
  needsCode: z.boolean(),
  /** Null while it can't be opened. */
  cases: z.array(z.object({ title: z.string(), storeName: z.string(), updatedAt: z.string() })).nullable(),
  lastChangeAt: z.string().nullable(),
  /** Files that neither the folder nor this computer has. */
  missingFileCount: z.number().int().nonnegative(),
});
export type FolderCopyPreview = z.infer<typeof folderCopyPreviewSchema>;

const PERIOD_MS: Readonly<Record<FolderBackupRule['every'], number>> = { day: 86_400_000, week: 7 * 86_400_000 };
/** A copy at nine on one day and at half past eight on the next is daily. */
const SLACK_MS = 3_600_000;

/** Whether another copy is due. A last copy from a time to come counts as old: the clock was set back. */
export function isFolderBackupDue({ every }: FolderBackupRule, lastAt: string | null, now: Date): boolean {
  if (lastAt === null) return true;
  const sinceMs = now.getTime() - Date.parse(lastAt);
  return sinceMs < -SLACK_MS || sinceMs >= PERIOD_MS[every] - SLACK_MS;
}
