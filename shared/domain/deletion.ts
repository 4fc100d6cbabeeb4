import { z } from 'zod';

/** What deleting a case for good takes away, and what it can't reach; looked at before it is done. */
export const deletionPreviewSchema = z.object({
  title: z.string(),
  /** Pieces of evidence, removed ones included. */
  evidenceCount: z.number().int().nonnegative(),
  contactCount: z.number().int().nonnegative(),
  submissionCount: z.number().int().nonnegative(),
  /** Files that nothing else uses, earlier versions and what was sent included: they go. */
  fileCount: z.number().int().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
  /** Files that another case uses too: they stay. */
  sharedFileCount: z.number().int().nonnegative(),
  /** Store names of accounts that no other case names: they go too. */
  accounts: z.array(z.string()),
  /** When the copies of the database were made that may still hold the case, newest first. */
  backups: z.array(z.string()),
  /** Databases that are kept from before a restore and may hold it as well. */
  keptDatabaseCount: z.number().int().nonnegative(),
  /** Copies in the folder of the user's choice that may still hold the case with its files, newest first. */
  folderCopies: z.array(z.string()),
});
export type DeletionPreview = z.infer<typeof deletionPreviewSchema>;

/** What was deleted. */
export const deletedSchema = z.object({
  fileCount: z.number().int().nonnegative(),
  /** Files that could not go yet; the next start deletes them. */
  leftCount: z.number().int().nonnegative(),
});
export type Deleted = z.infer<typeof deletedSchema>;

/** One line for each case that was deleted for good: when and by whom, and nothing of what it was. */
export const deletionSchema = z.object({
  id: z.int().positive(),
  at: z.string(),
  /** Name of the account on the computer; empty when it has none, or when 30 days had passed. */
  who: z.string(),
  /** `expired`: 30 days after it was removed, by itself. */
  cause: z.enum(['asked', 'expired']),
  fileCount: z.number().int().nonnegative(),
});
export type Deletion = z.infer<typeof deletionSchema>;
