import { z } from 'zod';
import { evidenceIdSchema } from './ids.ts';

export const MAX_PASTED_LENGTH = 5_000_000;

/** Where a table is read from: evidence of the case, a file that was just chosen, or pasted text. */
export const tableSourceSchema = z.union([
  z.strictObject({ evidenceId: evidenceIdSchema }),
  z.strictObject({ tableId: z.string().min(1).max(64) }),
  z.strictObject({ text: z.string().max(MAX_PASTED_LENGTH) }),
]);
export type TableSource = z.infer<typeof tableSourceSchema>;

/** A file that was chosen to be read, and is not kept. */
export const chosenTableSchema = z.object({ tableId: z.string(), fileName: z.string() });
export type ChosenTable = z.infer<typeof chosenTableSchema>;

/** Why nothing can be taken from a table. */
export const tableFaultSchema = z.object({
  kind: z.literal('fault'),
  /**
   * `not-text`: a picture, a spreadsheet, a damaged file; `no-columns`: text that nothing divides; `no-rows`: names of
   * columns and nothing below; `no-asin-column`, `no-units-column`: no such name among the columns; `too-big`.
   */
  fault: z.enum(['not-text', 'no-columns', 'no-rows', 'no-asin-column', 'no-units-column', 'too-big']),
  /** Names of the columns that were found, at most 40. */
  columns: z.array(z.string()),
});
export type TableFault = z.infer<typeof tableFaultSchema>;

/** A fault with the names of the columns as far as they are known. */
export function tableFault(fault: TableFault['fault'], columns: readonly string[] = []): TableFault {
  return { kind: 'fault', fault, columns: columns.slice(0, 40).map((name) => name.trim().slice(0, 80)) };
}
