import type { Migration } from '../migrate.ts';

/** Findings of the checks that the user doesn't follow, each with a reason. */
export const setAside: Migration = {
  version: 7,
  name: 'set-aside',
  up(db) {
    db.exec(SET_ASIDE);
  },
};

const SET_ASIDE = `
CREATE TABLE set_aside (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  rule TEXT NOT NULL,
  place TEXT NOT NULL, -- the finding's "where"
  found TEXT NOT NULL, -- the words found, or the finding's message
  reason TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, rule, place, found)
) STRICT;
`;
