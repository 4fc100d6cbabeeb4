import { z } from 'zod';
import { appealPathSchema, type AppealPath } from './case.ts';
import { planPartSchema, type PlanPart } from './plan.ts';
import { provenance } from './provenance.ts';

/**
 * A question that a consultant would ask about one part of the plan. The answer is the user's own; no sentence is ever
 * offered to send. Made from what appeals of a reason have to say (domain.md section 1, "POA").
 */
export const planPromptSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  part: planPartSchema,
  /** The shapes of an appeal in which it is asked. */
  paths: z.array(appealPathSchema).min(1),
  /** Reason ids; absent: asked for every reason. */
  reasons: z.array(z.string()).min(1).optional(),
  question: z.string().min(1),
  ...provenance,
});
export type PlanPrompt = z.infer<typeof planPromptSchema>;

/** The questions of a part: those of the case's reasons first, then those for all. */
export function listPlanPrompts(
  prompts: readonly PlanPrompt[],
  wanted: { readonly part: PlanPart; readonly path: AppealPath; readonly reasons: readonly string[] },
): readonly PlanPrompt[] {
  const own = prompts.filter(({ part, paths }) => part === wanted.part && paths.includes(wanted.path));
  const ofReason = own.filter(({ reasons }) => reasons?.some((reason) => wanted.reasons.includes(reason)));
  return [...ofReason, ...own.filter(({ reasons }) => reasons === undefined)];
}
