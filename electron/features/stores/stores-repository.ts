import type { Database } from 'better-sqlite3';
import {
  orderPair,
  type AccountLink,
  type AccountTies,
  type TouchedAccount,
} from '../../../shared/domain/account-links.ts';
import type { AccountId, CaseId } from '../../../shared/domain/ids.ts';

type LinkRow = { readonly account_id: string; readonly related_id: string };
type TouchedRow = { readonly case_id: string; readonly account_id: string };

/** The tables `account_links` and `case_accounts`. */
export function createStoresRepository(db: Database) {
  const listLinks = db.prepare<[], LinkRow>(
    `SELECT account_id, related_id FROM account_links ORDER BY account_id, related_id`,
  );
  const listTouched = db.prepare<[], TouchedRow>(
    `SELECT case_accounts.case_id, case_accounts.account_id FROM case_accounts
     JOIN cases ON cases.id = case_accounts.case_id AND cases.removed_at IS NULL
     ORDER BY case_accounts.created_at, case_accounts.rowid`,
  );
  const link = db.prepare<LinkRow & { readonly created_at: string }>(
    `INSERT INTO account_links (account_id, related_id, created_at) VALUES (@account_id, @related_id, @created_at)
     ON CONFLICT (account_id, related_id) DO NOTHING`,
  );
  const unlink = db.prepare<LinkRow>(
    `DELETE FROM account_links WHERE account_id = @account_id AND related_id = @related_id`,
  );
  const touch = db.prepare<TouchedRow & { readonly created_at: string }>(
    `INSERT INTO case_accounts (case_id, account_id, created_at) VALUES (@case_id, @account_id, @created_at)
     ON CONFLICT (case_id, account_id) DO NOTHING`,
  );
  const untouch = db.prepare<TouchedRow>(
    `DELETE FROM case_accounts WHERE case_id = @case_id AND account_id = @account_id`,
  );
  return {
    /** Cases that are off the list are left out. */
    list: (): AccountTies => ({
      links: listLinks.all().map((row) => ({
        accountId: row.account_id as AccountId,
        relatedId: row.related_id as AccountId,
      })),
      touched: listTouched.all().map((row) => ({
        caseId: row.case_id as CaseId,
        accountId: row.account_id as AccountId,
      })),
    }),
    link: (pair: AccountLink, at: string): void => void link.run({ ...toLinkRow(pair), created_at: at }),
    unlink: (pair: AccountLink): void => void unlink.run(toLinkRow(pair)),
    touch: ({ caseId, accountId }: TouchedAccount, at: string): void =>
      void touch.run({ case_id: caseId, account_id: accountId, created_at: at }),
    untouch: ({ caseId, accountId }: TouchedAccount): void =>
      void untouch.run({ case_id: caseId, account_id: accountId }),
  };
}

export type StoresRepository = ReturnType<typeof createStoresRepository>;

function toLinkRow({ accountId, relatedId }: AccountLink): LinkRow {
  const [first, second] = orderPair(accountId, relatedId);
  return { account_id: first, related_id: second };
}
