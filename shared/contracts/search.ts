import { z } from 'zod';
import { caseIdSchema } from '../domain/ids.ts';
import { defineCall } from './define.ts';

export const searchHitSchema = z.object({
  caseId: caseIdSchema,
  caseTitle: z.string(),
  /** Where it was found. */
  source: z.enum(['case', 'notice', 'evidence', 'plan', 'letter', 'interaction', 'review', 'cause']),
  /** Id of the evidence, interaction or question of the review, or the plan part; null for all others. */
  id: z.string().nullable(),
  title: z.string(),
  /** 1-based; null unless the words stand on a page of evidence. */
  pageNumber: z.number().int().positive().nullable(),
  /** Some words around the hit; the matched ones between \u0001 and \u0002. */
  snippet: z.string(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchContract = {
  /** Looks in one case, or in all of them when none is named. */
  'search.find': defineCall(
    z.strictObject({ query: z.string().max(200), caseId: caseIdSchema.optional() }),
    z.array(searchHitSchema),
  ),
};
