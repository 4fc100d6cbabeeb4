import { z } from 'zod';
import { evidenceIdSchema } from './ids.ts';

/** What the window shows of an e-mail: plain text only. */
export const mailAttachmentSchema = z.object({
  /** 0-based, in the mail's order; what `evidence.addAttachments` takes. */
  index: z.number().int().nonnegative(),
  /** Fit to be a file's name on every system. */
  fileName: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  /** False for small pictures of the mail's own layout (logos, signatures). */
  isOffered: z.boolean(),
});
export type MailAttachment = z.infer<typeof mailAttachmentSchema>;

export const mailHeaderSchema = z.object({ name: z.string(), value: z.string() });
export type MailHeader = z.infer<typeof mailHeaderSchema>;

export const mailViewSchema = z.object({
  /** From, To, Cc, Date, Subject, Message-ID and the like, in this order; those that the mail has. */
  headers: z.array(mailHeaderSchema),
  text: z.string(),
  /** True when the mail has no plain text, so that this was made of its HTML. */
  isFromHtml: z.boolean(),
  /** True when the text goes on behind what is here. */
  isCut: z.boolean(),
  attachments: z.array(mailAttachmentSchema),
});
export type MailView = z.infer<typeof mailViewSchema>;

/** An attachment as it is offered: with the evidence of the case that holds the same bytes already. */
export const offeredAttachmentSchema = mailAttachmentSchema.extend({ evidenceId: evidenceIdSchema.nullable() });
export type OfferedAttachment = z.infer<typeof offeredAttachmentSchema>;

export const tableRowSchema = z.object({
  /** As a spreadsheet counts: the first record of the file is 1. */
  number: z.number().int().positive(),
  cells: z.array(z.string()),
});

export const tableViewSchema = z.object({
  /** Names of the columns; null when the first row is data already. */
  header: z.array(z.string()).nullable(),
  columnCount: z.number().int().nonnegative(),
  /** Characters that each column needs, to give all rows the same widths. */
  columnChars: z.array(z.number().int().nonnegative()),
  rowCount: z.number().int().nonnegative(),
  encoding: z.string(),
  delimiter: z.string(),
  rows: z.array(tableRowSchema),
});
export type TableView = z.infer<typeof tableViewSchema>;

export const plainTextViewSchema = z.object({
  lineCount: z.number().int().nonnegative(),
  encoding: z.string(),
  lines: z.array(z.string()),
});
export type PlainTextView = z.infer<typeof plainTextViewSchema>;

/** Rows or lines that one answer holds at most. */
export const MAX_VIEW_ROWS = 500;
