import type { Catalogue } from './catalogue.ts';
import { formatLongDate } from './dates.ts';
import type { EvidenceId } from './ids.ts';
import type { ReviewQuestion, ReviewTopic } from './review-catalogue.ts';
import { formatMetric, listMetricStandings, type MetricStanding } from './review-metrics.ts';
import type { ListSummary, ReviewView, Worksheet } from './review.ts';

/** Something that the user found out about what happened, ready to be put into the plan. */
export type ReviewFact = {
  /** Stable while the answer stays: `answer/orders-causes`, `metric/odr`, `list/<id>`, `cause/<id>`. */
  readonly id: string;
  /** Name of the page on which it was written down. */
  readonly topic: string;
  readonly question: string;
  /** Plain text. */
  readonly answer: string;
  /** Evidence that the user named as proof of it. */
  readonly evidenceIds: readonly EvidenceId[];
};

type Case = {
  readonly review: ReviewView;
  readonly catalogue: Pick<Catalogue, 'review' | 'metrics'>;
  /** Marketplace code of the account. */
  readonly marketplace: string;
};

/** Everything that the review of a case has brought to light, in the order of its pages; root causes first. */
export function listReviewFacts({ review, catalogue, marketplace }: Case): readonly ReviewFact[] {
  const { topics, questions } = catalogue.review;
  return [
    ...review.worksheets.flatMap(factsOfWorksheet),
    ...topics.flatMap((topic) => factsOfTopic(topic, questions, review.answers)),
    ...listMetricStandings(review.metrics, catalogue.metrics, marketplace).flatMap(factsOfMetric),
    ...review.lists.filter(({ rowCount }) => rowCount > 0).map(factOfList),
  ];
}

/** The questions of the case's reasons, in the catalogue's order. A case without a reason gets those that are for all. */
export function listQuestions(
  questions: readonly ReviewQuestion[],
  reasons: readonly string[],
): readonly ReviewQuestion[] {
  return questions.filter((question) => question.reasons?.some((reason) => reasons.includes(reason)) ?? true);
}

function factsOfTopic(
  topic: ReviewTopic,
  questions: readonly ReviewQuestion[],
  answers: ReviewView['answers'],
): readonly ReviewFact[] {
  return questions
    .filter((question) => question.topic === topic.id)
    .flatMap(({ id, question }) => {
      const answer = (answers[id] ?? '').trim();
      return answer === '' ? [] : [{ id: `answer/${id}`, topic: topic.label, question, answer, evidenceIds: [] }];
    });
}

function factsOfMetric(standing: MetricStanding): readonly ReviewFact[] {
  const { metric, value, asOf } = standing;
  if (value === null) return [];
  const day = asOf === null ? '' : ` on ${formatLongDate(asOf)}`;
  const answer = `${metric.label}: ${formatMetric(value, metric.unit)}${day}. ${describeLimit(standing)}`;
  return [{ id: `metric/${metric.id}`, topic: 'Account health', question: metric.label, answer, evidenceIds: [] }];
}

/** The limit as a sentence: `The limit is below 1 %.` */
export function describeLimit({ metric, limit }: Pick<MetricStanding, 'metric' | 'limit'>): string {
  const value = formatMetric(limit.value, metric.unit);
  return limit.direction === 'below' ? `The limit is below ${value}.` : `The limit is ${value} or more.`;
}

function factOfList({ id, kind, title, rowCount, firstDay, lastDay, rowsByAsin }: ListSummary): ReviewFact {
  const noun = kind === 'complaints' ? ['complaint', 'complaints'] : ['order', 'orders'];
  const days =
    firstDay === null || lastDay === null ? '' : ` from ${formatLongDate(firstDay)} to ${formatLongDate(lastDay)}`;
  const most = rowsByAsin.slice(0, 3).map(({ asin, count }) => `${asin}: ${count}`);
  const answer = `${rowCount} ${noun[rowCount === 1 ? 0 : 1]}${days}.${most.length === 0 ? '' : ` ${most.join(', ')}.`}`;
  return { id: `list/${id}`, topic: 'Lists', question: title, answer, evidenceIds: [] };
}

/** The last why that was answered is the cause. */
export function findRootCause({ whys }: Worksheet): { readonly depth: number; readonly answer: string } | undefined {
  const depth = whys.findLastIndex(({ answer }) => answer.trim() !== '');
  const found = whys[depth];
  return found && { depth: depth + 1, answer: found.answer.trim() };
}

function factsOfWorksheet(worksheet: Worksheet): readonly ReviewFact[] {
  const cause = findRootCause(worksheet);
  if (!cause) return [];
  const question = worksheet.problem.trim() === '' ? 'Root cause' : `Root cause of: ${worksheet.problem.trim()}`;
  const evidenceIds = [...new Set(worksheet.whys.flatMap((why) => why.evidenceIds))];
  return [{ id: `cause/${worksheet.id}`, topic: 'Root causes', question, answer: cause.answer, evidenceIds }];
}
