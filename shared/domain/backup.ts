import { z } from 'zod';
import { sha256Schema } from './ids.ts';

/** A copy of the database in the backups folder. */
export const backupSchema = z.object({
  /** Its file's name, by which the calls know it. */
  name: z.string(),
  /** What it was made for. */
  reason: z.enum(['migration', 'daily', 'manual']),
  madeAt: z.string(),
  sizeBytes: z.number().int().nonnegative(),
});
export type Backup = z.infer<typeof backupSchema>;

/** What a backup holds, looked at before it is put back. */
export const backupPreviewSchema = z.object({
  cases: z.array(z.object({ title: z.string(), storeName: z.string(), updatedAt: z.string() })),
  evidenceCount: z.number().int().nonnegative(),
  /** When a case was last changed; null without cases. */
  lastChangeAt: z.string().nullable(),
  /** Evidence files that it needs and that aren't in the data folder any more. */
  missingFiles: z.array(z.object({ sha256: sha256Schema, title: z.string(), caseTitle: z.string() })),
});
export type BackupPreview = z.infer<typeof backupPreviewSchema>;
