import { z } from 'zod';
import { accountDetailsSchema } from './account.ts';
import { auditEntrySchema } from './audit.ts';
import { listLostPlaces } from './case-folder-places.ts';
import { caseDetailsSchema, caseStatusSchema, noticeTextSchema } from './case.ts';
import { watchTaskDetailsSchema } from './clocks/watch-task.ts';
import { localDateSchema } from './dates.ts';
import { draftSchema } from './draft.ts';
import { evidenceFactsSchema } from './evidence.ts';
import { highlightDetailsSchema, MAX_NOTE_LENGTH } from './highlight.ts';
import { evidenceIdSchema } from './ids.ts';
import { interactionVersionSchema, newInteractionSchema } from './interaction.ts';
import { folderPacketOptionsSchema, packetOptionsSchema } from './packet-options.ts';
import { EMPTY_PLAN_NOTES, planNotesSchema } from './plan-notes.ts';
import { planTextSchema } from './plan.ts';
import { caseReviewSchema, EMPTY_REVIEW, listProofs } from './review.ts';
import { replyReadingSchema } from './reply.ts';
import { setAsideSchema } from './set-aside.ts';
import { submissionRecordSchema } from './submission.ts';

/**
 * Counts up whenever folders get parts that readers before don't know. A folder of a later revision is refused as one of a
 * newer version, before anything else is said about it.
 */
export const CASE_FOLDER_REVISION = 2;

/** Pieces of evidence; readers refuse more. */
export const MAX_FOLDER_EVIDENCE = 5000;

const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((text) => text ?? '');
/** When something was written down first; where it is absent, it counts as written when it is brought in. */
const optionalMoment = z.iso.datetime().exactOptional();
const optionalDate = localDateSchema.nullish().transform((date) => date ?? null);

const folderCaseSchema = caseDetailsSchema.extend({
  complaintIds: caseDetailsSchema.shape.complaintIds.default([]),
  deadlineOn: optionalDate,
  exhibitOrder: caseDetailsSchema.shape.exhibitOrder.default('cited'),
  channel: caseDetailsSchema.shape.channel.default(null),
  packetOptions: folderPacketOptionsSchema,
  sales: caseDetailsSchema.shape.sales.default({}),
  status: caseStatusSchema.default('preparing'),
  createdAt: optionalMoment,
  noticeText: noticeTextSchema,
  /** Relative path of the file the notice came in, or null. */
  noticeFile: z
    .string()
    .max(500)
    .nullish()
    .transform((file) => file ?? null),
});

const folderHighlightSchema = highlightDetailsSchema.extend({
  note: optionalText(MAX_NOTE_LENGTH),
  inPacket: z.boolean().default(true),
  createdAt: optionalMoment,
});

/** The name under which the user knows a file; absent when its path ends in it. */
const fileName = z.string().refine(isFileName, 'a file name without "/", "\\" and control characters');

/** Whether a name can be that of a file in a folder. */
export function isFileName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[/\\\p{Cc}]/u.test(name);
}

const earlierVersionSchema = z.strictObject({
  /** Relative path inside the folder, with `/`. */
  file: z.string().min(1).max(500),
  fileName: fileName.exactOptional(),
  replacedAt: z.iso.datetime(),
  pages: evidenceFactsSchema.shape.pages.default(null),
});

const folderEvidenceSchema = evidenceFactsSchema.extend({
  id: evidenceIdSchema,
  /** Relative path inside the folder, with `/`. */
  file: z.string().min(1).max(500),
  fileName: fileName.exactOptional(),
  addedAt: optionalMoment,
  issuer: optionalText(300),
  holder: optionalText(300),
  documentDate: optionalDate,
  expiresOn: optionalDate,
  documentNumber: optionalText(120),
  quantities: evidenceFactsSchema.shape.quantities.nullish().transform((quantities) => quantities ?? {}),
  note: optionalText(4000),
  include: z.boolean().default(true),
  pages: evidenceFactsSchema.shape.pages.default(null),
  /** Files that newer ones took the place of, latest first; kept so that handing the case over loses nothing. */
  earlierVersions: z.array(earlierVersionSchema).max(100).default([]),
  highlights: z.array(folderHighlightSchema).max(10_000).default([]),
});

const folderInteractionSchema = newInteractionSchema.extend({
  createdAt: optionalMoment,
  /** What the entry said before its edits, latest first. */
  earlierVersions: z.array(interactionVersionSchema).max(1000).default([]),
});

/** Place of an entry in `interactions`. */
const logEntry = z.number().int().nonnegative();

/** A file of the kit that the folder holds; its hash stands in the kit's list of files. */
const keptFileSchema = z.strictObject({
  /** Its path in the kit. */
  file: z.string().min(1).max(500),
  /** Relative path inside the folder, with `/`. */
  stored: z.string().min(1).max(500),
});

/** What was sent: texts, hashes, and such of its files as were kept. */
const folderSubmissionSchema = submissionRecordSchema.extend({
  createdAt: optionalMoment,
  logEntry: logEntry.nullable().default(null),
  /** Place in `planVersions`; null: it has none. Absent in folders of before: one is made of its plan. */
  planVersion: z.number().int().nonnegative().nullable().exactOptional(),
  keptFiles: z.array(keptFileSchema).max(2000).default([]),
});

const planVersionSchema = planTextSchema.extend({
  name: z.string().max(300),
  createdAt: z.iso.datetime(),
  /** The user's own letter; null: the generated one. Absent in versions that didn't keep it. */
  letterText: packetOptionsSchema.shape.letterText.exactOptional(),
});

/** A line of the audit list. */
const changeSchema = auditEntrySchema
  .omit({ id: true })
  .extend({ at: z.iso.datetime(), who: z.string().max(300), name: z.string().max(300) });

/** The last lines of the audit list that a folder holds. */
export const MAX_CHANGES = 100_000;

const folderReplySchema = replyReadingSchema.extend({
  logEntry,
  /** Place in `submissions` of what it answers. */
  answers: z.number().int().nonnegative().nullable().default(null),
});

/** `case.json` of a case folder (design.md section 6). Unknown keys are refused. */
export const caseFolderSchema = z
  .strictObject({
    format: z.literal('reinstate.case/1'),
    revision: z.number().int().min(1).max(CASE_FOLDER_REVISION).default(1),
    account: accountDetailsSchema,
    case: folderCaseSchema,
    plan: planTextSchema,
    /** Named versions of the plan, and those that were sent; oldest first. */
    planVersions: z.array(planVersionSchema).max(5000).default([]),
    /** What the user noted about the plan while writing it. */
    planNotes: planNotesSchema.default(EMPTY_PLAN_NOTES),
    evidence: z.array(folderEvidenceSchema).max(MAX_FOLDER_EVIDENCE),
    /** Ids of evidence that the case had: what was written of it must not come to mean something else. */
    formerEvidence: z.array(evidenceIdSchema).max(20_000).default([]),
    interactions: z.array(folderInteractionSchema).max(20_000).default([]),
    /** Texts that the user still works on, one of a kind. */
    drafts: z.array(draftSchema).max(20).default([]),
    /** Findings of the checks that the user doesn't follow, each with a reason. */
    setAside: z.array(setAsideSchema).max(5000).default([]),
    /** What was sent, oldest first. */
    submissions: z.array(folderSubmissionSchema).max(500).default([]),
    /** Which entries of the log are answers of Amazon, and what they ask. */
    replies: z.array(folderReplySchema).max(2000).default([]),
    /** What is watched after reinstatement. */
    watchTasks: z.array(watchTaskDetailsSchema).max(1000).default([]),
    /** Further accounts that the case touches. */
    otherAccounts: z.array(accountDetailsSchema).max(200).default([]),
    /** Accounts that belong together: 0 is the one of the case, 1 the first of the further ones. */
    accountLinks: z
      .array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]))
      .max(20_000)
      .default([]),
    /** Who changed what, oldest first. */
    changes: z.array(changeSchema).max(MAX_CHANGES).default([]),
    /** What the user found out about what happened. */
    review: caseReviewSchema.default(EMPTY_REVIEW),
  })
  .superRefine((folder, context) => {
    for (const { path, message } of listLostPlaces(folder)) context.addIssue({ code: 'custom', path, message });
  })
  .superRefine((folder, context) => {
    const seen = new Set<string>();
    folder.evidence.forEach((item, index) => {
      if (seen.has(item.id)) {
        context.addIssue({
          code: 'custom',
          path: ['evidence', index, 'id'],
          message: `the id "${item.id}" is used twice`,
        });
      }
      seen.add(item.id);
    });
    folder.interactions.forEach(({ attachments }, index) => {
      for (const [at, id] of attachments.entries()) {
        if (seen.has(id)) continue;
        const path = ['interactions', index, 'attachments', at];
        context.addIssue({ code: 'custom', path, message: `"${id}" is no evidence of this case` });
      }
    });
    const { framesByEvidence, enclosed } = folder.case.packetOptions;
    const options = ['case', 'packetOptions'];
    const named = [
      ...Object.keys(framesByEvidence).map((id) => ({ id, path: [...options, 'framesByEvidence', id] })),
      ...enclosed.map((id, index) => ({ id, path: [...options, 'enclosed', index] })),
      ...listProofs(folder.review).map(({ id, path }) => ({ id, path: ['review', ...path] })),
    ];
    for (const { id, path } of named) {
      if (seen.has(id)) continue;
      const message = `"${id}" is no evidence of this case`;
      context.addIssue({ code: 'custom', path, message });
    }
  });

export type CaseFolder = z.infer<typeof caseFolderSchema>;
/** The form in which a case folder is written. */
export type CaseFolderInput = z.input<typeof caseFolderSchema>;
