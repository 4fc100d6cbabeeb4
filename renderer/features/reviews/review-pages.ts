import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { asksForInvoices } from '../../../shared/domain/checks/units-checks.ts';
import type { ReviewQuestion } from '../../../shared/domain/review-catalogue.ts';
import { findRootCause, listQuestions } from '../../../shared/domain/review-facts.ts';
import { listMetricStandings } from '../../../shared/domain/review-metrics.ts';
import type { ReviewView } from '../../../shared/domain/review.ts';
import type { UnitsTable } from '../../../shared/domain/units-table.ts';

/** A page of the review. Counts tell what was written down, never how good it is; null: nothing to count. */
export type ReviewPage = {
  readonly id: string;
  readonly count: { readonly done: number; readonly of: number | null } | null;
} & (
  | { readonly kind: 'questions'; readonly label: string; readonly questions: readonly ReviewQuestion[] }
  | { readonly kind: 'figures' | 'units' | 'lists' | 'causes' | 'facts' }
);

type Options = {
  readonly review: ReviewView;
  readonly catalogue: Catalogue;
  readonly reasons: readonly string[];
  readonly marketplace: string;
  readonly units: UnitsTable;
};

/** The pages of a case: questions by topic, figures, units where invoices are asked for, lists, root causes, and the sum. */
export function listReviewPages({ review, catalogue, reasons, marketplace, units }: Options): readonly ReviewPage[] {
  const questions = listQuestions(catalogue.review.questions, reasons);
  const isAnswered = ({ id }: ReviewQuestion): boolean => review.answers[id] !== undefined;
  const topics = catalogue.review.topics.flatMap(({ id, label }): readonly ReviewPage[] => {
    // A question that was answered stays, also when the reason of the case has changed since.
    const own = catalogue.review.questions.filter(
      (question) => question.topic === id && (questions.includes(question) || isAnswered(question)),
    );
    const count = { done: own.filter(isAnswered).length, of: own.length };
    return own.length === 0 ? [] : [{ id, kind: 'questions', label, questions: own, count }];
  });
  const standings = listMetricStandings(review.metrics, catalogue.metrics, marketplace);
  const figures = { done: standings.filter(({ value }) => value !== null).length, of: null };
  const known = { done: units.rows.filter(({ sold }) => sold !== null).length, of: units.rows.length };
  const hasUnits = asksForInvoices(reasons, catalogue) || known.done > 0;
  const causes = { done: review.worksheets.filter((one) => findRootCause(one) !== undefined).length, of: null };
  return [
    ...topics,
    { id: 'figures', kind: 'figures', count: figures },
    ...(hasUnits ? [{ id: 'units', kind: 'units', count: known } as const] : []),
    { id: 'lists', kind: 'lists', count: { done: review.lists.length, of: null } },
    { id: 'causes', kind: 'causes', count: causes },
    { id: 'facts', kind: 'facts', count: null },
  ];
}

/** Where the page of an id stands, or the page that asks the question of that id; the first page for any other. */
export function findPageIndex(pages: readonly ReviewPage[], focus: string | undefined): number {
  const isAsked = (page: ReviewPage): boolean =>
    page.kind === 'questions' && page.questions.some(({ id }) => id === focus);
  const index = pages.findIndex(({ id }) => id === focus);
  return Math.max(0, index === -1 ? pages.findIndex(isAsked) : index);
}

/** A figure as people type it (`1.8`, `1,8 %`), or undefined for anything else; null for nothing. */
export function parseFigure(text: string): number | null | undefined {
  const plain = text.replace(/[%\s]/g, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,6}(?:\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}
