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
