import { z } from 'zod';
import { caseIdSchema, jobIdSchema } from '../domain/ids.ts';
import { defineCall } from './define.ts';

const startedJob = z.object({ jobId: jobIdSchema }).nullable();

export const archivesContract = {
  /** Asks for a folder and writes the whole case into one file there; null when the user closed the dialog. */
  'archives.startSave': defineCall(z.strictObject({ caseId: caseIdSchema }), startedJob),
  /** Asks for an archive and brings its case in, as a new one; null when the user closed the dialog. */
  'archives.startOpen': defineCall(z.strictObject({}), startedJob),
  /** Opens the system's file manager at an archive that was saved in this run. */
  'archives.showInFolder': defineCall(z.strictObject({ jobId: jobIdSchema }), z.null()),
};
