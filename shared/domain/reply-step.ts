import { z } from 'zod';
import { caseStatusSchema } from './case.ts';
import { interactionOutcomeSchema, type InteractionOutcome } from './interaction.ts';
import { provenance } from './provenance.ts';

/** What follows from an answer of Amazon (domain.md 4.5). A preset: what the answer itself says wins. */
export const replyStepSchema = z.strictObject({
  outcome: interactionOutcomeSchema,
  label: z.string().min(1),
  /** What the answer means, in plain words. */
  meaning: z.string().min(1),
  /** What to do now, most important first. */
  steps: z.array(z.string().min(1)).min(1),
  /** What the application offers: work on the next round, wait, or watch what was promised. */
  action: z.enum(['next-round', 'wait', 'other-channel', 'escalate', 'further-ways', 'watch']),
  /** Where the case stands afterwards. */
  status: caseStatusSchema,
  ...provenance,
});
export type ReplyStep = z.infer<typeof replyStepSchema>;

/** What follows from an outcome; undefined where there is none, or the catalogue doesn't know it. */
export function findReplyStep(steps: readonly ReplyStep[], outcome: InteractionOutcome | null): ReplyStep | undefined {
  return steps.find((step) => step.outcome === outcome);
}
