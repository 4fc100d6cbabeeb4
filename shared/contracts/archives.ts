import { z } from 'zod';
import { archivePreviewSchema, MIN_PASSPHRASE_LENGTH, offeredArchiveSchema } from '../domain/archive.ts';
import { caseIdSchema, jobIdSchema } from '../domain/ids.ts';
import { defineCall, defineEvent } from './define.ts';

const startedJob = z.object({ jobId: jobIdSchema });
const oneArchive = z.strictObject({ archiveId: z.string().max(100) });
const passphrase = z.string().max(1000);

export const archivesContract = {
  /**
   * Asks for a folder and writes the whole case into one file there, sealed when there is a passphrase; null when the user
   * closed the dialog.
   */
  'archives.startSave': defineCall(
    z.strictObject({ caseId: caseIdSchema, passphrase: passphrase.min(MIN_PASSPHRASE_LENGTH).optional() }),
    startedJob.nullable(),
  ),
  /** Asks for an archive; null when the user closed the dialog. */
  'archives.choose': defineCall(z.strictObject({}), offeredArchiveSchema.nullable()),
  /** Takes an archive that was dropped, or that the system asked to open, and tells of it. */
  'archives.offer': defineCall(z.strictObject({}), offeredArchiveSchema, { takesFiles: true }),
  /** Archives that nobody has answered yet, oldest first. */
  'archives.listOffered': defineCall(z.strictObject({}), z.array(offeredArchiveSchema)),
  'archives.forget': defineCall(oneArchive, z.null()),
  /** What an archive holds. Changes nothing. A passphrase that opens it is kept until the archive is brought in. */
  'archives.preview': defineCall(oneArchive.extend({ passphrase: passphrase.optional() }), archivePreviewSchema),
  /** Brings the case of an archive in, as a new one. */
  'archives.startOpen': defineCall(oneArchive, startedJob),
  /** Opens the system's file manager at an archive that was saved in this run. */
  'archives.showInFolder': defineCall(z.strictObject({ jobId: jobIdSchema }), z.null()),
  'archives.offered': defineEvent(offeredArchiveSchema),
};
