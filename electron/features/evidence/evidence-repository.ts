import type { Database } from 'better-sqlite3';
import type { Evidence, RemovedEvidence } from '../../../shared/domain/evidence.ts';
import type { OtherUse } from '../../../shared/contracts/evidence.ts';
import type { CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';
import { toVaultFile, type VaultFileRow } from './vault-files-repository.ts';

type EvidenceRow = {
  readonly case_id: string;
  readonly id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly type: string;
  readonly title: string;
  readonly issuer: string;
  readonly holder: string;
  readonly document_date: string | null;
  readonly expires_on: string | null;
  readonly document_number: string;
  readonly quantities: string;
  readonly note: string;
  readonly include: number;
  readonly pages: string | null;
  readonly position: number;
  readonly added_at: string;
};

const COLUMNS = `case_id, id, sha256, file_name, type, title, issuer, holder, document_date, expires_on,
  document_number, quantities, note, include, pages, position, added_at`;

const FIELDS = `evidence.case_id, evidence.id, evidence.sha256, evidence.file_name, evidence.type, evidence.title,
    evidence.issuer, evidence.holder, evidence.document_date, evidence.expires_on, evidence.document_number,
    evidence.quantities, evidence.note, evidence.include, evidence.pages, evidence.position, evidence.added_at,
    vault_files.size_bytes, vault_files.kind, vault_files.mime, vault_files.page_count, vault_files.width,
    vault_files.height, vault_files.dpi, vault_files.findings, vault_files.picture_hash`;
const FROM = `FROM evidence JOIN vault_files ON vault_files.sha256 = evidence.sha256`;
const SELECT = `SELECT ${FIELDS} ${FROM}`;
const SELECT_REMOVED = `SELECT ${FIELDS}, evidence.removed_at ${FROM}`;

type OtherUseRow = {
  readonly case_id: string;
  readonly case_title: string;
  readonly id: string;
  readonly title: string;
};

type JoinedRow = EvidenceRow & VaultFileRow;

/** The table `evidence`, read together with what was measured on each file. Removed evidence is there for `listRemoved` alone. */
export function createEvidenceRepository(db: Database) {
  const list = db.prepare<{ case_id: string }, JoinedRow>(
    `${SELECT} WHERE evidence.case_id = @case_id AND evidence.removed_at IS NULL
     ORDER BY evidence.position, evidence.id`,
  );
  const listDeletedIds = db
    .prepare<{ case_id: string }, string>('SELECT id FROM deleted_evidence WHERE case_id = @case_id')
    .pluck();
  const insertDeletedId = db.prepare<{ case_id: string; id: string }>(
    'INSERT INTO deleted_evidence (case_id, id) VALUES (@case_id, @id) ON CONFLICT DO NOTHING',
  );
  const find = db.prepare<{ case_id: string; id: string }, JoinedRow>(
    `${SELECT} WHERE evidence.case_id = @case_id AND evidence.id = @id AND evidence.removed_at IS NULL`,
  );
  const listRemoved = db.prepare<{ case_id: string }, JoinedRow & { readonly removed_at: string }>(
    `${SELECT_REMOVED} WHERE evidence.case_id = @case_id AND evidence.removed_at IS NOT NULL
     ORDER BY evidence.removed_at DESC, evidence.id`,
  );
  const insert = db.prepare<EvidenceRow>(
    `INSERT INTO evidence (${COLUMNS})
     VALUES (@case_id, @id, @sha256, @file_name, @type, @title, @issuer, @holder, @document_date, @expires_on,
       @document_number, @quantities, @note, @include, @pages, @position, @added_at)`,
  );
  const update = db.prepare<EvidenceRow>(
    `UPDATE evidence SET sha256 = @sha256, file_name = @file_name, type = @type, title = @title, issuer = @issuer,
       holder = @holder, document_date = @document_date, expires_on = @expires_on,
       document_number = @document_number, quantities = @quantities, note = @note, include = @include,
       pages = @pages, position = @position, added_at = @added_at
     WHERE case_id = @case_id AND id = @id`,
  );
  const move = db.prepare<{ case_id: string; id: string; position: number }>(
    `UPDATE evidence SET position = @position WHERE case_id = @case_id AND id = @id AND position <> @position`,
  );
  const mark = db.prepare<{ case_id: string; id: string; removed_at: string | null }>(
    `UPDATE evidence SET removed_at = @removed_at WHERE case_id = @case_id AND id = @id`,
  );
  return {
    listOtherUses: createOtherUsesQuery(db),
    /** In list order. */
    list: (caseId: CaseId): readonly Evidence[] => list.all({ case_id: caseId }).map(toEvidence),
    find: (caseId: CaseId, id: EvidenceId): Evidence | undefined => {
      const row = find.get({ case_id: caseId, id });
      return row && toEvidence(row);
    },
    insert: (evidence: Evidence): void => void insert.run(toRow(evidence)),
    update: (evidence: Evidence): void => void update.run(toRow(evidence)),
    /** Writes only the rows whose position is another one. */
    setOrder: (caseId: CaseId, ids: readonly EvidenceId[]): void =>
      ids.forEach((id, position) => void move.run({ case_id: caseId, id, position })),
    /** Removed evidence with its last position, latest removal first. */
    listRemoved: (caseId: CaseId): readonly RemovedEvidence[] =>
      listRemoved.all({ case_id: caseId }).map((row) => ({ ...toEvidence(row), removedAt: row.removed_at })),
    /** Ids of evidence that was deleted for good. */
    listDeletedIds: (caseId: CaseId): readonly string[] => listDeletedIds.all({ case_id: caseId }),
    /** An id that no evidence of the case may get. */
    insertDeletedId: (caseId: CaseId, id: EvidenceId): void => void insertDeletedId.run({ case_id: caseId, id }),
    /** Takes evidence out of every other answer; its row stays. */
    remove: (caseId: CaseId, id: EvidenceId, removedAt: string): void =>
      void mark.run({ case_id: caseId, id, removed_at: removedAt }),
    restore: (caseId: CaseId, id: EvidenceId): void => void mark.run({ case_id: caseId, id, removed_at: null }),
  };
}

export type EvidenceRepository = ReturnType<typeof createEvidenceRepository>;

/** Finds evidence with the same file in other cases that are on the list. */
function createOtherUsesQuery(db: Database) {
  const listOtherUses = db.prepare<{ case_id: string; sha256: string }, OtherUseRow>(
    `SELECT evidence.case_id, cases.title AS case_title, evidence.id, evidence.title
     FROM evidence JOIN cases ON cases.id = evidence.case_id
     WHERE evidence.sha256 = @sha256 AND evidence.case_id <> @case_id
       AND evidence.removed_at IS NULL AND cases.removed_at IS NULL
     ORDER BY cases.title, evidence.case_id, evidence.position`,
  );
  return (caseId: CaseId, sha256: string): readonly OtherUse[] =>
    listOtherUses.all({ case_id: caseId, sha256 }).map((row) => ({
      caseId: row.case_id as CaseId,
      caseTitle: row.case_title,
      evidenceId: row.id as EvidenceId,
      title: row.title,
    }));
}

function toEvidence(row: JoinedRow): Evidence {
  return {
    caseId: row.case_id as CaseId,
    id: row.id as EvidenceId,
    fileName: row.file_name,
    file: toVaultFile(row),
    type: row.type,
    title: row.title,
    issuer: row.issuer,
    holder: row.holder,
    documentDate: row.document_date,
    expiresOn: row.expires_on,
    documentNumber: row.document_number,
    quantities: fromJsonColumn(row.quantities),
    note: row.note,
    include: row.include === 1,
    pages: row.pages === null ? null : fromJsonColumn(row.pages),
    position: row.position,
    addedAt: row.added_at,
  };
}

function toRow(evidence: Evidence): EvidenceRow {
  return {
    case_id: evidence.caseId,
    id: evidence.id,
    sha256: evidence.file.sha256,
    file_name: evidence.fileName,
    type: evidence.type,
    title: evidence.title,
    issuer: evidence.issuer,
    holder: evidence.holder,
    document_date: evidence.documentDate,
    expires_on: evidence.expiresOn,
    document_number: evidence.documentNumber,
    quantities: toJsonColumn(evidence.quantities),
    note: evidence.note,
    include: evidence.include ? 1 : 0,
    pages: evidence.pages === null ? null : toJsonColumn(evidence.pages),
    position: evidence.position,
    added_at: evidence.addedAt,
  };
}
