import type { Database } from 'better-sqlite3';
import type { Account } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';

type AccountRow = {
  readonly id: string;
  readonly store_name: string;
  readonly legal_name: string;
  readonly merchant_token: string;
  readonly marketplace: string;
  readonly email: string;
  readonly address: string;
};

const COLUMNS = 'id, store_name, legal_name, merchant_token, marketplace, email, address';

/** The table `accounts`. */
export function createAccountsRepository(db: Database) {
  const list = db.prepare<[], AccountRow>(`SELECT ${COLUMNS} FROM accounts ORDER BY store_name, id`);
  const find = db.prepare<{ id: string }, AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE id = @id`);
  const insert = db.prepare<AccountRow>(
    `INSERT INTO accounts (${COLUMNS})
     VALUES (@id, @store_name, @legal_name, @merchant_token, @marketplace, @email, @address)`,
  );
  const update = db.prepare<AccountRow>(
    `UPDATE accounts SET store_name = @store_name, legal_name = @legal_name, merchant_token = @merchant_token,
       marketplace = @marketplace, email = @email, address = @address
     WHERE id = @id`,
  );
  return {
    /** By store name. */
    list: (): readonly Account[] => list.all().map(toAccount),
    find: (id: AccountId): Account | undefined => mapRow(find.get({ id })),
    insert: (account: Account): void => void insert.run(toRow(account)),
    update: (account: Account): void => void update.run(toRow(account)),
  };
}

export type AccountsRepository = ReturnType<typeof createAccountsRepository>;

function mapRow(row: AccountRow | undefined): Account | undefined {
  return row && toAccount(row);
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id as AccountId,
    storeName: row.store_name,
    legalName: row.legal_name,
    merchantToken: row.merchant_token,
    marketplace: row.marketplace,
    email: row.email,
    address: row.address,
  };
}

function toRow(account: Account): AccountRow {
  return {
    id: account.id,
    store_name: account.storeName,
    legal_name: account.legalName,
    merchant_token: account.merchantToken,
    marketplace: account.marketplace,
    email: account.email,
    address: account.address,
  };
}
