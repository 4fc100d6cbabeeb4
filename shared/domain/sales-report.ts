import { z } from 'zod';
import { quantitiesSchema } from './evidence.ts';

/** What a sales report says of units sold, and what of it was not counted. */
export const salesReportSchema = z.object({
  kind: z.literal('report'),
  /** Units per ASIN. */
  units: quantitiesSchema,
  /** Rows below the names of the columns. */
  rows: z.number().int().nonnegative(),
  /** Without an ASIN, whole units, or (where only some days count) a day as YYYY-MM-DD. */
  unreadableRows: z.number().int().nonnegative(),
  cancelledRows: z.number().int().nonnegative(),
  /** Of days that don't count. */
  otherDayRows: z.number().int().nonnegative(),
  /** First and last day that the report names; null when it names none. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  asinColumn: z.string(),
  unitsColumn: z.string(),
  dateColumn: z.string().nullable(),
  encoding: z.string(),
  delimiter: z.string(),
});
export type SalesReport = z.infer<typeof salesReportSchema>;
