import type { CaseId } from '../../../shared/domain/ids.ts';
import { fitsInList, type ListPreview, type ListReading } from '../../../shared/domain/list-reading.ts';
import { MAX_LIST_ROWS, type ListKind, type ListRow } from '../../../shared/domain/review.ts';
import type { TableFault, TableSource } from '../../../shared/domain/table-source.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { TableContent } from '../evidence/table-sources.ts';
import type { ReviewsService } from './reviews-service.ts';
import { say } from '../../../shared/domain/said.ts';

type ReadList = Omit<ListPreview, 'rows'> & { readonly rows: readonly ListRow[] };

type Options = {
  readonly reviews: Pick<ReviewsService, 'addList'>;
  /** Errors: not-found, source-unreadable. */
  readonly locate: (caseId: CaseId, source: TableSource) => Result<TableContent>;
  /** Reads away from the main thread. */
  readonly readList: (content: TableContent, reading: ListReading) => Promise<Result<ReadList | TableFault>>;
};

const PREVIEWED_ROWS = 8;

/** Brings tables in as lists of complaints and orders: looked at first, then taken. */
export function createReviewLists({ reviews, locate, readList }: Options) {
  const read = async (caseId: CaseId, source: TableSource, reading: ListReading) => {
    const content = locate(caseId, source);
    return content.ok ? readList(content.value, reading) : content;
  };
  return {
    preview: async (
      caseId: CaseId,
      source: TableSource,
      reading: ListReading,
    ): Promise<Result<ListPreview | TableFault>> => {
      const found = await read(caseId, source, reading);
      if (!found.ok || found.value.kind === 'fault') return found as Result<TableFault>;
      return ok({ ...found.value, rows: found.value.rows.slice(0, PREVIEWED_ROWS) });
    },
    add: async (
      caseId: CaseId,
      list: {
        readonly source: TableSource;
        readonly reading: ListReading;
        readonly kind: ListKind;
        readonly title: string;
      },
    ): Promise<Result<{ listId: string }>> => {
      const found = await read(caseId, list.source, list.reading);
      if (!found.ok) return found;
      const { value } = found;
      if (value.kind === 'preview' && fitsInList(value)) {
        return reviews.addList(caseId, { kind: list.kind, title: list.title, rows: [...value.rows] });
      }
      const count = value.kind === 'preview' ? value.keptRows : 0;
      return fail(conflict('list', say`This table has ${count} rows to take. A list holds 1 to ${MAX_LIST_ROWS}.`));
    },
  };
}

export type ReviewLists = ReturnType<typeof createReviewLists>;
