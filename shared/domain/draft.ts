import { z } from 'zod';

/** What the composer can write. */
export const draftKindSchema = z.enum(['noticeReply', 'callSheet', 'followUp', 'executiveLetter', 'mediationLetter']);
export type DraftKind = z.infer<typeof draftKindSchema>;

/** A text that the user is still working on; the application never sends it. */
export const draftSchema = z.strictObject({
  kind: draftKindSchema,
  /** E-mail address; empty: not known, or none is needed. */
  recipient: z.string().max(320),
  subject: z.string().max(500),
  body: z.string().max(50_000),
});
export type Draft = z.infer<typeof draftSchema>;
