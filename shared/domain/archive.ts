import { z } from 'zod';
import { sha256Schema } from './ids.ts';

/** `archive.json`, the first entry of an archive: a whole case folder in one zip file, with the hash of every file. */
export const archiveManifestSchema = z.strictObject({
  format: z.literal('reinstate.archive/1'),
  files: z
    .array(
      z.strictObject({
        /** Path inside the archive, relative, with `/`. */
        file: z.string().min(1).max(500),
        sizeBytes: z.number().int().nonnegative(),
        sha256: sha256Schema,
      }),
    )
    .max(6000),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;

/** What an archive holds, looked at before it is brought in. */
export const archivePreviewSchema = z.object({
  title: z.string(),
  storeName: z.string(),
  marketplace: z.string(),
  noticeReceivedOn: z.string().nullable(),
  evidenceCount: z.number().int().nonnegative(),
  contactCount: z.number().int().nonnegative(),
  submissionCount: z.number().int().nonnegative(),
  fileCount: z.number().int().nonnegative(),
  sizeBytes: z.number().int().nonnegative(),
});
export type ArchivePreview = z.infer<typeof archivePreviewSchema>;

/** An archive that the user chose, dropped, or opened from the system. Its path stays in the main process. */
export const offeredArchiveSchema = z.object({ archiveId: z.string(), fileName: z.string(), isSealed: z.boolean() });
export type OfferedArchive = z.infer<typeof offeredArchiveSchema>;

/** The shortest passphrase that an archive is sealed with, in characters. */
export const MIN_PASSPHRASE_LENGTH = 8;
