import type { Account, AccountDetails } from '../../../shared/domain/account.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { AccountId, CaseId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { Emit } from '../emit.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import type { AccountsRepository } from './accounts-repository.ts';

type Options = {
  readonly repository: AccountsRepository;
  readonly catalogue: Catalogue;
  readonly newId: () => string;
  readonly emit: Emit;
  /** Cases whose summary shows this account. */
  readonly listCaseIds: (accountId: AccountId) => readonly CaseId[];
};

/** Accounts are made with their first case and shared by the later ones. */
export function createAccountsService({ repository, catalogue, newId, emit, listCaseIds }: Options) {
  const getOrInsert = (details: AccountDetails): Account => {
    const same = repository.list().find((account) => isSame(account, details));
    if (same) return same;
    const account: Account = { ...details, id: newId() as AccountId };
    repository.insert(account);
    return account;
  };
  return {
    list: (): readonly Account[] => repository.list(),
    find: (accountId: AccountId): Account | undefined => repository.find(accountId),
    /** Inside the caller's transaction: the account with exactly these details, made when there is none yet. */
    getOrInsert,
    /** A store without a case. */
    add: (details: AccountDetails): Result<Account> => {
      const known = requireKnown('account.marketplace', 'marketplace', [details.marketplace], catalogue.marketplaces);
      if (!known.ok) return known;
      const account = getOrInsert(details);
      emit('accounts.changed', {});
      return ok(account);
    },
    update: (accountId: AccountId, patch: Partial<AccountDetails>): Result<Account> => {
      const account = repository.find(accountId);
      if (!account) return notFound('account', accountId);
      const known = requireKnown('patch.marketplace', 'marketplace', [patch.marketplace], catalogue.marketplaces);
      if (!known.ok) return known;
      if (changesNothing(account, patch)) return ok(account);
      const changed: Account = { ...account, ...patch };
      repository.update(changed);
      emit('accounts.changed', {});
      for (const caseId of listCaseIds(accountId)) emit('cases.changed', { caseId });
      return ok(changed);
    },
  };
}

export type AccountsService = ReturnType<typeof createAccountsService>;

function isSame(account: Account, details: AccountDetails): boolean {
  return (Object.keys(details) as (keyof AccountDetails)[]).every((key) => account[key] === details[key]);
}
