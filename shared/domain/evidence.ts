import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { findingSchema } from './finding.ts';
import { caseIdSchema, evidenceIdSchema, sha256Schema } from './ids.ts';

/** What kind of bytes a file holds, decided by its content, never by its name. */
export const evidenceKindSchema = z.enum(['pdf', 'image', 'email', 'text', 'table']);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** Types taken in so far. Others are refused with what to do. */
export const evidenceMimeSchema = z.enum([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/tiff',
  'image/heic',
  'message/rfc822',
  'text/plain',
  'text/csv',
]);
export type EvidenceMime = z.infer<typeof evidenceMimeSchema>;

/** Files without pages of their own: the packet shows them printed. */
export type PrintedMime = Extract<EvidenceMime, 'message/rfc822' | 'text/plain' | 'text/csv'>;

/** Whether a file of this type has pages only when it is printed: an e-mail, a text, a table. */
export function isPrinted(mime: EvidenceMime): mime is PrintedMime {
  return mime === 'message/rfc822' || mime === 'text/plain' || mime === 'text/csv';
}

/** Whether a web page can't show a picture of this kind, so that it needs a converted copy. */
export function needsPreview(mime: EvidenceMime): boolean {
  return mime === 'image/tiff' || mime === 'image/heic';
}

/** What was measured on a file's bytes; the same for every case that uses the file. */
export const vaultFileSchema = z.object({
  sha256: sha256Schema,
  sizeBytes: z.number().int().nonnegative(),
  kind: evidenceKindSchema,
  mime: evidenceMimeSchema,
  /** Pages as a PDF reader counts them; the pictures in a TIFF; 1 for any other picture; printed pages of what has none of its own. */
  pageCount: z.number().int().positive(),
  /** Pixels as stored (before EXIF orientation); null for a PDF. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** Dots per inch: as stated by a picture, or the lowest effective resolution of a PDF's page-filling pictures. */
  dpi: z.number().positive().nullable(),
  findings: z.array(findingSchema),
  /** What its first page looks like, to compare with others (see look-alikes.ts); null when it is no picture, or is plain. */
  pictureHash: z.string().nullable(),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

/** Units per ASIN that the document shows. */
export const quantitiesSchema = z.record(z.string().max(40), z.number().int().nonnegative());

/** What the user says about a document. All of it is theirs to edit. */
export const evidenceFactsSchema = z.strictObject({
  /** Document type id of the catalogue. */
  type: z.string().max(60),
  title: z
    .string()
    .max(300)
    .refine((title) => title.trim() !== '', 'a title that says what the document is'),
  /** Who made the document (supplier, authority, utility). */
  issuer: z.string().max(300),
  /** Whose name it carries. */
  holder: z.string().max(300),
  documentDate: localDateSchema.nullable(),
  expiresOn: localDateSchema.nullable(),
  documentNumber: z.string().max(120),
  quantities: quantitiesSchema,
  /** What it proves, in the user's words; printed in the index and on the separator sheet. */
  note: z.string().max(4000),
  /** False: kept in the case, left out of the packet. */
  include: z.boolean(),
  /** 1-based page numbers of the file to use, ascending; null = all. */
  pages: z.array(z.number().int().positive()).min(1).nullable(),
});
export type EvidenceFacts = z.infer<typeof evidenceFactsSchema>;

export const evidenceSchema = evidenceFactsSchema.extend({
  caseId: caseIdSchema,
  id: evidenceIdSchema,
  /** Name of the file as it was dropped in. */
  fileName: z.string(),
  file: vaultFileSchema,
  /** Order in the evidence list, 0-based and dense among the case's evidence. */
  position: z.number().int().nonnegative(),
  addedAt: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A file that evidence had before a newer one took its place. It stays in the vault. */
export const evidenceVersionSchema = z.object({
  /** When it was replaced: its name among the versions of one piece of evidence. */
  replacedAt: z.string(),
  fileName: z.string(),
  file: vaultFileSchema,
  /** The pages that were used of it; null = all. */
  pages: evidenceFactsSchema.shape.pages,
});
export type EvidenceVersion = z.infer<typeof evidenceVersionSchema>;

/** Evidence on the Removed list. Its `position` is the one that it had. */
export const removedEvidenceSchema = evidenceSchema.extend({ removedAt: z.string() });
export type RemovedEvidence = z.infer<typeof removedEvidenceSchema>;

/** What of a piece of evidence says which of its pages are used. */
export type SelectablePages = {
  readonly pages: readonly number[] | null;
  readonly file: { readonly pageCount: number };
};

/** The file's 1-based page numbers that go into the packet, in order. */
export function selectedPages(evidence: SelectablePages): readonly number[] {
  return evidence.pages ?? Array.from({ length: evidence.file.pageCount }, (_, index) => index + 1);
}
