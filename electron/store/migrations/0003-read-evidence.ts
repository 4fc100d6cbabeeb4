import type { Migration } from '../migrate.ts';

/**
 * What was read from files (text by page, a hash of the picture), the earlier versions of evidence, and highlights.
 * Text belongs to the file, so that it is read once however many cases use it; the rest belongs to a case.
 */
export const readEvidence: Migration = {
  version: 3,
  name: 'read-evidence',
  up(db) {
    db.exec(TABLES);
  },
};

const TABLES = `
CREATE TABLE page_texts (
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE CASCADE,
  page_number INTEGER NOT NULL, -- 1-based
  source TEXT NOT NULL, -- layer, recognised
  text TEXT NOT NULL,
  words TEXT NOT NULL CHECK (json_valid(words)),
  PRIMARY KEY (sha256, page_number)
) STRICT;

ALTER TABLE vault_files ADD COLUMN picture_hash TEXT; -- null: no picture, or not measured yet

CREATE TABLE evidence_versions (
  case_id TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE RESTRICT,
  file_name TEXT NOT NULL,
  pages TEXT CHECK (json_valid(pages)), -- null: all pages
  replaced_at TEXT NOT NULL,
  PRIMARY KEY (case_id, evidence_id, replaced_at),
  FOREIGN KEY (case_id, evidence_id) REFERENCES evidence (case_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX evidence_versions_by_sha256 ON evidence_versions (sha256);

CREATE TABLE highlights (
  case_id TEXT NOT NULL,
  evidence_id TEXT NOT NULL,
  id TEXT NOT NULL,
  page_number INTEGER NOT NULL, -- 1-based
  rectangles TEXT NOT NULL CHECK (json_valid(rectangles)),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, evidence_id, id),
  FOREIGN KEY (case_id, evidence_id) REFERENCES evidence (case_id, id) ON DELETE CASCADE
) STRICT;
`;
