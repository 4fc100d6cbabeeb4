import { z } from 'zod';
import { caseStatusSchema } from './case.ts';
import { localDateSchema } from './dates.ts';
import { caseIdSchema, interactionIdSchema, submissionIdSchema } from './ids.ts';
import { interactionOutcomeSchema, newInteractionSchema } from './interaction.ts';

/** What an answer of Amazon asks for and by when, as the user confirmed it. */
export const replyReadingSchema = z.strictObject({
  /** In Amazon's own words. */
  requestedItems: z.array(z.string().trim().min(1).max(2000)).max(100),
  deadlines: z.array(z.strictObject({ text: z.string().max(500), on: localDateSchema.nullable() })).max(50),
});
export type ReplyReading = z.infer<typeof replyReadingSchema>;

/** An answer of Amazon: an entry of the log with what it asks, and the submission that it answers. */
export const replySchema = replyReadingSchema.extend({
  interactionId: interactionIdSchema,
  caseId: caseIdSchema,
  /** Null: it answers none that is recorded. */
  submissionId: submissionIdSchema.nullable(),
  at: z.string(),
  channel: z.string(),
  person: z.string(),
  subject: z.string(),
  amazonCaseId: z.string(),
  /** The message in full. */
  body: z.string(),
  outcome: interactionOutcomeSchema.nullable(),
});
export type Reply = z.infer<typeof replySchema>;

/** The words of a message in a file. */
export const replyFileSchema = z.object({
  text: z.string(),
  /** Empty: the file names none. */
  subject: z.string(),
  /** With its offset; null: the file doesn't say. */
  receivedAt: z.string().nullable(),
});
export type ReplyFile = z.infer<typeof replyFileSchema>;

/** A reply as the user takes it into the case. */
export const newReplySchema = replyReadingSchema.extend({
  contact: newInteractionSchema,
  submissionId: submissionIdSchema.nullable(),
  /** Where the case stands now; null: as before. */
  status: caseStatusSchema.nullable(),
  /** The case's new deadline; null: as before. */
  deadlineOn: localDateSchema.nullable(),
});
export type NewReply = z.input<typeof newReplySchema>;
