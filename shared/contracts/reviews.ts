import { z } from 'zod';
import { caseIdSchema } from '../domain/ids.ts';
import { listPreviewSchema, listReadingSchema } from '../domain/list-reading.ts';
import {
  listKindSchema,
  listRowSchema,
  MAX_ANSWER_LENGTH,
  reviewIdSchema,
  reviewListSchema,
  reviewMetricSchema,
  reviewViewSchema,
  worksheetPatchSchema,
  worksheetSchema,
} from '../domain/review.ts';
import { chosenTableSchema, tableFaultSchema, tableSourceSchema } from '../domain/table-source.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

// Without the defaults: what isn't given stays.
const { value, limit, asOf } = reviewMetricSchema.shape;
const metricPatch = z.strictObject({ value, limit: limit.unwrap(), asOf: asOf.unwrap() }).partial();
const tableReading = { source: tableSourceSchema, reading: listReadingSchema };

export const reviewsContract = {
  /** What the user found out about what happened; of its lists only what they say in numbers. */
  'reviews.get': defineCall(ofCase, reviewViewSchema),
  /** Answers a question; an empty answer takes it away. */
  'reviews.saveAnswer': defineCall(
    ofCase.extend({ questionId: reviewIdSchema, answer: z.string().max(MAX_ANSWER_LENGTH) }),
    z.null(),
  ),
  /** Changes what is given of a figure; one without anything in it is taken away. */
  'reviews.saveMetric': defineCall(ofCase.extend({ metricId: reviewIdSchema, patch: metricPatch }), z.null()),
  'reviews.addWorksheet': defineCall(ofCase.extend({ problem: worksheetSchema.shape.problem }), worksheetSchema),
  'reviews.saveWorksheet': defineCall(
    ofCase.extend({ worksheetId: reviewIdSchema, patch: worksheetPatchSchema }),
    z.null(),
  ),
  'reviews.removeWorksheet': defineCall(ofCase.extend({ worksheetId: reviewIdSchema }), z.null()),
  /** Rows of a list from a 0-based place. */
  'reviews.listRows': defineCall(
    ofCase.extend({
      listId: reviewIdSchema,
      fromRow: z.number().int().nonnegative(),
      count: z.number().int().min(1).max(500),
    }),
    z.array(listRowSchema),
  ),
  /** Lets the user choose a file to be read as a table; it is not kept. Null when the dialog was closed. */
  'reviews.chooseTable': defineCall(ofCase, chosenTableSchema.nullable()),
  /** What a table looks like as a list; nothing is kept. */
  'reviews.previewList': defineCall(
    ofCase.extend(tableReading),
    z.discriminatedUnion('kind', [listPreviewSchema, tableFaultSchema]),
  ),
  /** Keeps a table's rows as a list. Fails with `conflict` when there are too many or none. */
  'reviews.addList': defineCall(
    ofCase.extend({ ...tableReading, kind: listKindSchema, title: reviewListSchema.shape.title }),
    z.object({ listId: z.string() }),
  ),
  'reviews.removeList': defineCall(ofCase.extend({ listId: reviewIdSchema }), z.null()),
  'reviews.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};
