import { z } from 'zod';
import { sha256Schema } from './ids.ts';
import { say, type Said } from './said.ts';

/** More than any case has; what claims more is not an archive of ours (security.md 4.2). `archive.json` is not counted. */
export const MAX_ARCHIVE_FILES = 6000;
export const MAX_ARCHIVE_BYTES = 10_000_000_000;

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
    .max(MAX_ARCHIVE_FILES),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;

/**
 * What makes files too many or too large for an archive: one that was written all the same could not be opened again.
 * @param sizesBytes of every file but `archive.json`
 */
export function findArchiveExcess(sizesBytes: readonly number[]): Said | undefined {
  if (sizesBytes.length > MAX_ARCHIVE_FILES) {
    return sayTooManyFiles(sizesBytes.length, MAX_ARCHIVE_FILES);
  }
  const total = sizesBytes.reduce((sum, size) => sum + size, 0);
  return total > MAX_ARCHIVE_BYTES
    ? say`Its files have ${toGb(total)} GB, and at most ${toGb(MAX_ARCHIVE_BYTES)} GB fit.`
    : undefined;
}

export function sayTooManyFiles(count: number, most: number): Said {
  return say`It has ${count} files, and at most ${most} fit.`;
}

/** Rounded up, so that what is above a limit never reads like the limit. */
function toGb(bytes: number): number {
  return Math.ceil(bytes / 100_000_000) / 10;
}

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
