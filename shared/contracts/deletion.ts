import { z } from 'zod';
import { deletedSchema, deletionPreviewSchema, deletionSchema } from '../domain/deletion.ts';
import { caseIdSchema } from '../domain/ids.ts';
import { defineCall } from './define.ts';

const oneCase = z.strictObject({ caseId: caseIdSchema });

export const deletionContract = {
  /** What deleting a removed case for good would take away. Changes nothing. */
  'deletion.preview': defineCall(oneCase, deletionPreviewSchema),
  /** Deletes a removed case, its undo, its audit list and its files for good. Refused while jobs run. */
  'deletion.deleteCase': defineCall(oneCase, deletedSchema),
  /** The cases that were deleted for good, newest first. */
  'deletion.list': defineCall(z.strictObject({}), z.array(deletionSchema)),
};
