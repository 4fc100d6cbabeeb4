import { z } from 'zod';
import { caseIdSchema, planRevisionIdSchema } from './ids.ts';

/** The three parts of a plan of action, in the order in which Amazon asks for them. */
export const PLAN_PARTS = ['rootCause', 'correctiveActions', 'preventiveMeasures'] as const;
export const planPartSchema = z.enum(PLAN_PARTS);
export type PlanPart = z.infer<typeof planPartSchema>;

/** Headings in the packet. English, because the appeal is. */
export const PLAN_PART_HEADINGS: Readonly<Record<PlanPart, string>> = {
  rootCause: 'Root cause',
  correctiveActions: 'Corrective actions',
  preventiveMeasures: 'Preventive measures',
};

const partText = z.string().max(200_000);

/** Each part in the light markup of plan-markup.ts. That text is the plan; screens and packets are made from it. */
export const planTextSchema = z.strictObject({
  rootCause: partText,
  correctiveActions: partText,
  preventiveMeasures: partText,
});
export type PlanText = z.infer<typeof planTextSchema>;

export const planSchema = planTextSchema.extend({ caseId: caseIdSchema, updatedAt: z.string() });
export type Plan = z.infer<typeof planSchema>;

/** A whole copy of the plan and the letter under a name, never changed afterwards. */
export const planRevisionSchema = planTextSchema.extend({
  id: planRevisionIdSchema,
  caseId: caseIdSchema,
  name: z.string(),
  createdAt: z.string(),
  /** The letter that the user had written then; null: the generated one. Absent in versions that didn't keep it. */
  letterText: z.string().nullable().exactOptional(),
});
export type PlanRevision = z.infer<typeof planRevisionSchema>;

export const EMPTY_PLAN: PlanText = { rootCause: '', correctiveActions: '', preventiveMeasures: '' };
