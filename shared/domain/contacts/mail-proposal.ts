import { z } from 'zod';
import { listedInteractionSchema } from '../interaction.ts';
import { mailAttachmentSchema } from '../printed.ts';
import { MAIL_NOTES } from './mail-contact.ts';

/** An e-mail file that was read and may join the log. */
export const mailProposalSchema = z.object({
  /** Its place in the batch, which `interactions.addMails` takes. */
  index: z.number().int().nonnegative(),
  file: z.string(),
  /** `known`: the log has it; `twice`: it is in the batch already. */
  status: z.enum(['new', 'known', 'twice']),
  contact: listedInteractionSchema.pick({
    at: true,
    direction: true,
    person: true,
    subject: true,
    amazonCaseId: true,
    excerpt: true,
  }),
  notes: z.array(z.enum(MAIL_NOTES)),
  attachments: z.array(mailAttachmentSchema),
});
export type MailProposal = z.infer<typeof mailProposalSchema>;

/** What the user chose of one e-mail. */
export const chosenMailSchema = z.strictObject({
  index: z.number().int().nonnegative(),
  direction: z.enum(['in', 'out']),
  /** Attachments that become evidence and are linked to the entry. */
  attachments: z.array(z.number().int().nonnegative()).max(200),
});
export type ChosenMail = z.infer<typeof chosenMailSchema>;
