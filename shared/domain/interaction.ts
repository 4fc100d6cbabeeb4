import { z } from 'zod';
import { dateTimeSchema, localDateSchema } from './dates.ts';
import { caseIdSchema, interactionIdSchema } from './ids.ts';

/** How an answer from Amazon reads (domain.md 4.5). */
export const interactionOutcomeSchema = z.enum([
  'more_info',
  'not_implemented',
  'proof_only',
  'wrong_channel',
  'under_review',
  'denied',
  'final',
  'partial',
  'reinstated',
]);
export type InteractionOutcome = z.infer<typeof interactionOutcomeSchema>;

/** One contact with Amazon, as the user logs it. */
export const interactionDetailsSchema = z.strictObject({
  at: dateTimeSchema,
  /** Channel id of the catalogue. */
  channel: z.string().max(60),
  /** `in`: from Amazon to the seller; `out`: from the seller to Amazon. */
  direction: z.enum(['in', 'out']),
  person: z.string().max(200),
  summary: z.string().max(20_000),
  outcome: interactionOutcomeSchema.nullable(),
  /** When to look or write again. */
  followUpOn: localDateSchema.nullable(),
});
export type InteractionDetails = z.infer<typeof interactionDetailsSchema>;

export const interactionSchema = interactionDetailsSchema.extend({
  id: interactionIdSchema,
  caseId: caseIdSchema,
  createdAt: z.string(),
});
export type Interaction = z.infer<typeof interactionSchema>;
