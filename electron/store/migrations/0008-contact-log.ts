import type { Migration } from '../migrate.ts';

/** Everything about one contact, what each entry said before it was edited, and drafts of what is still to be sent. */
export const contactLog: Migration = {
  version: 8,
  name: 'contact-log',
  up(db) {
    db.exec(COLUMNS);
    db.exec(TABLES);
    db.exec(SEARCH);
  },
};

const COLUMNS = `
ALTER TABLE interactions ADD COLUMN zone TEXT NOT NULL DEFAULT ''; -- name of the time zone; empty: only the offset in "at" is known
ALTER TABLE interactions ADD COLUMN amazon_case_id TEXT NOT NULL DEFAULT '';
ALTER TABLE interactions ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE interactions ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE interactions ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attachments)); -- evidence ids
ALTER TABLE interactions ADD COLUMN promises TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(promises));
ALTER TABLE interactions ADD COLUMN private_note TEXT NOT NULL DEFAULT '';
ALTER TABLE interactions ADD COLUMN in_timeline INTEGER NOT NULL DEFAULT 1 CHECK (in_timeline IN (0, 1));
ALTER TABLE interactions ADD COLUMN message_id TEXT NOT NULL DEFAULT ''; -- of an e-mail, without < and >
ALTER TABLE interactions ADD COLUMN in_reply_to TEXT NOT NULL DEFAULT '';
ALTER TABLE interactions ADD COLUMN removed_at TEXT; -- null: in the log; otherwise since when it is on the Removed list

-- Whether a follow-up is still open is asked by the day as the user wrote it.
CREATE INDEX interactions_by_day ON interactions (case_id, substr(at, 1, 10)) WHERE removed_at IS NULL;
`;

const TABLES = `
CREATE TABLE interaction_versions (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
  details TEXT NOT NULL CHECK (json_valid(details)), -- the entry as it was
  replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX interaction_versions_by_interaction_id ON interaction_versions (interaction_id);
CREATE INDEX interaction_versions_by_case_id ON interaction_versions (case_id);

CREATE TABLE drafts (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (case_id, kind)
) STRICT;
`;

const ENTRY_TITLE = `concat_ws(' · ', nullif(new.person, ''), nullif(new.subject, ''))`;
const ENTRY_TEXT = `concat_ws(' ', nullif(new.summary, ''), nullif(new.body, ''), nullif(new.amazon_case_id, ''),
    (SELECT group_concat(json_extract(value, '$.text'), ' ') FROM json_each(new.promises)), nullif(new.private_note, ''))`;

const SEARCH = `
DROP TRIGGER interactions_add_to_search;
CREATE TRIGGER interactions_add_to_search AFTER INSERT ON interactions WHEN new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  VALUES (new.case_id, 'interaction', new.id, ${ENTRY_TITLE}, ${ENTRY_TEXT});
END;
DROP TRIGGER interactions_change_in_search;
CREATE TRIGGER interactions_change_in_search
AFTER UPDATE OF person, subject, summary, body, amazon_case_id, promises, private_note ON interactions BEGIN
  UPDATE search_entries SET title = ${ENTRY_TITLE}, text = ${ENTRY_TEXT}
  WHERE case_id = new.case_id AND source = 'interaction' AND entity_id = new.id;
END;
CREATE TRIGGER interactions_removed_from_search AFTER UPDATE OF removed_at ON interactions
WHEN old.removed_at IS NULL AND new.removed_at IS NOT NULL BEGIN
  DELETE FROM search_entries WHERE case_id = new.case_id AND source = 'interaction' AND entity_id = new.id;
END;
CREATE TRIGGER interactions_restored_to_search AFTER UPDATE OF removed_at ON interactions
WHEN old.removed_at IS NOT NULL AND new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  VALUES (new.case_id, 'interaction', new.id, ${ENTRY_TITLE}, ${ENTRY_TEXT});
END;
`;
