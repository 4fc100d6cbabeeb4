import type { Migration } from '../migrate.ts';

/**
 * Deleting for good: which files wait for their deletion, ids of evidence that are never given again, and one line for each
 * case that was deleted, without anything of what it held.
 */
export const deletions: Migration = {
  version: 16,
  name: 'deletions',
  up(db) {
    db.exec(`
CREATE TABLE deletions (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL, -- empty: the computer has no accounts, or nobody asked
  cause TEXT NOT NULL, -- asked, expired
  file_count INTEGER NOT NULL
) STRICT;

CREATE TRIGGER deletions_refuse_update BEFORE UPDATE ON deletions BEGIN
  SELECT RAISE(ABORT, 'a line of the deletions never changes');
END;

CREATE TRIGGER deletions_refuse_delete BEFORE DELETE ON deletions BEGIN
  SELECT RAISE(ABORT, 'a line of the deletions never goes');
END;

-- Its rows are gone; the file goes as soon as it may. No reference to vault_files, for the same reason.
CREATE TABLE files_to_delete (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;

-- A file that is taken in again stays.
CREATE TRIGGER vault_files_keep_file AFTER INSERT ON vault_files BEGIN
  DELETE FROM files_to_delete WHERE sha256 = new.sha256;
END;

-- Entries of the log may still name it, so no other evidence may get its id.
CREATE TABLE deleted_evidence (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  PRIMARY KEY (case_id, id)
) STRICT;
`);
  },
};
