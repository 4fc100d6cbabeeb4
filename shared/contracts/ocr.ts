import { z } from 'zod';
import { caseIdSchema, evidenceIdSchema, jobIdSchema } from '../domain/ids.ts';
import { ocrLanguageCodeSchema, ocrLanguageSchema } from '../domain/ocr.ts';
import { defineCall } from './define.ts';
import { fileRefusalSchema } from '../domain/file-refusal.ts';

const languages = z.array(ocrLanguageSchema);

export const ocrContract = {
  /** Languages that text can be recognised in; those that came with the application first. */
  'ocr.listLanguages': defineCall(z.strictObject({}), languages),
  /** Lets the user choose language files and takes those that work; null when the dialog was closed. */
  'ocr.addLanguages': defineCall(
    z.strictObject({}),
    z.object({ languages, refused: z.array(fileRefusalSchema) }).nullable(),
  ),
  'ocr.removeLanguage': defineCall(z.strictObject({ code: ocrLanguageCodeSchema }), languages),
  /**
   * Starts recognising the text of pages that have none of their own: of one piece of evidence (all of its scans, again
   * if they were recognised before), or of the whole case (those that were not).
   */
  'ocr.recognise': defineCall(
    z.strictObject({ caseId: caseIdSchema, evidenceId: evidenceIdSchema.nullable() }),
    z.object({ jobId: jobIdSchema }),
  ),
};
