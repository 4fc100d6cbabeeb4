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
  id INTEGER NOT NULL PRIMARY KEY, -- what page_search calls the page
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE CASCADE,
  page_number INTEGER NOT NULL, -- 1-based
  source TEXT NOT NULL, -- layer, recognised
  text TEXT NOT NULL,
  words TEXT NOT NULL CHECK (json_valid(words)) -- [text, left, top, width, height] of each
) STRICT;
CREATE UNIQUE INDEX page_texts_by_page ON page_texts (sha256, page_number);

-- A file's text is indexed once, however many cases use the file; who may see it is found through the evidence.
CREATE VIRTUAL TABLE page_search USING fts5 (
  text,
  content = 'page_texts',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
CREATE TRIGGER page_texts_add_to_search AFTER INSERT ON page_texts BEGIN
  INSERT INTO page_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER page_texts_take_from_search AFTER DELETE ON page_texts BEGIN
  INSERT INTO page_search (page_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER page_texts_change_in_search AFTER UPDATE ON page_texts BEGIN
  INSERT INTO page_search (page_search, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO page_search (rowid, text) VALUES (new.id, new.text);
END;

-- Null: the file's own text was not read yet; else the reader that did, also when it found none.
ALTER TABLE vault_files ADD COLUMN text_reader INTEGER;
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
  in_packet INTEGER NOT NULL CHECK (in_packet IN (0, 1)), -- 1: wanted on a marked copy
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, evidence_id, id),
  FOREIGN KEY (case_id, evidence_id) REFERENCES evidence (case_id, id) ON DELETE CASCADE
) STRICT;
`;
