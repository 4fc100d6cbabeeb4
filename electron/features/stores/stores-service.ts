import type { Account } from '../../../shared/domain/account.ts';
import {
  listRelated,
  type AccountLink,
  type AccountTies,
  type TouchedAccount,
} from '../../../shared/domain/account-links.ts';
import type { Case } from '../../../shared/domain/case.ts';
import type { AccountId, CaseId } from '../../../shared/domain/ids.ts';
import { invalidInput } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Emit } from '../emit.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { StoresRepository } from './stores-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: StoresRepository;
  readonly findAccount: (accountId: AccountId) => Account | undefined;
  readonly findCase: (caseId: CaseId) => Case | undefined;
  readonly change: ChangeCase;
  readonly emit: Emit;
  readonly now: () => Date;
};

/** Accounts that belong together, and cases that touch more than one. */
export function createStoresService({ repository, findAccount, findCase, change, emit, now }: Options) {
  const events = ['stores.changed'] as const;
  const isTouched = ({ caseId, accountId }: TouchedAccount): boolean =>
    repository.list().touched.some((one) => one.caseId === caseId && one.accountId === accountId);
  const setLink = (pair: AccountLink, isLinked: boolean): Result<null> => {
    const missing = [pair.accountId, pair.relatedId].find((id) => !findAccount(id));
    if (missing !== undefined) return notFound('account', missing);
    if (pair.accountId === pair.relatedId) {
      return fail(invalidInput('relatedId', say`An account can’t be linked with itself`));
    }
    const wasLinked = listRelated(pair.accountId, repository.list().links).includes(pair.relatedId);
    if (wasLinked === isLinked) return ok(null);
    if (isLinked) repository.link(pair, now().toISOString());
    else repository.unlink(pair);
    emit('stores.changed', {});
    return ok(null);
  };
  return {
    ties: (): AccountTies => repository.list(),
    /** Further accounts that a case touches. */
    listTouched: (caseId: CaseId): readonly AccountId[] =>
      repository.list().touched.flatMap((one) => (one.caseId === caseId ? [one.accountId] : [])),
    link: (pair: AccountLink): Result<null> => setLink(pair, true),
    unlink: (pair: AccountLink): Result<null> => setLink(pair, false),
    /** Inside the caller's transaction; says nothing to the windows. */
    insertTouched: (touched: TouchedAccount): void => repository.touch(touched, now().toISOString()),
    /** Inside the caller's transaction; says nothing to the windows. */
    insertLink: (pair: AccountLink): void => repository.link(pair, now().toISOString()),
    touch: (touched: TouchedAccount): Result<null> => {
      const { caseId, accountId } = touched;
      const found = findCase(caseId);
      if (!found) return notFound('case', caseId);
      if (!findAccount(accountId)) return notFound('account', accountId);
      if (found.accountId === accountId || isTouched(touched)) return ok(null);
      change({ caseId, name: say`Add store to appeal`, events }, () => repository.touch(touched, now().toISOString()));
      return ok(null);
    },
    untouch: (touched: TouchedAccount): Result<null> => {
      const { caseId } = touched;
      if (!findCase(caseId)) return notFound('case', caseId);
      if (isTouched(touched)) {
        change({ caseId, name: say`Take store out of appeal`, events }, () => repository.untouch(touched));
      }
      return ok(null);
    },
  };
}

export type StoresService = ReturnType<typeof createStoresService>;
