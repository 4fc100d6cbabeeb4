import { z } from 'zod';
import { accountDetailsSchema } from './account.ts';
import { caseDetailsSchema, noticeTextSchema } from './case.ts';
import { watchTaskDetailsSchema } from './clocks/watch-task.ts';
import { localDateSchema } from './dates.ts';
import { draftSchema } from './draft.ts';
import { evidenceFactsSchema } from './evidence.ts';
import { highlightDetailsSchema, MAX_NOTE_LENGTH } from './highlight.ts';
import { evidenceIdSchema } from './ids.ts';
import { interactionVersionSchema, newInteractionSchema } from './interaction.ts';
import { folderPacketOptionsSchema } from './packet-options.ts';
import { EMPTY_PLAN_NOTES, planNotesSchema } from './plan-notes.ts';
import { planTextSchema } from './plan.ts';
import { caseReviewSchema, EMPTY_REVIEW, listProofs } from './review.ts';
import { replyReadingSchema } from './reply.ts';
import { setAsideSchema } from './set-aside.ts';
import { submissionRecordSchema } from './submission.ts';

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

/** Place of an entry in `interactions`. */
const logEntry = z.number().int().nonnegative();

/** What was sent: texts and hashes, without the packet. */
const folderSubmissionSchema = submissionRecordSchema.extend({
  logEntry: logEntry.nullable().default(null),
});

const folderReplySchema = replyReadingSchema.extend({
  logEntry,
  /** Place in `submissions` of what it answers. */
  answers: z.number().int().nonnegative().nullable().default(null),
});

/** `case.json` of a case folder (design.md section 6). Unknown keys are refused. */
export const caseFolderSchema = z
  .strictObject({
    format: z.literal('reinstate.case/1'),
    account: accountDetailsSchema,
    case: folderCaseSchema,
    plan: planTextSchema,
    /** What the user noted about the plan while writing it. */
    planNotes: planNotesSchema.default(EMPTY_PLAN_NOTES),
    evidence: z.array(folderEvidenceSchema).max(5000),
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

/** Entries of the log and submissions that are named and not there, or twice. */
function listLostPlaces(folder: {
  readonly interactions: readonly unknown[];
  readonly submissions: readonly z.infer<typeof folderSubmissionSchema>[];
  readonly replies: readonly z.infer<typeof folderReplySchema>[];
}): readonly { readonly path: (string | number)[]; readonly message: string }[] {
  const isLost = (place: number | null): boolean => place !== null && place >= folder.interactions.length;
  const lost = (['submissions', 'replies'] as const).flatMap((list) =>
    folder[list].flatMap((one, index) =>
      isLost(one.logEntry) ? [{ path: [list, index, 'logEntry'], message: 'there is no such entry in the log' }] : [],
    ),
  );
  const unanswered = folder.replies.flatMap(({ answers }, index) =>
    answers !== null && answers >= folder.submissions.length
      ? [{ path: ['replies', index, 'answers'], message: 'there is no such submission' }]
      : [],
  );
  const twice = folder.replies.flatMap(({ logEntry: place }, index) =>
    folder.replies.findIndex((other) => other.logEntry === place) < index
      ? [{ path: ['replies', index, 'logEntry'], message: 'the entry stands twice' }]
      : [],
  );
  return [...lost, ...unanswered, ...twice];
}

export type CaseFolder = z.infer<typeof caseFolderSchema>;
/** The form in which a case folder is written. */
export type CaseFolderInput = z.input<typeof caseFolderSchema>;
