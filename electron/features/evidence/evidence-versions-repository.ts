import type { Database } from 'better-sqlite3';
import type { EvidenceVersion } from '../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';
import { toVaultFile, type VaultFileRow } from './vault-files-repository.ts';

type Key = { readonly case_id: string; readonly evidence_id: string; readonly replaced_at: string };
type VersionRow = Key & { readonly sha256: string; readonly file_name: string; readonly pages: string | null };
type JoinedRow = VersionRow & VaultFileRow;

/** The table `evidence_versions`: the files that evidence had before a newer one took their place. */
export function createEvidenceVersionsRepository(db: Database) {
  const select = `SELECT evidence_versions.case_id, evidence_versions.evidence_id, evidence_versions.replaced_at,
       evidence_versions.file_name, evidence_versions.pages, evidence_versions.sha256,
       vault_files.size_bytes, vault_files.kind, vault_files.mime, vault_files.page_count, vault_files.width,
       vault_files.height, vault_files.dpi, vault_files.findings, vault_files.picture_hash
     FROM evidence_versions JOIN vault_files ON vault_files.sha256 = evidence_versions.sha256
     WHERE evidence_versions.case_id = @case_id`;
  const order = `ORDER BY evidence_versions.replaced_at DESC`;
  const list = db.prepare<Omit<Key, 'replaced_at'>, JoinedRow>(
    `${select} AND evidence_versions.evidence_id = @evidence_id ${order}`,
  );
  const listAll = db.prepare<Pick<Key, 'case_id'>, JoinedRow>(`${select} ${order}`);
  const insert = db.prepare<VersionRow>(
    `INSERT INTO evidence_versions (case_id, evidence_id, replaced_at, sha256, file_name, pages)
     VALUES (@case_id, @evidence_id, @replaced_at, @sha256, @file_name, @pages)`,
  );
  const remove = db.prepare<Key>(
    `DELETE FROM evidence_versions
     WHERE case_id = @case_id AND evidence_id = @evidence_id AND replaced_at = @replaced_at`,
  );
  return {
    /** Latest first. */
    list: (caseId: CaseId, evidenceId: EvidenceId): readonly EvidenceVersion[] =>
      list.all({ case_id: caseId, evidence_id: evidenceId }).map(toVersion),
    /** By evidence id. */
    listAll: (caseId: CaseId): Readonly<Record<string, readonly EvidenceVersion[]>> => {
      const rows = Map.groupBy(listAll.all({ case_id: caseId }), (row) => row.evidence_id);
      return Object.fromEntries([...rows].map(([id, versions]) => [id, versions.map(toVersion)]));
    },
    insert: (caseId: CaseId, evidenceId: EvidenceId, version: EvidenceVersion): void =>
      void insert.run({
        case_id: caseId,
        evidence_id: evidenceId,
        replaced_at: version.replacedAt,
        sha256: version.file.sha256,
        file_name: version.fileName,
        pages: version.pages === null ? null : toJsonColumn(version.pages),
      }),
    remove: (caseId: CaseId, evidenceId: EvidenceId, replacedAt: string): void =>
      void remove.run({ case_id: caseId, evidence_id: evidenceId, replaced_at: replacedAt }),
  };
}

export type EvidenceVersionsRepository = ReturnType<typeof createEvidenceVersionsRepository>;

function toVersion(row: JoinedRow): EvidenceVersion {
  return {
    replacedAt: row.replaced_at,
    fileName: row.file_name,
    file: toVaultFile(row),
    pages: row.pages === null ? null : fromJsonColumn(row.pages),
  };
}
