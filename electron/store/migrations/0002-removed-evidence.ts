import type { Migration } from '../migrate.ts';

/**
 * Removed evidence keeps its row (and whatever a later table hangs on it) and is only marked; search forgets it meanwhile.
 */
export const removedEvidence: Migration = {
  version: 2,
  name: 'removed-evidence',
  up(db) {
    db.exec(REMOVED);
  },
};

const REMOVED = `
ALTER TABLE evidence ADD COLUMN removed_at TEXT; -- null: in the case; otherwise since when it is on the Removed list

DROP TRIGGER evidence_add_to_search;
CREATE TRIGGER evidence_add_to_search AFTER INSERT ON evidence WHEN new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text) VALUES (new.case_id, 'evidence', new.id, new.title,
    concat_ws(' ', nullif(new.note, ''), new.file_name, nullif(new.issuer, ''), nullif(new.document_number, '')));
END;
CREATE TRIGGER evidence_removed_from_search AFTER UPDATE OF removed_at ON evidence
WHEN old.removed_at IS NULL AND new.removed_at IS NOT NULL BEGIN
  DELETE FROM search_entries WHERE case_id = new.case_id AND source = 'evidence' AND entity_id = new.id;
END;
CREATE TRIGGER evidence_restored_to_search AFTER UPDATE OF removed_at ON evidence
WHEN old.removed_at IS NOT NULL AND new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text) VALUES (new.case_id, 'evidence', new.id, new.title,
    concat_ws(' ', nullif(new.note, ''), new.file_name, nullif(new.issuer, ''), nullif(new.document_number, '')));
END;
`;
