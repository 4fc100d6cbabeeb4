import type { Database } from 'better-sqlite3';
import type { EvidenceKind, EvidenceMime, VaultFile } from '../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import type { VaultUse } from '../../../shared/domain/vault-check.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

export type VaultFileRow = {
  readonly sha256: string;
  readonly size_bytes: number;
  readonly kind: string;
  readonly mime: string;
  readonly page_count: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly dpi: number | null;
  readonly findings: string;
  readonly picture_hash: string | null;
};

type UseRow = {
  readonly case_id: string;
  readonly case_title: string;
  readonly id: string | null;
  readonly title: string;
  readonly file_name: string;
  readonly is_removed: number;
  readonly is_earlier_version: number;
};

/** The table `vault_files`: files of evidence and of what was sent. A row is written only when the file is safe in the vault; rows are never deleted. */
export function createVaultFilesRepository(db: Database) {
  const listHashes = db.prepare<[], { readonly sha256: string }>(`SELECT sha256 FROM vault_files`);
  const listUses = db.prepare<{ sha256: string }, UseRow>(
    `WITH uses AS (
       SELECT case_id, id AS evidence_id, file_name, 0 AS is_earlier_version FROM evidence WHERE sha256 = @sha256
       UNION ALL
       SELECT case_id, evidence_id, file_name, 1 FROM evidence_versions WHERE sha256 = @sha256
     )
     SELECT evidence.case_id, cases.title AS case_title, evidence.id AS id, evidence.title, uses.file_name,
       uses.is_earlier_version, evidence.position AS position,
       evidence.removed_at IS NOT NULL OR cases.removed_at IS NOT NULL AS is_removed
     FROM uses JOIN evidence ON evidence.case_id = uses.case_id AND evidence.id = uses.evidence_id
       JOIN cases ON cases.id = evidence.case_id
     UNION ALL
     SELECT sent.case_id, cases.title, NULL, 'Sent in round ' || sent.round, files.file, 0, -1,
       cases.removed_at IS NOT NULL
     FROM submission_files AS files JOIN submissions AS sent ON sent.id = files.submission_id
       JOIN cases ON cases.id = sent.case_id
     WHERE files.sha256 = @sha256
     ORDER BY is_removed, is_earlier_version, case_title, position, id`,
  );
  const save = db.prepare<VaultFileRow>(
    `INSERT INTO vault_files (sha256, size_bytes, kind, mime, page_count, width, height, dpi, findings,
       picture_hash)
     VALUES (@sha256, @size_bytes, @kind, @mime, @page_count, @width, @height, @dpi, @findings, @picture_hash)
     ON CONFLICT (sha256) DO UPDATE SET kind = excluded.kind, mime = excluded.mime, page_count = excluded.page_count,
       width = excluded.width, height = excluded.height, dpi = excluded.dpi, findings = excluded.findings,
       picture_hash = excluded.picture_hash`,
  );
  const keep = db.prepare<VaultFileRow>(
    `INSERT INTO vault_files (sha256, size_bytes, kind, mime, page_count, width, height, dpi, findings, picture_hash)
     VALUES (@sha256, @size_bytes, @kind, @mime, @page_count, @width, @height, @dpi, @findings, @picture_hash)
     ON CONFLICT (sha256) DO NOTHING`,
  );
  return {
    listHashes: (): ReadonlySet<string> => new Set(listHashes.all().map((row) => row.sha256)),
    /** Every piece of evidence that has the file or had it before, and every sending with it; removed ones included and last. */
    listUses: (sha256: string): readonly VaultUse[] => listUses.all({ sha256 }).map(toUse),
    /** Makes a file known that nobody has measured; what was measured before stays. */
    keep: (file: VaultFile): void => void keep.run(toRow(file)),
    /** Keeps what was measured last: the bytes never change, what intake makes of them may get better. */
    save: (file: VaultFile): void => void save.run(toRow(file)),
  };
}

export type VaultFilesRepository = ReturnType<typeof createVaultFilesRepository>;

export function toVaultFile(row: VaultFileRow): VaultFile {
  return {
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    kind: row.kind as EvidenceKind,
    mime: row.mime as EvidenceMime,
    pageCount: row.page_count,
    width: row.width,
    height: row.height,
    dpi: row.dpi,
    findings: fromJsonColumn(row.findings),
    pictureHash: row.picture_hash,
  };
}

function toUse(row: UseRow): VaultUse {
  return {
    caseId: row.case_id as CaseId,
    caseTitle: row.case_title,
    evidenceId: row.id as EvidenceId | null,
    title: row.title,
    fileName: row.file_name,
    isRemoved: row.is_removed === 1,
    isEarlierVersion: row.is_earlier_version === 1,
  };
}

function toRow(file: VaultFile): VaultFileRow {
  return {
    sha256: file.sha256,
    size_bytes: file.sizeBytes,
    kind: file.kind,
    mime: file.mime,
    page_count: file.pageCount,
    width: file.width,
    height: file.height,
    dpi: file.dpi,
    findings: toJsonColumn(file.findings),
    picture_hash: file.pictureHash,
  };
}
