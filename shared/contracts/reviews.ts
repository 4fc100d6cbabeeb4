import { z } from 'zod';
import { caseIdSchema } from '../domain/ids.ts';
import {
  listRowSchema,
  MAX_ANSWER_LENGTH,
  reviewIdSchema,
  reviewMetricSchema,
  reviewViewSchema,
  worksheetSchema,
} from '../domain/review.ts';
import { defineCall, defineEvent } from './define.ts';

const ofCase = z.strictObject({ caseId: caseIdSchema });

export const reviewsContract = {
  /** What the user found out about what happened; of its lists only what they say in numbers. */
  'reviews.get': defineCall(ofCase, reviewViewSchema),
  /** Answers a question; an empty answer takes it away. */
  'reviews.saveAnswer': defineCall(
    ofCase.extend({ questionId: reviewIdSchema, answer: z.string().max(MAX_ANSWER_LENGTH) }),
    z.null(),
  ),
  'reviews.saveMetric': defineCall(ofCase.extend({ metricId: reviewIdSchema, metric: reviewMetricSchema }), z.null()),
  'reviews.addWorksheet': defineCall(ofCase.extend({ problem: worksheetSchema.shape.problem }), worksheetSchema),
  'reviews.saveWorksheet': defineCall(ofCase.extend({ worksheet: worksheetSchema }), z.null()),
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
  'reviews.removeList': defineCall(ofCase.extend({ listId: reviewIdSchema }), z.null()),
  'reviews.changed': defineEvent(z.object({ caseId: caseIdSchema })),
};
