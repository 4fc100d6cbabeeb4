import { z } from 'zod';
import { auditEntrySchema } from '../domain/audit.ts';
import { caseIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

/** Names of the next change to undo and to redo (`Remove evidence`), or null. */
export const historyStateSchema = z.object({ undo: z.string().nullable(), redo: z.string().nullable() });
export type HistoryState = z.infer<typeof historyStateSchema>;

export const historyContract = {
  'history.get': defineCall(ofCase, historyStateSchema),
  'history.undo': defineCall(ofCase, historyStateSchema),
  'history.redo': defineCall(ofCase, historyStateSchema),
  /** The audit list, newest first: 200 lines at most, from before the line `before`. */
  'history.listAudit': defineCall(
    ofCase.extend({ before: z.int().positive().nullable() }),
    z.object({ entries: z.array(auditEntrySchema), hasMore: z.boolean() }),
  ),
  'history.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};
