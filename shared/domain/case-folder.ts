import { z } from 'zod';
import { accountDetailsSchema } from './account.ts';
import { caseDetailsSchema, noticeTextSchema } from './case.ts';
import { localDateSchema } from './dates.ts';
import { draftSchema } from './draft.ts';
import { evidenceFactsSchema } from './evidence.ts';
import { highlightDetailsSchema, MAX_NOTE_LENGTH } from './highlight.ts';
import { evidenceIdSchema } from './ids.ts';
import { interactionVersionSchema, newInteractionSchema } from './interaction.ts';
import { folderPacketOptionsSchema } from './packet-options.ts';
import { planTextSchema } from './plan.ts';
import { caseReviewSchema, EMPTY_REVIEW, listProofs } from './review.ts';
import { setAsideSchema } from './set-aside.ts';

const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((text) => text ?? '');
const optionalDate = localDateSchema.nullish().transform((date) => date ?? null);

const folderCaseSchema = caseDetailsSchema.extend({
  complaintIds: caseDetailsSchema.shape.complaintIds.default([]),
  deadlineOn: optionalDate,
  exhibitOrder: caseDetailsSchema.shape.exhibitOrder.default('cited'),
  channel: caseDetailsSchema.shape.channel.default(null),
  packetOptions: folderPacketOptionsSchema,
  sales: caseDetailsSchema.shape.sales.default({}),
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
});

const earlierVersionSchema = z.strictObject({
  /** Relative path inside the folder, with `/`. */
  file: z.string().min(1).max(500),
  replacedAt: z.iso.datetime(),
  pages: evidenceFactsSchema.shape.pages.default(null),
});

const folderEvidenceSchema = evidenceFactsSchema.extend({
  id: evidenceIdSchema,
  /** Relative path inside the folder, with `/`. */
  file: z.string().min(1).max(500),
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
  /** What the entry said before its edits, latest first. */
  earlierVersions: z.array(interactionVersionSchema).max(1000).default([]),
});

/** `case.json` of a case folder (design.md section 6). Unknown keys are refused. */
export const caseFolderSchema = z
  .strictObject({
    format: z.literal('reinstate.case/1'),
    account: accountDetailsSchema,
    case: folderCaseSchema,
    plan: planTextSchema,
    evidence: z.array(folderEvidenceSchema).max(5000),
    interactions: z.array(folderInteractionSchema).max(20_000).default([]),
    /** Texts that the user still works on, one of a kind. */
    drafts: z.array(draftSchema).max(20).default([]),
    /** Findings of the checks that the user doesn't follow, each with a reason. */
    setAside: z.array(setAsideSchema).max(5000).default([]),
    /** What the user found out about what happened. */
    review: caseReviewSchema.default(EMPTY_REVIEW),
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
    const { framesByEvidence, enclosed } = folder.case.packetOptions;
    const options = ['case', 'packetOptions'];
    const named = [
      ...Object.keys(framesByEvidence).map((id) => ({ id, path: [...options, 'framesByEvidence', id] })),
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
      ...enclosed.map((id, index) => ({ id, path: [...options, 'enclosed', index] })),
