import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { TableSources } from '../evidence/table-sources.ts';
import type { ReviewLists } from './review-lists.ts';
import type { ReviewsService } from './reviews-service.ts';

type ReviewCalls = Extract<keyof Handlers, `reviews.${string}`>;

/** Answers the calls `reviews.*`. */
export function createReviewsHandlers(parts: {
  readonly reviews: ReviewsService;
  readonly reviewLists: ReviewLists;
  readonly tables: TableSources;
}): Pick<Handlers, ReviewCalls> {
  const { reviews, reviewLists, tables } = parts;
  return {
    'reviews.get': ({ caseId }) => reviews.get(caseId),
    'reviews.saveAnswer': ({ caseId, questionId, answer }) => reviews.saveAnswer(caseId, questionId, answer),
    'reviews.saveMetric': ({ caseId, metricId, patch }) => reviews.saveMetric(caseId, metricId, definedOnly(patch)),
    'reviews.addWorksheet': ({ caseId, problem }) => reviews.addWorksheet(caseId, problem),
    'reviews.saveWorksheet': ({ caseId, worksheetId, patch }) => reviews.saveWorksheet(caseId, worksheetId, patch),
    'reviews.removeWorksheet': ({ caseId, worksheetId }) => reviews.removeWorksheet(caseId, worksheetId),
    'reviews.chooseTable': async () => ok(await tables.choose()),
    'reviews.previewList': ({ caseId, source, reading }) => reviewLists.preview(caseId, source, reading),
    'reviews.addList': ({ caseId, ...list }) => reviewLists.add(caseId, list),
    'reviews.listRows': ({ caseId, listId, fromRow, count }) => reviews.listRows(caseId, listId, fromRow, count),
    'reviews.removeList': ({ caseId, listId }) => reviews.removeList(caseId, listId),
  };
}
