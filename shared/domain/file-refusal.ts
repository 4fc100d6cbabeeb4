import { z } from 'zod';
import { saidSchema, spellOut, type Said } from './said.ts';

/** One file that was not taken in, with the reason and what the user can do now. */
export const fileRefusalSchema = z.object({
  /** The file's name as the user knows it (never a whole path). */
  file: z.string(),
  /** Stable rule id, e.g. `password`, `empty`, `kind`, `damaged`, `missing`, `outside`. */
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  /** What message and fix are made of, for other languages. */
  said: z.object({ message: saidSchema, fix: saidSchema }),
});
export type FileRefusal = z.infer<typeof fileRefusalSchema>;

type Told = { readonly file: string; readonly code: string; readonly message: Said; readonly fix: Said };

/** A refusal from what is said of a file: its words in English, and with them what they are made of. */
export function tellRefusal({ file, code, message, fix }: Told): FileRefusal {
  return { file, code, message: spellOut(message), fix: spellOut(fix), said: { message, fix } };
}

/** Where there is nothing that the user could do. */
export const NO_FIX: Said = { text: '', values: [] };
