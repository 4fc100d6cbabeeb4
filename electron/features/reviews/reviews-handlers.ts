import type { Handlers } from '../../../shared/contracts/index.ts';
import type { ReviewsService } from './reviews-service.ts';

type ReviewCalls = Extract<keyof Handlers, `reviews.${string}`>;

/** Answers the calls `reviews.*`. */
export function createReviewsHandlers(reviews: ReviewsService): Pick<Handlers, ReviewCalls> {
  return {
    'reviews.get': ({ caseId }) => reviews.get(caseId),
    'reviews.saveAnswer': ({ caseId, questionId, answer }) => reviews.saveAnswer(caseId, questionId, answer),
    'reviews.saveMetric': ({ caseId, metricId, metric }) => reviews.saveMetric(caseId, metricId, metric),
    'reviews.addWorksheet': ({ caseId, problem }) => reviews.addWorksheet(caseId, problem),
    'reviews.saveWorksheet': ({ caseId, worksheet }) => reviews.saveWorksheet(caseId, worksheet),
    'reviews.removeWorksheet': ({ caseId, worksheetId }) => reviews.removeWorksheet(caseId, worksheetId),
    'reviews.listRows': ({ caseId, listId, fromRow, count }) => reviews.listRows(caseId, listId, fromRow, count),
    'reviews.removeList': ({ caseId, listId }) => reviews.removeList(caseId, listId),
  };
}
