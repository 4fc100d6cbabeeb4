import type { Migration } from '../migrate.ts';

/** The review of past practice: what the user found out about what happened. */
export const caseReviews: Migration = {
  version: 9,
  name: 'case-reviews',
  up(db) {
    db.exec(TABLES);
  },
};

// Lists have rows of their own, so that undoing a typed answer never copies thousands of orders.
const TABLES = `
CREATE TABLE case_reviews (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  answers TEXT NOT NULL CHECK (json_valid(answers)), -- by question id
  metrics TEXT NOT NULL CHECK (json_valid(metrics)), -- by metric id
  worksheets TEXT NOT NULL CHECK (json_valid(worksheets))
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
`;
