import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import { definedOnly } from '../defined-only.ts';
import type { AccountsService } from './accounts-service.ts';

/** Answers the calls `accounts.*`. */
export function createAccountsHandlers(
  accounts: AccountsService,
): Pick<Handlers, 'accounts.list' | 'accounts.add' | 'accounts.update'> {
  return {
    'accounts.list': () => ok([...accounts.list()]),
    'accounts.add': ({ account }) => accounts.add(account),
    'accounts.update': ({ accountId, patch }) => accounts.update(accountId, definedOnly(patch)),
  };
}
