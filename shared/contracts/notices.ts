import { z } from 'zod';
import { appealPathSchema, noticeTextSchema } from '../domain/case.ts';
import { localDateSchema } from '../domain/dates.ts';
import { interactionOutcomeSchema } from '../domain/interaction.ts';
import { replyFileSchema } from '../domain/reply.ts';
import { defineCall } from './define.ts';

const place = { start: z.number().int(), end: z.number().int() };

/** One of the messages in a pasted text, as far as rules can read it. Offered to the user, never taken unasked. */
export const noticePartSchema = z.object({
  /** Where the message stands in the pasted text (UTF-16 units); all other places are counted from its beginning. */
  ...place,
  subject: z.string().nullable(),
  kind: z.enum(['notice', 'reply', 'other']),
  /** Best first; empty when unsure. */
  reasons: z.array(
    z.object({
      reason: z.string(),
      score: z.number(),
      /** The words that spoke for it. */
      matches: z.array(z.object({ ...place, isStrong: z.boolean() })),
    }),
  ),
  scope: z.enum(['account', 'listing']).nullable(),
  paths: z.array(appealPathSchema),
  section3: z.boolean(),
  caseIds: z.array(z.string()),
  complaintIds: z.array(z.string()),
  asins: z.array(z.string()),
  orderIds: z.array(z.string()),
  /** With one day, two days between which the user has to choose, or none. */
  deadlines: z.array(z.object({ text: z.string(), days: z.array(localDateSchema) })),
  requestedItems: z.array(z.string()),
  outcome: interactionOutcomeSchema.nullable(),
});
export type NoticePartReading = z.infer<typeof noticePartSchema>;

export const noticesContract = {
  /** What a pasted text says, a message at a time. `receivedOn` is the day from which relative limits count. */
  'notices.read': defineCall(
    z.strictObject({ text: noticeTextSchema, receivedOn: localDateSchema.nullable() }),
    z.array(noticePartSchema),
  ),
  /** The words of a notice in a file: the dropped one, or one that the user chooses. Null when the dialog was closed. Nothing is kept. */
  'notices.readFile': defineCall(z.strictObject({}), replyFileSchema.nullable(), { takesFiles: true }),
};
