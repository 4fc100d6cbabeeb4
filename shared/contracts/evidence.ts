import { z } from 'zod';
import { evidenceFactsSchema, evidenceSchema } from '../domain/evidence.ts';
import { caseIdSchema, evidenceIdSchema, jobIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const oneOf = z.strictObject({ caseId: caseIdSchema, evidenceId: evidenceIdSchema });

export const evidenceContract = {
  'evidence.list': defineCall(z.strictObject({ caseId: caseIdSchema }), z.array(evidenceSchema)),
  /** Takes dropped files into the vault and the case. Answers at once; the job tells the rest. */
  'evidence.startImport': defineCall(z.strictObject({ caseId: caseIdSchema }), z.object({ jobId: jobIdSchema }), {
    takesFiles: true,
  }),
  /** Asks for files in the system's dialog, then imports them. Null when the user closed the dialog. */
  'evidence.chooseFiles': defineCall(
    z.strictObject({ caseId: caseIdSchema }),
    z.object({ jobId: jobIdSchema }).nullable(),
  ),
  'evidence.update': defineCall(oneOf.extend({ patch: evidenceFactsSchema.partial() }), evidenceSchema),
  /** Sets the list's order; every id of the case exactly once. Exhibits then follow the list (`exhibitOrder: listed`). */
  'evidence.reorder': defineCall(
    z.strictObject({ caseId: caseIdSchema, evidenceIds: z.array(evidenceIdSchema) }),
    z.null(),
  ),
  /** Takes evidence out of the case; its file stays in the vault, and undo brings it back. */
  'evidence.remove': defineCall(oneOf, z.null()),
  'evidence.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};

/** Address of an evidence file's bytes within the application's own pages. */
export function evidenceUrl(caseId: string, evidenceId: string): string {
  return `/content/evidence/${encodeURIComponent(caseId)}/${encodeURIComponent(evidenceId)}`;
}
