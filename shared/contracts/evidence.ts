import { z } from 'zod';
import {
  evidenceFactsSchema,
  evidenceSchema,
  evidenceVersionSchema,
  removedEvidenceSchema,
} from '../domain/evidence.ts';
import { caseIdSchema, evidenceIdSchema, jobIdSchema } from '../domain/ids.ts';
import { pageTextSchema } from '../domain/page-text.ts';
import { defineCall, defineEvent } from './define.ts';

const oneOf = z.strictObject({ caseId: caseIdSchema, evidenceId: evidenceIdSchema });
/** `type`: the document type that the new evidence gets; without it the user says so afterwards. */
const newEvidence = z.strictObject({ caseId: caseIdSchema, type: evidenceFactsSchema.shape.type.optional() });

const otherUseSchema = z.object({
  caseId: caseIdSchema,
  caseTitle: z.string(),
  evidenceId: evidenceIdSchema,
  title: z.string(),
});
export type OtherUse = z.infer<typeof otherUseSchema>;

const droppedSchema = z.object({
  /** How many files an import of this would take in: those dropped, and those directly in dropped folders. */
  files: z.number().int().nonnegative(),
  /** Each dropped folder by its own name. */
  folders: z.array(
    z.object({
      name: z.string(),
      files: z.number().int().nonnegative(),
      /** Folders in it, which an import leaves out. */
      subfolders: z.number().int().nonnegative(),
    }),
  ),
});
export type Dropped = z.infer<typeof droppedSchema>;

export const evidenceContract = {
  'evidence.list': defineCall(z.strictObject({ caseId: caseIdSchema }), z.array(evidenceSchema)),
  /** Takes dropped files into the vault and the case. Answers at once; the job tells the rest. */
  'evidence.startImport': defineCall(newEvidence, z.object({ jobId: jobIdSchema }), { takesFiles: true }),
  /** Asks for files in the system's dialog, then imports them. Null when the user closed the dialog. */
  'evidence.chooseFiles': defineCall(newEvidence, z.object({ jobId: jobIdSchema }).nullable()),
  'evidence.update': defineCall(oneOf.extend({ patch: evidenceFactsSchema.partial() }), evidenceSchema),
  /** Sets the list's order; every id of the case exactly once. Exhibits then follow the list (`exhibitOrder: listed`). */
  'evidence.reorder': defineCall(
    z.strictObject({ caseId: caseIdSchema, evidenceIds: z.array(evidenceIdSchema) }),
    z.null(),
  ),
  /** Takes evidence out of the case and puts it on the Removed list for 30 days; its file stays in the vault. */
  'evidence.remove': defineCall(oneOf, z.null()),
  /** What was removed within the last 30 days, latest first. */
  'evidence.listRemoved': defineCall(z.strictObject({ caseId: caseIdSchema }), z.array(removedEvidenceSchema)),
  /** Brings removed evidence back to the place that it had. */
  'evidence.restore': defineCall(oneOf, z.null()),
  /** Where else the same file is used: evidence of other cases on the list. */
  'evidence.listOtherUses': defineCall(oneOf, z.array(otherUseSchema)),
  /** The text of the file, page by page; empty when it has none, or when none was read yet. */
  'evidence.readText': defineCall(oneOf, z.array(pageTextSchema)),
  /** Text of a file that the case uses was read or recognised. */
  'evidence.textRead': defineEvent(z.object({ caseId: caseIdSchema })),
  /**
   * Puts one dropped file in the place of the evidence's file; id, facts and citations stay, and the file that was there is
   * kept as an earlier version. Answers at once; the job tells the rest.
   */
  'evidence.startReplace': defineCall(oneOf, z.object({ jobId: jobIdSchema }), { takesFiles: true }),
  /** Asks for the new file in the system's dialog. Null when the user closed it. */
  'evidence.chooseReplacement': defineCall(oneOf, z.object({ jobId: jobIdSchema }).nullable()),
  /** The files that the evidence had before, latest first. */
  'evidence.listVersions': defineCall(oneOf, z.array(evidenceVersionSchema)),
  /** Makes an earlier version the evidence's file again; the one that was there becomes an earlier version. */
  'evidence.restoreVersion': defineCall(oneOf.extend({ replacedAt: z.string() }), evidenceSchema),
  /** Looks at what was dropped before it is imported, so that a folder is asked about first. Changes nothing. */
  'evidence.countDropped': defineCall(z.strictObject({}), droppedSchema, { takesFiles: true }),
  'evidence.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};

/** Address of an evidence file's bytes within the application's own pages. */
export function evidenceUrl(caseId: string, evidenceId: string): string {
  return `/content/evidence/${encodeURIComponent(caseId)}/${encodeURIComponent(evidenceId)}`;
}

/** Address of the bytes of a file that evidence had before. */
export function versionUrl(caseId: string, evidenceId: string, replacedAt: string): string {
  return `/content/version/${encodeURIComponent(caseId)}/${encodeURIComponent(evidenceId)}/${encodeURIComponent(replacedAt)}`;
}

/** Address of a page (1-based) of a picture that a web page can't show (HEIC, TIFF), converted. */
export function pictureUrl(caseId: string, evidenceId: string, pageNumber: number): string {
  return `/content/picture/${encodeURIComponent(caseId)}/${encodeURIComponent(evidenceId)}/${pageNumber}`;
}

/** The same for a file that evidence had before. */
export function versionPictureUrl(
  caseId: string,
  evidenceId: string,
  version: { readonly replacedAt: string; readonly pageNumber: number },
): string {
  return `${versionUrl(caseId, evidenceId, version.replacedAt)}/picture/${version.pageNumber}`;
}
