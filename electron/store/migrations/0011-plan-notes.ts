import type { Migration } from '../migrate.ts';

/** What the user noted about the plan while writing it: answered questions, and which step answers which cause. */
export const planNotes: Migration = {
  version: 11,
  name: 'plan-notes',
  up(db) {
    db.exec(TABLE);
  },
};

const TABLE = `
CREATE TABLE plan_notes (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  answered TEXT NOT NULL CHECK (json_valid(answered)), -- ids of questions
  links TEXT NOT NULL CHECK (json_valid(links)),
  asides TEXT NOT NULL CHECK (json_valid(asides))
) STRICT;
`;
