import { z } from 'zod';
import { provenance } from './provenance.ts';

const idSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and "-"');

/** A page of the review of past practice. */
export const reviewTopicSchema = z.strictObject({ id: idSchema, label: z.string().min(1) });
export type ReviewTopic = z.infer<typeof reviewTopicSchema>;

/** A question about what happened. Ids are stable: answers are kept under them. */
export const reviewQuestionSchema = z.strictObject({
  id: idSchema,
  topic: idSchema,
  question: z.string().min(1),
  why: z.string().min(1),
  /** What a good answer names. */
  hint: z.string().min(1),
  /** Reason ids for which it is asked; null: for each. */
  reasons: z.array(z.string()).min(1).nullable(),
  ...provenance,
});
export type ReviewQuestion = z.infer<typeof reviewQuestionSchema>;

/** The questions of the review and the pages that they stand on, in order. */
export const reviewGuideSchema = z.strictObject({
  topics: z.array(reviewTopicSchema).min(1),
  questions: z.array(reviewQuestionSchema),
});
export type ReviewGuide = z.infer<typeof reviewGuideSchema>;

const limitSchema = z.strictObject({
  /** `below`: under it, itself excluded; `at-least`: it or more. */
  direction: z.enum(['below', 'at-least']),
  value: z.number().positive(),
});
export type MetricLimit = z.infer<typeof limitSchema>;

/** A figure of the account-health page and its limit. */
export const metricSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  label: z.string().min(1),
  unit: z.enum(['percent', 'points']),
  limit: limitSchema,
  /** The days that it looks at. */
  window: z.string().min(1),
  note: z.string().min(1),
  /** The reason that this figure leads to, or null. */
  reason: z.string().nullable(),
  /** Where it is measured at all; null: everywhere. */
  marketplaces: z.array(z.string()).nullable(),
  /** Other limits in some marketplaces. */
  exceptions: z.array(
    z.strictObject({ marketplaces: z.array(z.string()).min(1), limit: limitSchema, note: z.string() }),
  ),
  ...provenance,
});
export type Metric = z.infer<typeof metricSchema>;
