import { z } from 'zod';

/** A font file of the user, for characters that the application's own fonts lack. */
export const addedFontSchema = z.object({
  /** Its file name in the data folder; also what it is known by. */
  file: z.string().min(1).max(120),
  /** What it calls itself, e.g. `Noto Sans Georgian`. */
  name: z.string(),
  sizeBytes: z.number().int().nonnegative(),
});
export type AddedFont = z.infer<typeof addedFontSchema>;
