import type { Migration } from '../migrate.ts';

/** What was sent, whole: the round, the texts, the files in the vault; and the answers to it. */
export const sentFiles: Migration = {
  version: 10,
  name: 'sent-files',
  up(db) {
    db.exec(SUBMISSIONS);
    db.exec(TABLES);
  },
};

const SUBMISSIONS = `
DROP TRIGGER submissions_refuse_update;
ALTER TABLE submissions ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE submissions ADD COLUMN zone TEXT NOT NULL DEFAULT ''; -- name of the time zone; empty: only the offset is known
ALTER TABLE submissions ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN amazon_case_id TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN texts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(texts)); -- [{file, text}]
ALTER TABLE submissions ADD COLUMN revision_id TEXT; -- null: the kit did not say its plan
ALTER TABLE submissions ADD COLUMN interaction_id TEXT; -- null: no entry in the log
UPDATE submissions SET round = (
  SELECT count(*) FROM submissions AS other WHERE other.case_id = submissions.case_id
    AND (unixepoch(other.sent_at), other.id) <= (unixepoch(submissions.sent_at), submissions.id));
CREATE TRIGGER submissions_refuse_update BEFORE UPDATE ON submissions
WHEN (old.id, old.case_id, old.sent_at, old.channel, old.letter, old.root_cause, old.corrective_actions,
    old.preventive_measures, old.manifest, old.created_at, old.round, old.zone, old.person, old.subject,
    old.amazon_case_id, old.texts, old.revision_id, old.interaction_id)
  IS NOT (new.id, new.case_id, new.sent_at, new.channel, new.letter, new.root_cause, new.corrective_actions,
    new.preventive_measures, new.manifest, new.created_at, new.round, new.zone, new.person, new.subject,
    new.amazon_case_id, new.texts, new.revision_id, new.interaction_id)
BEGIN
  SELECT RAISE(ABORT, 'a submission never changes');
END;
`;

const TABLES = `
CREATE TABLE submission_files (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  file TEXT NOT NULL, -- path in the kit
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE RESTRICT,
  PRIMARY KEY (submission_id, file)
) STRICT;
CREATE INDEX submission_files_by_case_id ON submission_files (case_id);
CREATE INDEX submission_files_by_sha256 ON submission_files (sha256);

CREATE TRIGGER submission_files_refuse_update BEFORE UPDATE ON submission_files
WHEN (old.case_id, old.submission_id, old.file, old.sha256) IS NOT (new.case_id, new.submission_id, new.file, new.sha256)
BEGIN
  SELECT RAISE(ABORT, 'a submission never changes');
END;

CREATE TABLE replies (
  interaction_id TEXT NOT NULL PRIMARY KEY REFERENCES interactions (id) ON DELETE CASCADE,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  submission_id TEXT REFERENCES submissions (id) ON DELETE SET NULL, -- null: it answers none that is recorded
  requested_items TEXT NOT NULL CHECK (json_valid(requested_items)), -- in Amazon's words
  deadlines TEXT NOT NULL CHECK (json_valid(deadlines)) -- [{text, on}]
) STRICT;
CREATE INDEX replies_by_case_id ON replies (case_id);
CREATE INDEX replies_by_submission_id ON replies (submission_id);
`;
