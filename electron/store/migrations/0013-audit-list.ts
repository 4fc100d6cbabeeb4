import type { Migration } from '../migrate.ts';

/**
 * The audit list: who did what, and when, in each case. It goes with its case and in no other way, and no line changes. It is
 * no part of undo: taking a change back is a line of its own.
 */
export const auditList: Migration = {
  version: 13,
  name: 'audit-list',
  up(db) {
    db.exec(TABLE);
    db.exec(TRIGGERS);
  },
};

const TABLE = `
CREATE TABLE audit_entries (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL, -- empty: the computer has no accounts
  action TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entries_by_case_id ON audit_entries (case_id, id);
`;

const TRIGGERS = `
CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'a line of the audit list never changes');
END;
CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries
WHEN EXISTS (SELECT 1 FROM cases WHERE id = old.case_id) BEGIN
  SELECT RAISE(ABORT, 'a line of the audit list never goes before its case');
END;
CREATE TRIGGER cases_take_audit_entries AFTER DELETE ON cases BEGIN
  DELETE FROM audit_entries WHERE case_id = old.id;
END;
`;
