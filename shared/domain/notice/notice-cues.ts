import { z } from 'zod';

const pattern = z.string().refine(isPattern, 'a regular expression');

/** Outcomes of an answer to an appeal (domain.md 4.5), in the order in which they are looked for. */
export const replyOutcomeSchema = z.enum([
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
export type ReplyOutcome = z.infer<typeof replyOutcomeSchema>;

/** The words by which notices and replies are known (domain.md sections 1 and 4.5). */
export const noticeCuesSchema = z.strictObject({
  reasons: z.array(
    z.strictObject({
      /** Reason id of the catalogue. */
      reason: z.string(),
      strong: z.array(pattern),
      weak: z.array(pattern),
      /** Reasons whose usual words this one's notices repeat (domain.md 1.8). */
      outranks: z.array(z.string()),
    }),
  ),
  outcomes: z.array(
    z.strictObject({
      id: replyOutcomeSchema,
      patterns: z.array(pattern),
      /** Words that must stand somewhere too. */
      requires: pattern.optional(),
    }),
  ),
});
export type NoticeCues = z.infer<typeof noticeCuesSchema>;

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'giu').source !== '';
  } catch {
    return false;
  }
}
