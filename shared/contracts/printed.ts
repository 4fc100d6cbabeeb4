import { z } from 'zod';
import { localDateSchema } from '../domain/dates.ts';
import { salesReportSchema } from '../domain/sales-report.ts';
import { caseIdSchema, evidenceIdSchema, jobIdSchema } from '../domain/ids.ts';
import {
  mailViewSchema,
  MAX_VIEW_ROWS,
  offeredAttachmentSchema,
  plainTextViewSchema,
  tableViewSchema,
} from '../domain/printed.ts';
import { tableFaultSchema, tableSourceSchema } from '../domain/table-source.ts';
import { defineCall } from './define.ts';
import { pictureUrl } from './evidence.ts';

const oneOf = z.strictObject({ caseId: caseIdSchema, evidenceId: evidenceIdSchema });
const place = z.number().int().nonnegative();
const count = z.number().int().positive().max(MAX_VIEW_ROWS);

/** What is in e-mails, texts and tables. Each fails with `source-unreadable` for evidence of another kind. */
const salesDays = z.strictObject({ from: localDateSchema, to: localDateSchema });

export const printedContract = {
  'evidence.readMail': defineCall(oneOf, mailViewSchema),
  /** Rows from a 0-based place below the table's head; fewer at its end. */
  'evidence.readTable': defineCall(oneOf.extend({ fromRow: place, count }), tableViewSchema),
  /** Lines from a 0-based place; fewer at the end. */
  'evidence.readPlainText': defineCall(oneOf.extend({ fromLine: place, count }), plainTextViewSchema),
  /** Units sold per ASIN as a sales report (CSV) says, of the days given or of all; nothing is changed. */
  'evidence.readSalesReport': defineCall(
    z.strictObject({ caseId: caseIdSchema, source: tableSourceSchema, days: salesDays.nullable() }),
    z.discriminatedUnion('kind', [salesReportSchema, tableFaultSchema]),
  ),
  /** The attachments of an e-mail that may be evidence of their own. */
  'evidence.listAttachments': defineCall(oneOf, z.array(offeredAttachmentSchema)),
  /** Takes attachments in like dropped files. Answers at once; the job tells what became of each. */
  'evidence.addAttachments': defineCall(
    oneOf.extend({ indexes: z.array(place).min(1).max(200) }),
    z.object({ jobId: jobIdSchema }),
  ),
};

/** Address of a PDF with the pages that the packet shows of an e-mail, a text or a table. */
export function printedUrl(caseId: string, evidenceId: string): string {
  return pictureUrl(caseId, evidenceId, 1);
}
