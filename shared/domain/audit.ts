import { z } from 'zod';

/** What was done: a change, or a change taken back or brought back. */
export const auditActionSchema = z.enum(['change', 'undo', 'redo']);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** A line of a case's audit list: who did what, and when, on this computer. Lines are added, and never changed. */
export const auditEntrySchema = z.strictObject({
  /** 1, 2, 3… in the order in which they were written, whatever the clock said. */
  id: z.int().positive(),
  /** UTC. */
  at: z.string(),
  /** Name of the account on the computer; empty when it has none. */
  who: z.string(),
  action: auditActionSchema,
  /** The change's name, as undo shows it. */
  name: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
