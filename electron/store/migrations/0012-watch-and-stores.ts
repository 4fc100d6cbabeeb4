import type { Migration } from '../migrate.ts';

/** What to keep an eye on after reinstatement, accounts that belong together, and further accounts that a case touches. */
export const watchAndStores: Migration = {
  version: 12,
  name: 'watch-and-stores',
  up(db) {
    db.exec(WATCH_AND_STORES);
  },
};

const WATCH_AND_STORES = `
CREATE TABLE watch_tasks (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, -- promise, look
  text TEXT NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT, -- null: not yet done
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX watch_tasks_by_case_id ON watch_tasks (case_id);

-- Each pair once, the smaller id first.
CREATE TABLE account_links (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  related_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  PRIMARY KEY (account_id, related_id),
  CHECK (account_id < related_id)
) STRICT;
CREATE INDEX account_links_by_related_id ON account_links (related_id);

-- Besides the account that the case is about.
CREATE TABLE case_accounts (
  case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  PRIMARY KEY (case_id, account_id)
) STRICT;
CREATE INDEX case_accounts_by_account_id ON case_accounts (account_id);
`;
