import { z } from 'zod';
import { appealPathSchema } from './case.ts';
import { evidenceFactsSchema } from './evidence.ts';
import { evidenceIdSchema, sha256Schema } from './ids.ts';
import { planTextSchema } from './plan.ts';

/** An exhibit as it was sent, with what was said of its document. */
export const sentExhibitSchema = evidenceFactsSchema.omit({ include: true }).extend({
  label: z.string(),
  evidenceId: evidenceIdSchema,
  fileName: z.string(),
  /** Of the evidence's own bytes. */
  sha256: sha256Schema,
});
export type SentExhibit = z.infer<typeof sentExhibitSchema>;

/** What a kit says, in the words of the case: kept in its manifest, so that the kit alone tells later what was sent. */
export const sentContentSchema = z.object({
  /** As the letter states it. */
  round: z.number().int().positive(),
  path: appealPathSchema,
  /** The letter as plain text. */
  letter: z.string(),
  /** In the markup of plans. */
  plan: planTextSchema,
  /** In packet order. */
  exhibits: z.array(sentExhibitSchema),
});
export type SentContent = z.infer<typeof sentContentSchema>;
