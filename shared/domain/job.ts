import { z } from 'zod';
import { fileRefusalSchema } from './file-refusal.ts';
import { caseIdSchema, evidenceIdSchema, jobIdSchema } from './ids.ts';
import { findingSchema } from './finding.ts';
import { unreadReasonSchema } from './ocr.ts';
import { packetReportSchema } from './packet.ts';
import { vaultProblemSchema } from './vault-check.ts';
import type { AppError } from '../errors.ts';

/** What a finished job gives back, by kind. */
export const jobResultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('evidence-import'),
    added: z.array(evidenceIdSchema),
    /** Files that the case already holds, by the evidence that holds them. */
    duplicates: z.array(z.object({ file: z.string(), evidenceId: evidenceIdSchema })),
    refused: z.array(fileRefusalSchema),
    /** Added files that look like others of the case. */
    lookAlikes: z.array(z.object({ evidenceId: evidenceIdSchema, otherId: evidenceIdSchema })),
    /** Files that were not looked at, because the user stopped the import or the disk failed; in order. */
    left: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('evidence-replace'),
    evidenceId: evidenceIdSchema,
    /** What is different now and may need a look: another kind, fewer pages, a cited page that is gone. */
    notes: z.array(findingSchema),
  }),
  z.object({
    kind: z.literal('packet-export'),
    /** Name of the kit's folder, for people; its path stays in the main process. */
    folderName: z.string(),
    report: packetReportSchema,
  }),
  z.object({
    kind: z.literal('vault-check'),
    /** Files that were looked at. */
    checked: z.number().int().nonnegative(),
    problems: z.array(vaultProblemSchema),
  }),
  z.object({
    kind: z.literal('recognise-text'),
    /** Pages whose text was recognised. */
    recognised: z.number().int().nonnegative(),
    /** Those of them that the engine is unsure of: they may lie on their side, or be blurred. Pages are 1-based. */
    unsure: z.array(z.object({ file: z.string(), pageNumber: z.number().int().positive() })),
    /** Pages that could not be read; `pageNumber` null for a whole file. */
    unread: z.array(
      z.object({ file: z.string(), pageNumber: z.number().int().positive().nullable(), reason: unreadReasonSchema }),
    ),
  }),
  z.object({
    kind: z.literal('archive-save'),
    /** Name of the archive; its path stays in the main process. */
    fileName: z.string(),
    sizeBytes: z.number().int().nonnegative(),
  }),
  z.object({ kind: z.literal('archive-open'), caseId: caseIdSchema, title: z.string() }),
  z.object({ kind: z.literal('backup'), name: z.string() }),
  z.object({
    kind: z.literal('folder-backup'),
    /** Files that the copy holds, and how many of them were not there before. */
    fileCount: z.number().int().nonnegative(),
    newCount: z.number().int().nonnegative(),
    sizeBytes: z.number().int().nonnegative(),
    /** Files that could not be copied, because they are missing or damaged here. */
    skippedCount: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal('folder-restore'),
    /** Files that were brought in. */
    fileCount: z.number().int().nonnegative(),
    /** Files that the backup folder does not have, or has damaged. */
    missingCount: z.number().int().nonnegative(),
  }),
]);
export type JobResult = z.infer<typeof jobResultSchema>;
export type JobKind = JobResult['kind'];

/** One long task as one snapshot. `done` never falls; `status` is decided only by the end of the work itself. */
export const jobSchema = z.object({
  id: jobIdSchema,
  kind: z.enum([
    'evidence-import',
    'evidence-replace',
    'packet-export',
    'vault-check',
    'recognise-text',
    'archive-save',
    'archive-open',
    'backup',
    'folder-backup',
    'folder-restore',
  ]),
  /** Null for work on everything. */
  caseId: caseIdSchema.nullable(),
  status: z.enum(['queued', 'running', 'cancelling', 'succeeded', 'failed', 'cancelled']),
  /** Units of work (pages, files). */
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** What is happening now: a stable word such as `read`, `layout`, `write`, `verify`, `copy`, `check`. */
  step: z.string(),
  startedAt: z.string(),
  /** Of what has succeeded; an import that was stopped has one too. */
  result: jobResultSchema.nullable(),
  error: z.custom<AppError>((value) => typeof value === 'object' && value !== null && 'code' in value).nullable(),
});
export type Job = z.infer<typeof jobSchema>;
