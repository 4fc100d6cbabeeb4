import type { Database } from 'better-sqlite3';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { CaseReview, ReviewList } from '../../../shared/domain/review.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type ReviewRow = {
  readonly case_id: string;
  readonly answers: string;
  readonly metrics: string;
  readonly worksheets: string;
};
type ListRow = {
  readonly case_id: string;
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  readonly title: string;
  readonly rows: string;
};

/** What a case's review holds besides its lists. */
export type ReviewNotes = Omit<CaseReview, 'lists'>;

const REVIEW_COLUMNS = 'case_id, answers, metrics, worksheets';
const LIST_COLUMNS = 'case_id, id, position, kind, title, rows';

/** The tables `case_reviews` and `review_lists`. */
export function createReviewsRepository(db: Database) {
  const find = db.prepare<{ case_id: string }, ReviewRow>(
    `SELECT ${REVIEW_COLUMNS} FROM case_reviews WHERE case_id = @case_id`,
  );
  const save = db.prepare<ReviewRow>(
    `INSERT INTO case_reviews (${REVIEW_COLUMNS}) VALUES (@case_id, @answers, @metrics, @worksheets)
     ON CONFLICT (case_id) DO UPDATE SET answers = excluded.answers, metrics = excluded.metrics,
       worksheets = excluded.worksheets`,
  );
  const lists = db.prepare<{ case_id: string }, ListRow>(
    `SELECT ${LIST_COLUMNS} FROM review_lists WHERE case_id = @case_id ORDER BY position, id`,
  );
  const insertList = db.prepare<ListRow>(
    `INSERT INTO review_lists (${LIST_COLUMNS}) VALUES (@case_id, @id, @position, @kind, @title, @rows)`,
  );
  const removeList = db.prepare<{ case_id: string; id: string }>(
    `DELETE FROM review_lists WHERE case_id = @case_id AND id = @id`,
  );
  return {
    findNotes: (caseId: CaseId): ReviewNotes => {
      const row = find.get({ case_id: caseId });
      if (!row) return { answers: {}, metrics: {}, worksheets: [] };
      return {
        answers: fromJsonColumn(row.answers),
        metrics: fromJsonColumn(row.metrics),
        worksheets: fromJsonColumn(row.worksheets),
      };
    },
    saveNotes: (caseId: CaseId, { answers, metrics, worksheets }: ReviewNotes): void =>
      void save.run({
        case_id: caseId,
        answers: toJsonColumn(answers),
        metrics: toJsonColumn(metrics),
        worksheets: toJsonColumn(worksheets),
      }),
    /** In the order in which they were added. */
    listLists: (caseId: CaseId): readonly ReviewList[] =>
      lists.all({ case_id: caseId }).map(({ id, kind, title, rows }) => ({
        ...{ id, title, kind: kind as ReviewList['kind'] },
        rows: fromJsonColumn(rows),
      })),
    insertList: (caseId: CaseId, { id, kind, title, rows }: ReviewList, position: number): void =>
      void insertList.run({ case_id: caseId, id, position, kind, title, rows: toJsonColumn(rows) }),
    removeList: (caseId: CaseId, id: string): void => void removeList.run({ case_id: caseId, id }),
  };
}

export type ReviewsRepository = ReturnType<typeof createReviewsRepository>;
