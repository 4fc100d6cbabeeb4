import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { accountIdSchema, caseIdSchema } from './ids.ts';
import { packetOptionsSchema } from './packet-options.ts';
import { quantitiesSchema } from './evidence.ts';

/** The route of an appeal (domain.md finding 2). Mixing two of them is a common failure. */
export const appealPathSchema = z.enum(['admit', 'dispute', 'documents', 'retraction', 'reactivate-other-first']);
export type AppealPath = z.infer<typeof appealPathSchema>;

/** `cited`: exhibits are lettered in order of first citation; `listed`: in the order of the evidence list. */
export const exhibitOrderSchema = z.enum(['cited', 'listed']);
export type ExhibitOrder = z.infer<typeof exhibitOrderSchema>;

export const caseStatusSchema = z.enum(['preparing', 'sent', 'more-asked', 'reinstated', 'refused']);
export type CaseStatus = z.infer<typeof caseStatusSchema>;

const idList = z.array(z.string().trim().min(1).max(60)).max(500);

/** What the user knows about one enforcement. */
export const caseDetailsSchema = z.strictObject({
  title: z.string().trim().min(1, 'a short name for this appeal').max(300),
  /** Reason ids of the catalogue; empty while not known. */
  reasons: z.array(z.string().max(60)).max(10),
  path: appealPathSchema,
  caseIds: idList,
  complaintIds: idList,
  asins: idList,
  /** Whether the notice cites Section 3. It is the termination clause, never a reason by itself. */
  section3: z.boolean(),
  noticeReceivedOn: localDateSchema.nullable(),
  /** Null when the notice sets no deadline or it isn't known yet. */
  deadlineOn: localDateSchema.nullable(),
  exhibitOrder: exhibitOrderSchema,
  /** Channel id of the catalogue that the appeal goes through; null while none is chosen, and the kit then holds everything. */
  channel: z.string().max(60).nullable(),
  packetOptions: packetOptionsSchema,
  /** Units sold per ASIN in the window before the notice (see `findSalesWindow`), as far as they are known. */
  sales: quantitiesSchema,
});
export type CaseDetails = z.infer<typeof caseDetailsSchema>;

export const caseSchema = caseDetailsSchema.extend({
  id: caseIdSchema,
  accountId: accountIdSchema,
  status: caseStatusSchema,
  /** True for the made-up case that the application brings. */
  isExample: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Case = z.infer<typeof caseSchema>;

/** The text that Amazon sent; kept as it came, never altered. */
export const noticeTextSchema = z.string().max(2_000_000);
