import { z } from 'zod';
import { provenance } from './provenance.ts';

/** A length of time. Business days are Monday to Friday; holidays are not known. */
export const spanSchema = z.strictObject({
  amount: z.number().int().positive(),
  unit: z.enum(['hours', 'days', 'business-days', 'months']),
});
export type Span = z.infer<typeof spanSchema>;

/** What a clock counts from. */
export const clockStartSchema = z.enum([
  'notice',
  'request',
  'first-view',
  'deactivation',
  'decision',
  'enforcement',
  'first-outcome',
  'mediator-code',
  'submission',
  'interview',
  'payment-method-change',
]);
export type ClockStart = z.infer<typeof clockStartSchema>;

/**
 * A length of time that notices or Amazon's pages name (domain.md 4.4, 5.4 and 5.5). A preset: where the notice names a
 * date or a length of its own, that one counts.
 */
export const clockSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** What it is for, in plain words. */
  purpose: z.string().min(1),
  /**
   * `act-by`: the seller has to act before it ends; `wait`: an answer usually comes within it; `not-before`: something is
   * possible or wise only after it.
   */
  role: z.enum(['act-by', 'wait', 'not-before']),
  length: spanSchema,
  /** Where sources give a range, its shorter end; `length` is the longer one. */
  shortest: spanSchema.optional(),
  from: clockStartSchema,
  /** It stands still while Amazon reviews. */
  pauses: z.boolean(),
  /** Reasons that it belongs to; empty for any. */
  reasons: z.array(z.string()),
  /** Marketplaces where it holds; empty for all. */
  marketplaces: z.array(z.string()),
  /** What to know before trusting it; null when there is nothing. */
  note: z.string().min(1).nullable(),
  ...provenance,
});
export type Clock = z.infer<typeof clockSchema>;
