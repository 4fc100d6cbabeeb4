import { z } from 'zod';

/** A paragraph is remembered by how it begins; so much is enough to know it again after a small change. */
export const MAX_REMEMBERED = 400;
const remembered = z.string().trim().min(1).max(MAX_REMEMBERED);

export const stepPartSchema = z.enum(['correctiveActions', 'preventiveMeasures']);
export type StepPart = z.infer<typeof stepPartSchema>;

/** A step of the plan that answers a cause, both by how they begin. */
export const causeLinkSchema = z.strictObject({ cause: remembered, part: stepPartSchema, step: remembered });
export type CauseLink = z.infer<typeof causeLinkSchema>;

/** What the user noted about the plan while writing it. None of it is sent. */
export const planNotesSchema = z.strictObject({
  /** Ids of questions (`plan-prompt.ts`) that were ticked off. */
  answered: z.array(z.string().max(60)).max(500),
  links: z.array(causeLinkSchema).max(2000),
  /** Paragraphs of the root cause that are no cause of their own. */
  asides: z.array(remembered).max(200),
});
export type PlanNotes = z.infer<typeof planNotesSchema>;

export const EMPTY_PLAN_NOTES: PlanNotes = { answered: [], links: [], asides: [] };
