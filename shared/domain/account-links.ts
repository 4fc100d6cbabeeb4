import { z } from 'zod';
import type { CaseStatus } from './case.ts';
import { accountIdSchema, caseIdSchema, type AccountId, type CaseId } from './ids.ts';

/** Two accounts that belong together (same owner, bank account, address…): what happens to one may happen to the other. */
export const accountLinkSchema = z.strictObject({ accountId: accountIdSchema, relatedId: accountIdSchema });
export type AccountLink = z.infer<typeof accountLinkSchema>;

/** A further account that a case touches, besides the one that it is about. */
export const touchedAccountSchema = z.strictObject({ caseId: caseIdSchema, accountId: accountIdSchema });
export type TouchedAccount = z.infer<typeof touchedAccountSchema>;

export const accountTiesSchema = z.strictObject({
  links: z.array(accountLinkSchema),
  touched: z.array(touchedAccountSchema),
});
export type AccountTies = z.infer<typeof accountTiesSchema>;

/** A pair in the order in which it is kept, so that each pair exists once. */
export function orderPair(a: AccountId, b: AccountId): readonly [AccountId, AccountId] {
  return a < b ? [a, b] : [b, a];
}

/** Accounts linked with one, directly. */
export function listRelated(accountId: AccountId, links: readonly AccountLink[]): readonly AccountId[] {
  return links.flatMap((link) => {
    if (link.accountId === accountId) return [link.relatedId];
    return link.relatedId === accountId ? [link.accountId] : [];
  });
}

/** Worst first: what a store's own list shows for it. */
const BY_WEIGHT: readonly CaseStatus[] = ['refused', 'more-asked', 'preparing', 'sent', 'reinstated'];

export type StoreState = {
  /** Of its worst case; null: no case touches it. */
  readonly status: CaseStatus | null;
  /** Its cases, worst first; of one status in the order given. */
  readonly caseIds: readonly CaseId[];
};

type CaseOfStore = { readonly id: CaseId; readonly accountId: AccountId; readonly status: CaseStatus };

/** How a store stands, from the cases that are about it or touch it. */
export function findStoreState(
  accountId: AccountId,
  cases: readonly CaseOfStore[],
  touched: readonly TouchedAccount[],
): StoreState {
  const own = cases.filter(
    (it) => it.accountId === accountId || touched.some((one) => one.caseId === it.id && one.accountId === accountId),
  );
  const weigh = ({ status }: CaseOfStore): number => BY_WEIGHT.indexOf(status);
  const sorted = own.toSorted((a, b) => weigh(a) - weigh(b));
  return { status: sorted[0]?.status ?? null, caseIds: sorted.map(({ id }) => id) };
}

type StoreAccount = { readonly id: AccountId; readonly storeName: string; readonly marketplace: string };
export type StoreRow<One extends StoreAccount> = {
  readonly storeName: string;
  /** The accounts of this store by marketplace; several of one marketplace stay in the order given. */
  readonly cells: Readonly<Record<string, readonly One[]>>;
};
export type StoreMatrix<One extends StoreAccount> = {
  /** Marketplaces in which there is a store, in the catalogue's order. */
  readonly marketplaces: readonly string[];
  readonly rows: readonly StoreRow<One>[];
};

/** Stores down, marketplaces across. Accounts whose store names differ only in capitals and spaces share a row. */
export function makeStoreMatrix<One extends StoreAccount>(
  accounts: readonly One[],
  marketplaceOrder: readonly string[],
): StoreMatrix<One> {
  const used = new Set(accounts.map(({ marketplace }) => marketplace));
  const unknown = [...used].filter((id) => !marketplaceOrder.includes(id)).sort();
  const marketplaces = [...marketplaceOrder.filter((id) => used.has(id)), ...unknown];
  const byName = Map.groupBy(accounts, ({ storeName }) => storeName.trim().replace(/\s+/g, ' ').toLowerCase());
  const rows = [...byName.values()].map((group) => ({
    storeName: group[0]?.storeName ?? '',
    cells: Object.fromEntries(
      marketplaces.map((id) => [id, group.filter(({ marketplace }) => marketplace === id)] as const),
    ),
  }));
  return { marketplaces, rows: rows.sort((a, b) => a.storeName.localeCompare(b.storeName)) };
}
