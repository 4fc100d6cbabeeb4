import { z } from 'zod';
import { saidSchema } from './said.ts';

export const findingLevelSchema = z.enum(['error', 'warning', 'info']);
export type FindingLevel = z.infer<typeof findingLevelSchema>;

/** One result of a check. */
export const findingSchema = z.object({
  /** Stable id of the rule, e.g. `citation-unknown`. */
  rule: z.string(),
  /** `error` blocks an export, `warning` is worth mending, `info` is worth knowing. */
  level: findingLevelSchema,
  /** A path a screen can jump to: `plan/rootCause`, `evidence/acme-invoice`, `case/noticeText`, `letter`. */
  where: z.string(),
  message: z.string(),
  /** What to do now. */
  fix: z.string(),
  /** Where the rule comes from, in words; absent for what is plain by itself. */
  source: z.string().optional(),
  /** What message, fix and source are made of, for other languages; findings of older versions have none. */
  said: z.object({ message: saidSchema, fix: saidSchema, source: saidSchema.optional() }).optional(),
  /** The words that a rule on wording objects to; other rules have none. */
  found: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;
