import { z } from 'zod';
import { caseIdSchema, interactionIdSchema } from '../domain/ids.ts';
import { interactionDetailsSchema, interactionSchema } from '../domain/interaction.ts';
import { defineCall, defineEvent } from './define.ts';

const oneOf = z.strictObject({ caseId: caseIdSchema, interactionId: interactionIdSchema });

export const interactionsContract = {
  /** Newest first. */
  'interactions.list': defineCall(z.strictObject({ caseId: caseIdSchema }), z.array(interactionSchema)),
  'interactions.add': defineCall(
    z.strictObject({ caseId: caseIdSchema, interaction: interactionDetailsSchema }),
    interactionSchema,
  ),
  'interactions.update': defineCall(oneOf.extend({ patch: interactionDetailsSchema.partial() }), interactionSchema),
  'interactions.remove': defineCall(oneOf, z.null()),
  'interactions.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};
