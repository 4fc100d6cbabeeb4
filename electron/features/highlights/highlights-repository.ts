import type { Database } from 'better-sqlite3';
import { compareHighlights, type Highlight } from '../../../shared/domain/highlight.ts';
import type { CaseId, EvidenceId, HighlightId } from '../../../shared/domain/ids.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type HighlightRow = {
  readonly case_id: string;
  readonly evidence_id: string;
  readonly id: string;
  readonly page_number: number;
  readonly rectangles: string;
  readonly note: string;
  readonly in_packet: number;
  readonly created_at: string;
};

const COLUMNS = 'case_id, evidence_id, id, page_number, rectangles, note, in_packet, created_at';
const SELECT = `SELECT ${COLUMNS.split(', ')
  .map((column) => `highlights.${column}`)
  .join(', ')} FROM highlights`;

/** The table `highlights`. */
export function createHighlightsRepository(db: Database) {
  const list = db.prepare<{ case_id: string; evidence_id: string }, HighlightRow>(
    `${SELECT} WHERE case_id = @case_id AND evidence_id = @evidence_id`,
  );
  const listOfCase = db.prepare<{ case_id: string }, HighlightRow & { readonly position: number }>(
    `${SELECT} JOIN evidence ON evidence.case_id = highlights.case_id AND evidence.id = highlights.evidence_id
     WHERE highlights.case_id = @case_id AND evidence.removed_at IS NULL
     ORDER BY evidence.position, evidence.id`,
  );
  const find = db.prepare<{ case_id: string; evidence_id: string; id: string }, HighlightRow>(
    `${SELECT} WHERE case_id = @case_id AND evidence_id = @evidence_id AND id = @id`,
  );
  const insert = db.prepare<HighlightRow>(
    `INSERT INTO highlights (${COLUMNS})
     VALUES (@case_id, @evidence_id, @id, @page_number, @rectangles, @note, @in_packet, @created_at)`,
  );
  const update = db.prepare<HighlightRow>(
    `UPDATE highlights SET page_number = @page_number, rectangles = @rectangles, note = @note, in_packet = @in_packet,
       created_at = @created_at
     WHERE case_id = @case_id AND evidence_id = @evidence_id AND id = @id`,
  );
  const remove = db.prepare<{ case_id: string; evidence_id: string; id: string }>(
    `DELETE FROM highlights WHERE case_id = @case_id AND evidence_id = @evidence_id AND id = @id`,
  );
  return {
    /** In reading order. */
    list: (caseId: CaseId, evidenceId: EvidenceId): readonly Highlight[] =>
      list.all({ case_id: caseId, evidence_id: evidenceId }).map(toHighlight).sort(compareHighlights),
    /** Of all evidence on the list, piece by piece, each in reading order. */
    listOfCase: (caseId: CaseId): readonly Highlight[] => {
      const byEvidence = Map.groupBy(listOfCase.all({ case_id: caseId }).map(toHighlight), (item) => item.evidenceId);
      return [...byEvidence.values()].flatMap((items) => items.sort(compareHighlights));
    },
    find: (caseId: CaseId, evidenceId: EvidenceId, id: HighlightId): Highlight | undefined => {
      const row = find.get({ case_id: caseId, evidence_id: evidenceId, id });
      return row && toHighlight(row);
    },
    insert: (highlight: Highlight): void => void insert.run(toRow(highlight)),
    update: (highlight: Highlight): void => void update.run(toRow(highlight)),
    remove: (caseId: CaseId, evidenceId: EvidenceId, id: HighlightId): void =>
      void remove.run({ case_id: caseId, evidence_id: evidenceId, id }),
  };
}

export type HighlightsRepository = ReturnType<typeof createHighlightsRepository>;

function toHighlight(row: HighlightRow): Highlight {
  return {
    caseId: row.case_id as CaseId,
    evidenceId: row.evidence_id as EvidenceId,
    id: row.id as HighlightId,
    pageNumber: row.page_number,
    rectangles: fromJsonColumn(row.rectangles),
    note: row.note,
    inPacket: row.in_packet === 1,
    createdAt: row.created_at,
  };
}

function toRow(highlight: Highlight): HighlightRow {
  return {
    case_id: highlight.caseId,
    evidence_id: highlight.evidenceId,
    id: highlight.id,
    page_number: highlight.pageNumber,
    rectangles: toJsonColumn(highlight.rectangles),
    note: highlight.note,
    in_packet: highlight.inPacket ? 1 : 0,
    created_at: highlight.createdAt,
  };
}
