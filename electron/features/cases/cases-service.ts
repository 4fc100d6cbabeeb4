import type { CaseDetail, CaseSummary, RemovedCase } from '../../../shared/contracts/cases.ts';
import type { AccountDetails } from '../../../shared/domain/account.ts';
import type { Case, CaseDetails, CaseStatus } from '../../../shared/domain/case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { AccountId, CaseId } from '../../../shared/domain/ids.ts';
import type { PacketOptions } from '../../../shared/domain/packet-options.ts';
import { isOnRemovedList } from '../../../shared/domain/removed-list.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { AccountsService } from '../accounts/accounts-service.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { Emit } from '../emit.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import type { CaseSummariesRepository } from './case-summaries-repository.ts';
import type { CasesRepository } from './cases-repository.ts';
import { say, type Said } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: CasesRepository;
  readonly summaries: CaseSummariesRepository;
  readonly accounts: AccountsService;
  readonly catalogue: Catalogue;
  /** Runs statements in one transaction. */
  readonly inTransaction: <Value>(fn: () => Value) => Value;
  readonly change: ChangeCase;
  readonly emit: Emit;
  readonly newId: () => string;
  readonly now: () => Date;
};

export type NewCase = {
  readonly account: AccountDetails | { readonly accountId: AccountId };
  readonly case: CaseDetails;
  readonly noticeText: string;
};

export type CasePatch = Partial<CaseDetails & { readonly status: CaseStatus }>;

/** Cases, their notices, and what the case list shows. */
export function createCasesService(options: Options) {
  const { repository, summaries, accounts, catalogue, now } = options;
  const knownIn = (patch: CasePatch, path: string): Result<null> =>
    firstFailure(
      requireKnown(`${path}.reasons`, 'reason', patch.reasons ?? [], catalogue.reasons),
      requireKnown(`${path}.channel`, 'channel', [patch.channel ?? undefined], catalogue.channels),
    );

  const list = (): readonly CaseSummary[] => {
    const figures = new Map(summaries.list().map(({ caseId, ...rest }) => [caseId, rest]));
    return repository.list().map((value) => ({
      ...value,
      ...(figures.get(value.id) ?? {
        storeName: '',
        marketplace: '',
        evidenceCount: 0,
        interactionCount: 0,
        nextDate: null,
      }),
    }));
  };

  const get = (caseId: CaseId): Result<CaseDetail> => {
    const value = repository.find(caseId);
    const account = value && accounts.find(value.accountId);
    if (!value || !account) return notFound('case', caseId);
    return ok({ case: value, account, noticeText: repository.getNoticeText(caseId) });
  };

  return {
    list,
    get,
    find: (caseId: CaseId): Case | undefined => repository.find(caseId),
    findExample: (): Case | undefined => repository.findExample(),
    listIdsOfAccount: repository.listIdsOfAccount,
    /** Inside the caller's transaction; says nothing to the windows. */
    patch: (caseId: CaseId, patch: CasePatch): void => {
      const current = repository.find(caseId);
      if (current) repository.update({ ...current, ...patch });
    },
    ...createChanges(options, knownIn),
    ...createOptionChanges(options),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert: (created: NewCase, extra: Partial<Origin>): Result<Case> =>
      insertCase(options, created, now().toISOString(), extra),
  };
}

export type CasesService = ReturnType<typeof createCasesService>;

function createChanges(options: Options, knownIn: (patch: CasePatch, path: string) => Result<null>) {
  const { repository, change, emit, now, accounts, catalogue, inTransaction } = options;
  return {
    create: (created: NewCase): Result<Case> => {
      const known = knownIn(created.case, 'case');
      if (!known.ok) return known;
      if (!('accountId' in created.account)) {
        const place = requireKnown(
          'account.marketplace',
          'marketplace',
          [created.account.marketplace],
          catalogue.marketplaces,
        );
        if (!place.ok) return place;
      }
      const before = accounts.list().length;
      const inserted = inTransaction(() => insertCase(options, created, now().toISOString()));
      if (!inserted.ok) return inserted;
      if (accounts.list().length !== before) emit('accounts.changed', {});
      emit('cases.changed', { caseId: inserted.value.id });
      return inserted;
    },
    update: (caseId: CaseId, patch: CasePatch): Result<Case> => {
      const current = repository.find(caseId);
      if (!current) return notFound('case', caseId);
      const known = knownIn(patch, 'patch');
      if (!known.ok) return known;
      if (changesNothing(current, patch)) return ok(current);
      const changed: Case = { ...current, ...patch, updatedAt: now().toISOString() };
      const mergeKey = `case:${Object.keys(patch).sort().join()}`;
      change({ caseId, name: say`Edit appeal`, mergeKey }, () => repository.update(changed));
      return ok(changed);
    },
    updateNotice: (caseId: CaseId, noticeText: string): Result<null> => {
      if (!repository.find(caseId)) return notFound('case', caseId);
      if (repository.getNoticeText(caseId) === noticeText) return ok(null);
      change({ caseId, name: say`Edit notice`, mergeKey: 'notice' }, () =>
        repository.saveNoticeText(caseId, noticeText, now().toISOString()),
      );
      return ok(null);
    },
    remove: (caseId: CaseId): Result<null> => {
      if (!repository.find(caseId)) return notFound('case', caseId);
      change({ caseId, name: say`Remove appeal` }, () => repository.remove(caseId, now().toISOString()));
      return ok(null);
    },
    /** What was removed in the last 30 days, the latest first. */
    listRemoved: (): readonly RemovedCase[] =>
      repository.listRemoved().filter(({ removedAt }) => isOnRemovedList(removedAt, now())),
    restore: (caseId: CaseId): Result<null> => {
      if (repository.find(caseId)) return ok(null);
      if (!repository.isRemoved(caseId)) return notFound('case', caseId);
      change({ caseId, name: say`Restore appeal` }, () => repository.restore(caseId));
      return ok(null);
    },
  };
}

function firstFailure(...results: readonly Result<null>[]): Result<null> {
  return results.find((result) => !result.ok) ?? ok(null);
}

function createOptionChanges({ repository, change, now }: Options) {
  return {
    updatePacketOptions: (caseId: CaseId, patch: Partial<PacketOptions>): Result<Case> => {
      const current = repository.find(caseId);
      if (!current) return notFound('case', caseId);
      if (changesNothing(current.packetOptions, patch)) return ok(current);
      const packetOptions = { ...current.packetOptions, ...patch };
      const changed: Case = { ...current, packetOptions, updatedAt: now().toISOString() };
      change({ caseId, ...describeOptions(current.packetOptions, patch) }, () => repository.update(changed));
      return ok(changed);
    },
  };
}

/** Typing in the letter is one step of undo; each choice is one of its own, as is beginning or giving up an own letter. */
function describeOptions(
  current: PacketOptions,
  { letterText }: Partial<PacketOptions>,
): { readonly name: Said; readonly mergeKey?: string } {
  if (letterText === undefined) return { name: say`Change packet` };
  const isTyping = letterText !== null && current.letterText !== null;
  return { name: say`Edit letter`, ...(isTyping && { mergeKey: 'letter' }) };
}

/** What a case that comes from elsewhere says of itself. */
type Origin = Pick<Case, 'isExample' | 'status' | 'createdAt'>;

function insertCase(options: Options, created: NewCase, at: string, origin: Partial<Origin> = {}): Result<Case> {
  const { repository, accounts, newId } = options;
  const account =
    'accountId' in created.account ? accounts.find(created.account.accountId) : accounts.getOrInsert(created.account);
  if (!account) return notFound('account', 'accountId' in created.account ? created.account.accountId : '');
  const value: Case = {
    ...created.case,
    id: newId() as CaseId,
    accountId: account.id,
    status: 'preparing',
    isExample: false,
    createdAt: at,
    ...origin,
    updatedAt: at,
  };
  repository.insert(value);
  repository.saveNoticeText(value.id, created.noticeText, at);
  return ok(value);
}
