-- Made by tests/tools/write-schema.ts from the migrations. Change those, not this.
PRAGMA user_version = 16;

CREATE TABLE account_links (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  related_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  PRIMARY KEY (account_id, related_id),
  CHECK (account_id < related_id)
) STRICT;

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  store_name TEXT NOT NULL,
  legal_name TEXT NOT NULL,
  merchant_token TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  email TEXT NOT NULL,
  address TEXT NOT NULL
) STRICT;

CREATE TABLE audit_entries (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL, -- empty: the computer has no accounts
  action TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE case_accounts (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, account_id)
) STRICT;

CREATE TABLE case_reviews (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  answers TEXT NOT NULL CHECK (json_valid(answers)), -- by question id
  metrics TEXT NOT NULL CHECK (json_valid(metrics)), -- by metric id
  worksheets TEXT NOT NULL CHECK (json_valid(worksheets))
) STRICT;

CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  title TEXT NOT NULL,
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  path TEXT NOT NULL,
  case_ids TEXT NOT NULL CHECK (json_valid(case_ids)),
  complaint_ids TEXT NOT NULL CHECK (json_valid(complaint_ids)),
  asins TEXT NOT NULL CHECK (json_valid(asins)),
  section3 INTEGER NOT NULL CHECK (section3 IN (0, 1)),
  notice_received_on TEXT, -- null: not known
  deadline_on TEXT, -- null: the notice sets none, or it is not known
  exhibit_order TEXT NOT NULL,
  status TEXT NOT NULL,
  is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT -- null: on the list; otherwise since when it is off the list
, channel TEXT, packet_options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(packet_options)), sales TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sales))) STRICT;

CREATE TABLE deleted_evidence (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  PRIMARY KEY (case_id, id)
) STRICT;

CREATE TABLE deletions (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL, -- empty: the computer has no accounts, or nobody asked
  cause TEXT NOT NULL, -- asked, expired
  file_count INTEGER NOT NULL
) STRICT;

CREATE TABLE drafts (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (case_id, kind)
) STRICT;

CREATE TABLE evidence (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE RESTRICT,
  file_name TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  holder TEXT NOT NULL,
  document_date TEXT, -- null: not known
  expires_on TEXT, -- null: does not expire, or not known
  document_number TEXT NOT NULL,
  quantities TEXT NOT NULL CHECK (json_valid(quantities)),
  note TEXT NOT NULL,
  include INTEGER NOT NULL CHECK (include IN (0, 1)),
  pages TEXT CHECK (json_valid(pages)), -- null: all pages
  position INTEGER NOT NULL,
  added_at TEXT NOT NULL, removed_at TEXT,
  PRIMARY KEY (case_id, id)
) STRICT;

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

CREATE TABLE files_to_delete (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;

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

CREATE TABLE interaction_versions (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
  details TEXT NOT NULL CHECK (json_valid(details)), -- the entry as it was
  replaced_at TEXT NOT NULL
) STRICT;

CREATE TABLE interactions (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  at TEXT NOT NULL, -- with its own offset: order by unixepoch(at), never by the text
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  person TEXT NOT NULL,
  summary TEXT NOT NULL,
  outcome TEXT, -- null: no answer, or not judged
  follow_up_on TEXT, -- null: nothing to do
  created_at TEXT NOT NULL
, zone TEXT NOT NULL DEFAULT '', amazon_case_id TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', attachments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(attachments)), promises TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(promises)), private_note TEXT NOT NULL DEFAULT '', in_timeline INTEGER NOT NULL DEFAULT 1 CHECK (in_timeline IN (0, 1)), message_id TEXT NOT NULL DEFAULT '', in_reply_to TEXT NOT NULL DEFAULT '', removed_at TEXT) STRICT;

CREATE TABLE notices (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE page_search USING fts5 (
  text,
  content = 'page_texts',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

CREATE TABLE page_texts (
  id INTEGER NOT NULL PRIMARY KEY, -- what page_search calls the page
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE CASCADE,
  page_number INTEGER NOT NULL, -- 1-based
  source TEXT NOT NULL, -- layer, recognised
  text TEXT NOT NULL,
  words TEXT NOT NULL CHECK (json_valid(words)) -- [text, left, top, width, height] of each
) STRICT;

CREATE TABLE plan_notes (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  answered TEXT NOT NULL CHECK (json_valid(answered)), -- ids of questions
  links TEXT NOT NULL CHECK (json_valid(links)),
  asides TEXT NOT NULL CHECK (json_valid(asides))
) STRICT;

CREATE TABLE plan_revisions (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  root_cause TEXT NOT NULL,
  corrective_actions TEXT NOT NULL,
  preventive_measures TEXT NOT NULL,
  created_at TEXT NOT NULL
, keeps_letter INTEGER NOT NULL DEFAULT 0 CHECK (keeps_letter IN (0, 1)), letter_text TEXT) STRICT;

CREATE TABLE plans (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  root_cause TEXT NOT NULL,
  corrective_actions TEXT NOT NULL,
  preventive_measures TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE replies (
  interaction_id TEXT NOT NULL PRIMARY KEY REFERENCES interactions (id) ON DELETE CASCADE,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  submission_id TEXT REFERENCES submissions (id) ON DELETE SET NULL, -- null: it answers none that is recorded
  requested_items TEXT NOT NULL CHECK (json_valid(requested_items)), -- in Amazon's words
  deadlines TEXT NOT NULL CHECK (json_valid(deadlines)) -- [{text, on}]
) STRICT;

CREATE TABLE review_lists (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  rows TEXT NOT NULL CHECK (json_valid(rows)),
  PRIMARY KEY (case_id, id)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  title,
  text,
  content = 'search_entries',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

CREATE TABLE search_entries (
  id INTEGER NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL,
  source TEXT NOT NULL, -- case, notice, evidence, plan, interaction
  entity_id TEXT NOT NULL, -- evidence or interaction id, or plan part; empty for case and notice
  title TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE set_aside (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  place TEXT NOT NULL, -- the finding's "where"
  found TEXT NOT NULL, -- the words found, or the finding's message
  reason TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, rule, place, found)
) STRICT;

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE submission_files (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  file TEXT NOT NULL, -- path in the kit
  sha256 TEXT NOT NULL REFERENCES vault_files (sha256) ON DELETE RESTRICT,
  PRIMARY KEY (submission_id, file)
) STRICT;

CREATE TABLE submissions (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  sent_at TEXT NOT NULL, -- with its own offset, as interactions.at
  channel TEXT NOT NULL,
  letter TEXT NOT NULL,
  root_cause TEXT NOT NULL,
  corrective_actions TEXT NOT NULL,
  preventive_measures TEXT NOT NULL,
  manifest TEXT NOT NULL CHECK (json_valid(manifest)),
  created_at TEXT NOT NULL
, round INTEGER NOT NULL DEFAULT 1, zone TEXT NOT NULL DEFAULT '', person TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '', amazon_case_id TEXT NOT NULL DEFAULT '', texts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(texts)), revision_id TEXT, interaction_id TEXT) STRICT;

CREATE TABLE vault_files (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  size_bytes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mime TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  width INTEGER, -- null: a document without pixels of its own
  height INTEGER, -- null: as width
  dpi REAL, -- null: not stated and not measurable
  findings TEXT NOT NULL CHECK (json_valid(findings))
, text_reader INTEGER, picture_hash TEXT) STRICT;

CREATE TABLE watch_tasks (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, -- promise, look
  text TEXT NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT, -- null: not yet done
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX account_links_by_related_id ON account_links (related_id);

CREATE INDEX audit_entries_by_case_id ON audit_entries (case_id, id);

CREATE INDEX case_accounts_by_account_id ON case_accounts (account_id);

CREATE INDEX cases_by_account_id ON cases (account_id);

CREATE INDEX evidence_by_case_id_position ON evidence (case_id, position);

CREATE INDEX evidence_by_sha256 ON evidence (sha256);

CREATE INDEX evidence_versions_by_sha256 ON evidence_versions (sha256);

CREATE INDEX interaction_versions_by_case_id ON interaction_versions (case_id);

CREATE INDEX interaction_versions_by_interaction_id ON interaction_versions (interaction_id);

CREATE INDEX interactions_by_case_id ON interactions (case_id);

CREATE INDEX interactions_by_day ON interactions (case_id, substr(at, 1, 10)) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX page_texts_by_page ON page_texts (sha256, page_number);

CREATE INDEX plan_revisions_by_case_id ON plan_revisions (case_id);

CREATE INDEX replies_by_case_id ON replies (case_id);

CREATE INDEX replies_by_submission_id ON replies (submission_id);

CREATE UNIQUE INDEX search_entries_by_place ON search_entries (case_id, source, entity_id);

CREATE INDEX submission_files_by_case_id ON submission_files (case_id);

CREATE INDEX submission_files_by_sha256 ON submission_files (sha256);

CREATE INDEX submissions_by_case_id ON submissions (case_id);

CREATE INDEX watch_tasks_by_case_id ON watch_tasks (case_id);

CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries
WHEN EXISTS (SELECT 1 FROM cases WHERE id = old.case_id) BEGIN
  SELECT RAISE(ABORT, 'a line of the audit list never goes before its case');
END;

CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'a line of the audit list never changes');
END;

CREATE TRIGGER case_reviews_add_to_search AFTER INSERT ON case_reviews BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  SELECT new.case_id, 'review', answer.key, '', answer.value FROM json_each(new.answers) AS answer;
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  SELECT new.case_id, 'cause', '', '', group_concat(concat_ws(' ', json_extract(sheet.value, '$.problem'),
    (SELECT group_concat(json_extract(why.value, '$.answer'), ' ') FROM json_each(sheet.value, '$.whys') AS why)), ' ')
  FROM json_each(new.worksheets) AS sheet GROUP BY new.case_id;
END;

CREATE TRIGGER case_reviews_change_in_search AFTER UPDATE OF case_id, answers, worksheets ON case_reviews BEGIN
  DELETE FROM search_entries WHERE case_id = old.case_id AND source IN ('review', 'cause');
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  SELECT new.case_id, 'review', answer.key, '', answer.value FROM json_each(new.answers) AS answer;
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  SELECT new.case_id, 'cause', '', '', group_concat(concat_ws(' ', json_extract(sheet.value, '$.problem'),
    (SELECT group_concat(json_extract(why.value, '$.answer'), ' ') FROM json_each(sheet.value, '$.whys') AS why)), ' ')
  FROM json_each(new.worksheets) AS sheet GROUP BY new.case_id;
END;

CREATE TRIGGER case_reviews_take_from_search AFTER DELETE ON case_reviews BEGIN
  DELETE FROM search_entries WHERE case_id = old.case_id AND source IN ('review', 'cause');
END;

CREATE TRIGGER cases_add_to_search AFTER INSERT ON cases BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text) VALUES (new.id, 'case', '', new.title,
    (SELECT coalesce(group_concat(value, ' '), '') FROM (
      SELECT value FROM json_each(new.case_ids) UNION ALL SELECT value FROM json_each(new.complaint_ids)
      UNION ALL SELECT value FROM json_each(new.asins))));
END;

CREATE TRIGGER cases_change_in_search AFTER UPDATE OF title, case_ids, complaint_ids, asins ON cases BEGIN
  UPDATE search_entries SET title = new.title, text =
    (SELECT coalesce(group_concat(value, ' '), '') FROM (
      SELECT value FROM json_each(new.case_ids) UNION ALL SELECT value FROM json_each(new.complaint_ids)
      UNION ALL SELECT value FROM json_each(new.asins)))
  WHERE case_id = new.id AND source = 'case' AND entity_id = '';
END;

CREATE TRIGGER cases_keep_id BEFORE UPDATE OF id ON cases WHEN old.id IS NOT new.id BEGIN
  SELECT RAISE(ABORT, 'the id of a case never changes');
END;

CREATE TRIGGER cases_take_audit_entries AFTER DELETE ON cases BEGIN
  DELETE FROM audit_entries WHERE case_id = old.id;
END;

CREATE TRIGGER cases_take_from_search AFTER DELETE ON cases BEGIN
  DELETE FROM search_entries WHERE case_id = old.id AND source = 'case' AND entity_id = '';
END;

CREATE TRIGGER deletions_refuse_delete BEFORE DELETE ON deletions BEGIN
  SELECT RAISE(ABORT, 'a line of the deletions never goes');
END;

CREATE TRIGGER deletions_refuse_update BEFORE UPDATE ON deletions BEGIN
  SELECT RAISE(ABORT, 'a line of the deletions never changes');
END;

CREATE TRIGGER evidence_add_to_search AFTER INSERT ON evidence WHEN new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text) VALUES (new.case_id, 'evidence', new.id, new.title,
    concat_ws(' ', nullif(new.note, ''), new.file_name, nullif(new.issuer, ''), nullif(new.document_number, '')));
END;

CREATE TRIGGER evidence_change_in_search AFTER UPDATE OF title, note, file_name, issuer, document_number ON evidence BEGIN
  UPDATE search_entries SET title = new.title,
    text = concat_ws(' ', nullif(new.note, ''), new.file_name, nullif(new.issuer, ''), nullif(new.document_number, ''))
  WHERE case_id = new.case_id AND source = 'evidence' AND entity_id = new.id;
END;

CREATE TRIGGER evidence_keep_id BEFORE UPDATE OF case_id, id ON evidence
WHEN (old.case_id, old.id) IS NOT (new.case_id, new.id) BEGIN
  SELECT RAISE(ABORT, 'the id of evidence never changes');
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

CREATE TRIGGER evidence_take_from_search AFTER DELETE ON evidence BEGIN
  DELETE FROM search_entries WHERE case_id = old.case_id AND source = 'evidence' AND entity_id = old.id;
END;

CREATE TRIGGER interactions_add_to_search AFTER INSERT ON interactions WHEN new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  VALUES (new.case_id, 'interaction', new.id, concat_ws(' · ', nullif(new.person, ''), nullif(new.subject, '')), concat_ws(' ', nullif(new.summary, ''), nullif(new.body, ''), nullif(new.amazon_case_id, ''),
    (SELECT group_concat(json_extract(value, '$.text'), ' ') FROM json_each(new.promises)), nullif(new.private_note, '')));
END;

CREATE TRIGGER interactions_change_in_search
AFTER UPDATE OF person, subject, summary, body, amazon_case_id, promises, private_note ON interactions BEGIN
  UPDATE search_entries SET title = concat_ws(' · ', nullif(new.person, ''), nullif(new.subject, '')), text = concat_ws(' ', nullif(new.summary, ''), nullif(new.body, ''), nullif(new.amazon_case_id, ''),
    (SELECT group_concat(json_extract(value, '$.text'), ' ') FROM json_each(new.promises)), nullif(new.private_note, ''))
  WHERE case_id = new.case_id AND source = 'interaction' AND entity_id = new.id;
END;

CREATE TRIGGER interactions_keep_id BEFORE UPDATE OF case_id, id ON interactions
WHEN (old.case_id, old.id) IS NOT (new.case_id, new.id) BEGIN
  SELECT RAISE(ABORT, 'the id of an interaction never changes');
END;

CREATE TRIGGER interactions_removed_from_search AFTER UPDATE OF removed_at ON interactions
WHEN old.removed_at IS NULL AND new.removed_at IS NOT NULL BEGIN
  DELETE FROM search_entries WHERE case_id = new.case_id AND source = 'interaction' AND entity_id = new.id;
END;

CREATE TRIGGER interactions_restored_to_search AFTER UPDATE OF removed_at ON interactions
WHEN old.removed_at IS NOT NULL AND new.removed_at IS NULL BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  VALUES (new.case_id, 'interaction', new.id, concat_ws(' · ', nullif(new.person, ''), nullif(new.subject, '')), concat_ws(' ', nullif(new.summary, ''), nullif(new.body, ''), nullif(new.amazon_case_id, ''),
    (SELECT group_concat(json_extract(value, '$.text'), ' ') FROM json_each(new.promises)), nullif(new.private_note, '')));
END;

CREATE TRIGGER interactions_take_from_search AFTER DELETE ON interactions BEGIN
  DELETE FROM search_entries WHERE case_id = old.case_id AND source = 'interaction' AND entity_id = old.id;
END;

CREATE TRIGGER notices_add_to_search AFTER INSERT ON notices BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text) VALUES (new.case_id, 'notice', '', '', new.text);
END;

CREATE TRIGGER notices_change_in_search AFTER UPDATE OF text ON notices BEGIN
  UPDATE search_entries SET text = new.text WHERE case_id = new.case_id AND source = 'notice' AND entity_id = '';
END;

CREATE TRIGGER notices_keep_case BEFORE UPDATE OF case_id ON notices WHEN old.case_id IS NOT new.case_id BEGIN
  SELECT RAISE(ABORT, 'a notice never changes its case');
END;

CREATE TRIGGER notices_take_from_search AFTER DELETE ON notices BEGIN
  DELETE FROM search_entries WHERE case_id = old.case_id AND source = 'notice' AND entity_id = '';
END;

CREATE TRIGGER page_texts_add_to_search AFTER INSERT ON page_texts BEGIN
  INSERT INTO page_search (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER page_texts_change_in_search AFTER UPDATE ON page_texts BEGIN
  INSERT INTO page_search (page_search, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO page_search (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER page_texts_take_from_search AFTER DELETE ON page_texts BEGIN
  INSERT INTO page_search (page_search, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER plan_revisions_refuse_update BEFORE UPDATE ON plan_revisions
WHEN (old.id, old.case_id, old.name, old.root_cause, old.corrective_actions, old.preventive_measures, old.created_at,
    old.keeps_letter, old.letter_text)
  IS NOT (new.id, new.case_id, new.name, new.root_cause, new.corrective_actions, new.preventive_measures, new.created_at,
    new.keeps_letter, new.letter_text)
BEGIN
  SELECT RAISE(ABORT, 'a plan revision never changes');
END;

CREATE TRIGGER plans_add_to_search AFTER INSERT ON plans BEGIN
  INSERT INTO search_entries (case_id, source, entity_id, title, text) VALUES
    (new.case_id, 'plan', 'rootCause', '', new.root_cause),
    (new.case_id, 'plan', 'correctiveActions', '', new.corrective_actions),
    (new.case_id, 'plan', 'preventiveMeasures', '', new.preventive_measures);
END;

CREATE TRIGGER plans_change_corrective_actions_in_search AFTER UPDATE OF corrective_actions ON plans
WHEN old.corrective_actions IS NOT new.corrective_actions BEGIN
  UPDATE search_entries SET text = new.corrective_actions
  WHERE case_id = new.case_id AND source = 'plan' AND entity_id = 'correctiveActions';
END;

CREATE TRIGGER plans_change_preventive_measures_in_search AFTER UPDATE OF preventive_measures ON plans
WHEN old.preventive_measures IS NOT new.preventive_measures BEGIN
  UPDATE search_entries SET text = new.preventive_measures
  WHERE case_id = new.case_id AND source = 'plan' AND entity_id = 'preventiveMeasures';
END;

CREATE TRIGGER plans_change_root_cause_in_search AFTER UPDATE OF root_cause ON plans
WHEN old.root_cause IS NOT new.root_cause BEGIN
  UPDATE search_entries SET text = new.root_cause
  WHERE case_id = new.case_id AND source = 'plan' AND entity_id = 'rootCause';
END;

CREATE TRIGGER plans_keep_case BEFORE UPDATE OF case_id ON plans WHEN old.case_id IS NOT new.case_id BEGIN
  SELECT RAISE(ABORT, 'a plan never changes its case');
END;

CREATE TRIGGER plans_take_from_search AFTER DELETE ON plans BEGIN
  DELETE FROM search_entries WHERE case_id = old.case_id AND source = 'plan';
END;

CREATE TRIGGER search_entries_add AFTER INSERT ON search_entries BEGIN
  INSERT INTO search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER search_entries_change AFTER UPDATE ON search_entries BEGIN
  INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER search_entries_forget AFTER DELETE ON search_entries BEGIN
  INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER submission_files_refuse_update BEFORE UPDATE ON submission_files
WHEN (old.case_id, old.submission_id, old.file, old.sha256) IS NOT (new.case_id, new.submission_id, new.file, new.sha256)
BEGIN
  SELECT RAISE(ABORT, 'a submission never changes');
END;

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

CREATE TRIGGER vault_files_keep_file AFTER INSERT ON vault_files BEGIN
  DELETE FROM files_to_delete WHERE sha256 = new.sha256;
END;
