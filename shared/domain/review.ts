import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { evidenceIdSchema } from './ids.ts';

/** Ids of questions, metrics, worksheets and lists: stable, and safe in a file. */
export const reviewIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, "-", "_" or "."');

export const MAX_ANSWER_LENGTH = 6000;
export const MAX_LIST_ROWS = 2000;
export const MAX_LISTS = 10;
export const MAX_WORKSHEETS = 20;
/** How often a worksheet asks why. */
export const WHY_COUNT = 5;

/** A figure of the account-health page, as the user read it there. */
export const reviewMetricSchema = z.strictObject({
  /** In the unit of the metric; null while it isn't known. */
  value: z.number().min(0).max(1_000_000).nullable(),
  /** The user's own limit; null: that of the catalogue. */
  limit: z.number().min(0).max(1_000_000).nullable().default(null),
  /** Day on which the figure was read. */
  asOf: localDateSchema.nullable().default(null),
});
export type ReviewMetric = z.infer<typeof reviewMetricSchema>;

export const whySchema = z.strictObject({
  answer: z.string().max(2000),
  /** Evidence that proves the answer. */
  evidenceIds: z.array(evidenceIdSchema).max(20).default([]),
});
export type Why = z.infer<typeof whySchema>;

/** One root cause: what happened, and why, five times. The last answer is the cause. */
export const worksheetSchema = z.strictObject({
  id: reviewIdSchema,
  problem: z.string().max(1000),
  whys: z.array(whySchema).max(WHY_COUNT),
});
export type Worksheet = z.infer<typeof worksheetSchema>;

/** What changes in a worksheet: the problem, or parts of one why. */
export const worksheetPatchSchema = z.strictObject({
  problem: worksheetSchema.shape.problem.optional(),
  why: z
    .strictObject({
      index: z
        .number()
        .int()
        .min(0)
        .max(WHY_COUNT - 1),
      answer: whySchema.shape.answer.optional(),
      evidenceIds: z.array(evidenceIdSchema).max(20).optional(),
    })
    .optional(),
});
export type WorksheetPatch = z.infer<typeof worksheetPatchSchema>;

/** A worksheet after a change; whys that were jumped over are there, though empty, and empty ones at the end fall away. */
export function patchWorksheet(worksheet: Worksheet, { problem, why }: WorksheetPatch): Worksheet {
  const length = Math.max(worksheet.whys.length, why ? why.index + 1 : 0);
  const whys = Array.from({ length }, (_, at): Why => {
    const before = worksheet.whys[at] ?? { answer: '', evidenceIds: [] };
    if (at !== why?.index) return before;
    return { answer: why.answer ?? before.answer, evidenceIds: why.evidenceIds ?? before.evidenceIds };
  });
  const last = whys.findLastIndex(({ answer, evidenceIds }) => answer !== '' || evidenceIds.length > 0);
  return { ...worksheet, problem: problem ?? worksheet.problem, whys: whys.slice(0, last + 1) };
}

export const listKindSchema = z.enum(['complaints', 'orders']);
export type ListKind = z.infer<typeof listKindSchema>;

/** A complaint or an order; what a table doesn't say is empty. */
export const listRowSchema = z.strictObject({
  date: localDateSchema.nullable().default(null),
  orderId: z.string().max(60).default(''),
  asin: z.string().max(40).default(''),
  /** What the customer said, or what became of the order. */
  text: z.string().max(1000).default(''),
});
export type ListRow = z.infer<typeof listRowSchema>;

export const reviewListSchema = z.strictObject({
  id: reviewIdSchema,
  kind: listKindSchema,
  title: z.string().trim().min(1).max(200),
  rows: z.array(listRowSchema).max(MAX_LIST_ROWS),
});
export type ReviewList = z.infer<typeof reviewListSchema>;

/** What the user found out about what happened: the review of past practice. */
export const caseReviewSchema = z.strictObject({
  /** By question id of the catalogue; a question without an answer has none. */
  answers: z.record(reviewIdSchema, z.string().min(1).max(MAX_ANSWER_LENGTH)).default({}),
  /** By metric id of the catalogue. */
  metrics: z.record(reviewIdSchema, reviewMetricSchema).default({}),
  worksheets: z.array(worksheetSchema).max(MAX_WORKSHEETS).default([]),
  lists: z.array(reviewListSchema).max(MAX_LISTS).default([]),
});
export type CaseReview = z.infer<typeof caseReviewSchema>;

export const EMPTY_REVIEW: CaseReview = { answers: {}, metrics: {}, worksheets: [], lists: [] };

/** A list without its rows. */
export const listSummarySchema = reviewListSchema.omit({ rows: true }).extend({
  rowCount: z.number().int().nonnegative(),
  /** Null when no row has a day. */
  firstDay: localDateSchema.nullable(),
  lastDay: localDateSchema.nullable(),
  /** Rows per ASIN, most first. */
  rowsByAsin: z.array(z.object({ asin: z.string(), count: z.number().int() })),
  orderCount: z.number().int().nonnegative(),
});
export type ListSummary = z.infer<typeof listSummarySchema>;

/** A review as screens and facts read it: without the rows of its lists. */
export const reviewViewSchema = caseReviewSchema.extend({ lists: z.array(listSummarySchema) });
export type ReviewView = z.infer<typeof reviewViewSchema>;

/** The review with each list counted. */
export function viewReview({ lists, ...rest }: CaseReview): ReviewView {
  return { ...rest, lists: lists.map(summarizeList) };
}

/** What a list says in numbers. */
export function summarizeList({ id, kind, title, rows }: ReviewList): ListSummary {
  const days = rows.flatMap(({ date }) => (date === null ? [] : [date])).toSorted();
  const counts = new Map<string, number>();
  for (const { asin } of rows) if (asin !== '') counts.set(asin, (counts.get(asin) ?? 0) + 1);
  return {
    ...{ id, kind, title, rowCount: rows.length },
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    rowsByAsin: [...counts]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([asin, count]) => ({ asin, count })),
    orderCount: new Set(rows.map(({ orderId }) => orderId).filter((orderId) => orderId !== '')).size,
  };
}

/** Every mention of evidence in the worksheets, with its place in the review. */
export function listProofs({ worksheets }: Pick<CaseReview, 'worksheets'>) {
  return worksheets.flatMap(({ whys }, sheet) =>
    whys.flatMap(({ evidenceIds }, why) =>
      evidenceIds.map((id, at) => ({ id, path: ['worksheets', sheet, 'whys', why, 'evidenceIds', at] as const })),
    ),
  );
}

/** Whether nothing was written down yet. */
export function isEmptyReview({ answers, metrics, worksheets, lists }: CaseReview | ReviewView): boolean {
  return [answers, metrics, worksheets, lists].every((part) => Object.keys(part).length === 0);
}
