import { z } from 'zod';

/**
 * Ids are opaque text. Those made by the application are UUIDs; an evidence id is a short slug that is unique within
 * its case, because people and case folders write it in citations (`[[acme-invoice p2]]`).
 */
export const accountIdSchema = z.string().min(1).max(64).brand<'AccountId'>();
export const caseIdSchema = z.string().min(1).max(64).brand<'CaseId'>();
export const interactionIdSchema = z.string().min(1).max(64).brand<'InteractionId'>();
export const highlightIdSchema = z.string().min(1).max(64).brand<'HighlightId'>();
export const planRevisionIdSchema = z.string().min(1).max(64).brand<'PlanRevisionId'>();
export const submissionIdSchema = z.string().min(1).max(64).brand<'SubmissionId'>();
export const watchTaskIdSchema = z.string().min(1).max(64).brand<'WatchTaskId'>();
export const jobIdSchema = z.string().min(1).max(64).brand<'JobId'>();

/** Letters, digits, `-`, `_` and `.`; starts with a letter or digit; no spaces, so that a citation can carry a page behind it. */
export const evidenceIdSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    'letters, digits, "-", "_" or ".", at most 64, starting with a letter or digit',
  )
  .brand<'EvidenceId'>();

/** Lower-case hexadecimal SHA-256 of a file's bytes. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');

export type AccountId = z.infer<typeof accountIdSchema>;
export type CaseId = z.infer<typeof caseIdSchema>;
export type EvidenceId = z.infer<typeof evidenceIdSchema>;
export type HighlightId = z.infer<typeof highlightIdSchema>;
export type InteractionId = z.infer<typeof interactionIdSchema>;
export type PlanRevisionId = z.infer<typeof planRevisionIdSchema>;
export type SubmissionId = z.infer<typeof submissionIdSchema>;
export type WatchTaskId = z.infer<typeof watchTaskIdSchema>;
export type JobId = z.infer<typeof jobIdSchema>;

/**
 * A readable evidence id that is free in its case.
 * @param title what the slug is made from (a file name or a title in any script)
 * @param taken ids already in use in the case
 * @returns a slug of at most 40 characters, with `-2`, `-3`… behind it when needed
 */
export function makeEvidenceId(title: string, taken: ReadonlySet<string>): EvidenceId {
  const base =
    title
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase()
      .slice(0, 40)
      .replace(/-+$/, '') || 'evidence';
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(candidate)) return evidenceIdSchema.parse(candidate);
  }
}
