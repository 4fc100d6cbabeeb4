import { z } from 'zod';
import { caseIdSchema, interactionIdSchema } from '../domain/ids.ts';
import {
  interactionDetailsSchema,
  interactionSchema,
  interactionVersionSchema,
  listedInteractionSchema,
  newInteractionSchema,
  removedInteractionSchema,
} from '../domain/interaction.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });
const oneOf = z.strictObject({ caseId: caseIdSchema, interactionId: interactionIdSchema });

export const interactionsContract = {
  /** Latest first, by the moment itself. */
  'interactions.list': defineCall(ofCase, z.array(listedInteractionSchema)),
  'interactions.get': defineCall(oneOf, interactionSchema),
  /** The entries that hold every word, each as the beginning of a word; all of them when no word is asked for. */
  'interactions.find': defineCall(ofCase.extend({ query: z.string().max(500) }), z.array(interactionIdSchema)),
  'interactions.add': defineCall(
    z.strictObject({ caseId: caseIdSchema, interaction: newInteractionSchema }),
    interactionSchema,
  ),
  /** The entry as it was joins its earlier versions. */
  'interactions.update': defineCall(oneOf.extend({ patch: interactionDetailsSchema.partial() }), interactionSchema),
  /** To the Removed list. */
  'interactions.remove': defineCall(oneOf, z.null()),
  /** What was removed within the last 30 days, latest first. */
  'interactions.listRemoved': defineCall(ofCase, z.array(removedInteractionSchema)),
  'interactions.restore': defineCall(oneOf, z.null()),
  /** What the entry said before, latest first. */
  'interactions.listVersions': defineCall(oneOf, z.array(interactionVersionSchema)),
  'interactions.changed': defineEvent(ofCase),
};
