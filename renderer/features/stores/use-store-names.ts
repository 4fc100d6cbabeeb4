import { labelOf } from '../../../shared/domain/catalogue.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';

/** What a store is called, with its marketplace: `Brightleaf Home · Germany`. */
export function useStoreNames(): (accountId: AccountId) => string {
  const accounts = useAnswer('accounts.list', {});
  const { marketplaces } = useCatalogue();
  return (accountId) => {
    const account = accounts.find(({ id }) => id === accountId);
    return account ? `${account.storeName} · ${labelOf(marketplaces, account.marketplace)}` : accountId;
  };
}
