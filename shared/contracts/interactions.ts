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
import { chosenMailSchema, mailProposalSchema } from '../domain/contacts/mail-proposal.ts';
import { defineCall, defineEvent } from './define.ts';
import { fileRefusalSchema } from '../domain/file-refusal.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });
const oneOf = z.strictObject({ caseId: caseIdSchema, interactionId: interactionIdSchema });

const offeredMailsSchema = z.object({
  batchId: z.string(),
  mails: z.array(mailProposalSchema),
  /** Files that are no e-mails, each with what to do. */
  refused: z.array(fileRefusalSchema),
});

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
  /** Several entries as one step to undo, in their order. */
  'interactions.addAll': defineCall(
    z.strictObject({ caseId: caseIdSchema, interactions: z.array(newInteractionSchema).min(1).max(1000) }),
    z.array(interactionIdSchema),
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
  /** Reads dropped e-mails (.eml) in the order of their threads; changes nothing. */
  'interactions.readMails': defineCall(ofCase, offeredMailsSchema, { takesFiles: true }),
  /** Asks for the e-mails in the system's dialog. Null when the user closed it. */
  'interactions.chooseMails': defineCall(ofCase, offeredMailsSchema.nullable()),
  /** Adds e-mails of the batch that was read last, with chosen attachments as evidence, as one step to undo. */
  'interactions.addMails': defineCall(
    ofCase.extend({ batchId: z.string(), mails: z.array(chosenMailSchema).min(1).max(500), keepFiles: z.boolean() }),
    z.object({ added: z.array(interactionIdSchema), refused: z.array(fileRefusalSchema) }),
  ),
  'interactions.changed': defineEvent(ofCase),
};
