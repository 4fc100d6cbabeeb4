import { z } from 'zod';
import { caseIdSchema, evidenceIdSchema, interactionIdSchema } from '../domain/ids.ts';
import { defineCall } from './define.ts';

/** Null: every entry that is not left out. Entries that are left out, and private notes, are never shown. */
const chosen = z.strictObject({
  caseId: caseIdSchema,
  interactionIds: z.array(interactionIdSchema).max(20_000).nullable(),
});

export const timelinesContract = {
  /** Asks for a folder and writes the timeline there as pages or as a table. Null when the user closed the dialog. */
  'timelines.save': defineCall(
    chosen.extend({ format: z.enum(['pdf', 'csv']) }),
    z.object({ path: z.string() }).nullable(),
  ),
  /** Takes the timeline in as evidence. `isDuplicate`: the case holds exactly this one already. */
  'timelines.addToEvidence': defineCall(chosen, z.object({ evidenceId: evidenceIdSchema, isDuplicate: z.boolean() })),
};
