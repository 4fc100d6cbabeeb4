import type { CaseId } from '../../../shared/domain/ids.ts';
import {
  MAX_LISTS,
  MAX_WORKSHEETS,
  patchWorksheet,
  viewReview,
  type CaseReview,
  type ReviewList,
  type ReviewMetric,
  type ReviewView,
  type Worksheet,
  type WorksheetPatch,
} from '../../../shared/domain/review.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { ReviewNotes, ReviewsRepository } from './reviews-repository.ts';
import { say, type Said } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: ReviewsRepository;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly change: ChangeCase;
  readonly newId: () => string;
};

type Step = { readonly name: Said; readonly mergeKey?: string };
type Write = (caseId: CaseId, step: Step, edit: (notes: ReviewNotes) => Partial<ReviewNotes>) => Result<null>;

const EVENTS = ['reviews.changed'] as const;

/** The review of past practice: answers, figures, worksheets and lists. Each write can be undone. */
export function createReviewsService(options: Options) {
  const { repository, hasCase, change } = options;
  const load = (caseId: CaseId): CaseReview => ({
    ...repository.findNotes(caseId),
    lists: [...repository.listLists(caseId)],
  });
  const write: Write = (caseId, step, edit) => {
    if (!hasCase(caseId)) return notFound('case', caseId);
    const notes = repository.findNotes(caseId);
    change({ caseId, ...step, events: EVENTS }, () => repository.saveNotes(caseId, { ...notes, ...edit(notes) }));
    return ok(null);
  };
  return {
    /** Empty while nothing was written down. */
    load,
    /** Inside the caller's transaction; says nothing to the windows. */
    insert: (caseId: CaseId, { lists, ...notes }: CaseReview): void => {
      repository.saveNotes(caseId, notes);
      lists.forEach((list, position) => repository.insertList(caseId, list, position));
    },
    get: (caseId: CaseId): Result<ReviewView> =>
      hasCase(caseId) ? ok(viewReview(load(caseId))) : notFound('case', caseId),
    /** An empty answer takes the answer away. */
    saveAnswer: (caseId: CaseId, questionId: string, answer: string): Result<null> =>
      write(caseId, { name: say`Answer question`, mergeKey: `review-answer ${questionId}` }, ({ answers }) => {
        const { [questionId]: _before, ...rest } = answers;
        return { answers: answer.trim() === '' ? rest : { ...rest, [questionId]: answer } };
      }),
    /** Changes what is given; a figure without anything in it is taken away. */
    saveMetric: (caseId: CaseId, metricId: string, patch: Partial<ReviewMetric>): Result<null> =>
      write(caseId, { name: say`Enter figure`, mergeKey: `review-metric ${metricId}` }, ({ metrics }) => {
        const { [metricId]: before = { value: null, limit: null, asOf: null }, ...rest } = metrics;
        const metric = { ...before, ...patch };
        const isEmpty = metric.value === null && metric.limit === null && metric.asOf === null;
        return { metrics: isEmpty ? rest : { ...rest, [metricId]: metric } };
      }),
    ...worksheetWrites(options, write),
    ...listWrites(options),
  };
}

function worksheetWrites({ repository, hasCase, newId }: Options, write: Write) {
  return {
    addWorksheet: (caseId: CaseId, problem: string): Result<Worksheet> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      if (repository.findNotes(caseId).worksheets.length >= MAX_WORKSHEETS)
        return fail(conflict('worksheets', say`An appeal can have ${MAX_WORKSHEETS} worksheets.`));
      const worksheet: Worksheet = { id: newId(), problem, whys: [] };
      const added = write(caseId, { name: say`Add root cause` }, ({ worksheets }) => ({
        worksheets: [...worksheets, worksheet],
      }));
      return added.ok ? ok(worksheet) : added;
    },
    saveWorksheet: (caseId: CaseId, worksheetId: string, patch: WorksheetPatch): Result<null> => {
      const isKnown = repository.findNotes(caseId).worksheets.some(({ id }) => id === worksheetId);
      if (!isKnown) return notFound('worksheet', worksheetId);
      return write(
        caseId,
        { name: say`Edit root cause`, mergeKey: `review-worksheet ${worksheetId}` },
        ({ worksheets }) => ({
          worksheets: worksheets.map((one) => (one.id === worksheetId ? patchWorksheet(one, patch) : one)),
        }),
      );
    },
    removeWorksheet: (caseId: CaseId, worksheetId: string): Result<null> =>
      write(caseId, { name: say`Remove root cause` }, ({ worksheets }) => ({
        worksheets: worksheets.filter(({ id }) => id !== worksheetId),
      })),
  };
}

function listWrites({ repository, hasCase, change, newId }: Options) {
  return {
    addList: (caseId: CaseId, list: Omit<ReviewList, 'id'>): Result<{ listId: string }> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const lists = repository.listLists(caseId);
      if (lists.length >= MAX_LISTS) return fail(conflict('lists', say`An appeal can have ${MAX_LISTS} lists.`));
      const added: ReviewList = { ...list, id: newId() };
      change({ caseId, name: say`Add list`, events: EVENTS }, () => repository.insertList(caseId, added, lists.length));
      return ok({ listId: added.id });
    },
    removeList: (caseId: CaseId, listId: string): Result<null> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      change({ caseId, name: say`Remove list`, events: EVENTS }, () => repository.removeList(caseId, listId));
      return ok(null);
    },
    /** Rows from a 0-based place; fewer at the end. */
    listRows: (caseId: CaseId, listId: string, fromRow: number, count: number): Result<ReviewList['rows']> => {
      const list = repository.listLists(caseId).find(({ id }) => id === listId);
      return list ? ok(list.rows.slice(fromRow, fromRow + count)) : notFound('list', listId);
    },
  };
}

export type ReviewsService = ReturnType<typeof createReviewsService>;
