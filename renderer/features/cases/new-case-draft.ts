import { create } from 'zustand';
import { accountDetailsSchema, type AccountDetails } from '../../../shared/domain/account.ts';
import { caseDetailsSchema, type AppealPath, type CaseDetails } from '../../../shared/domain/case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { findEntry } from '../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { findOpenedPaths } from '../../../shared/domain/notice/find-paths.ts';
import { listPathChoices } from '../../../shared/domain/path-rules.ts';
import { DEFAULT_PACKET_OPTIONS } from '../../../shared/domain/packet-options.ts';
import type { CallInput } from '../../../shared/contracts/index.ts';
import { parseIdList } from './parse-id-list.ts';

/** The pages of a new appeal, one question each. */
export const NEW_CASE_PAGES = ['account', 'notice', 'reasons', 'path', 'ids', 'dates', 'review'] as const;
export type NewCasePage = (typeof NEW_CASE_PAGES)[number];

/** What has been answered so far. Lives as long as the window, so that leaving the pages loses nothing. */
export type NewCaseDraft = {
  /** An existing account, or null for the new one in `account`. */
  readonly accountId: AccountId | null;
  readonly account: AccountDetails;
  readonly noticeText: string;
  readonly reasons: readonly string[];
  /** Null until the user has chosen; then the reasons' usual path no longer counts. */
  readonly path: AppealPath | null;
  /** As typed; parted at commas and white space. */
  readonly caseIds: string;
  readonly complaintIds: string;
  readonly asins: string;
  readonly section3: boolean;
  readonly noticeReceivedOn: LocalDate | null;
  readonly deadlineOn: LocalDate | null;
  /** Null until the user has typed one. */
  readonly title: string | null;
};

export const EMPTY_DRAFT: NewCaseDraft = {
  accountId: null,
  account: { storeName: '', legalName: '', merchantToken: '', marketplace: '', email: '', address: '' },
  noticeText: '',
  reasons: [],
  path: null,
  caseIds: '',
  complaintIds: '',
  asins: '',
  section3: false,
  noticeReceivedOn: null,
  deadlineOn: null,
  title: null,
};

type DraftStore = { readonly draft: NewCaseDraft; readonly page: NewCasePage };

export const useNewCaseDraft = create<DraftStore>(() => ({ draft: EMPTY_DRAFT, page: 'account' }));

export function patchDraft(patch: Partial<NewCaseDraft>): void {
  useNewCaseDraft.setState(({ draft }) => ({ draft: { ...draft, ...patch } }));
}

export function goToPage(page: NewCasePage): void {
  useNewCaseDraft.setState({ page });
}

export function clearDraft(): void {
  useNewCaseDraft.setState({ draft: EMPTY_DRAFT, page: 'account' });
}

/** The path that counts: the chosen one, else the suggested one. */
export function pathOf(draft: NewCaseDraft, catalogue: Catalogue): AppealPath {
  if (draft.path !== null) return draft.path;
  return listPathChoices(draft.reasons, findOpenedPaths(draft.noticeText), catalogue)[0]?.path ?? 'admit';
}

/** The name that is offered for the appeal: its first reason and the store. */
export function suggestTitle(draft: NewCaseDraft, storeName: string, catalogue: Catalogue): string {
  const reason = findEntry(catalogue.reasons, draft.reasons[0] ?? '');
  const words = reason && reason.id !== 'other_unclassified' ? reason.label : '';
  return [words, storeName].filter((part) => part !== '').join(', ') || storeName;
}

/** Field names of a page's answers that can't be kept, by the schemas that the application checks with. */
export function faultsOfPage(page: NewCasePage, draft: NewCaseDraft): ReadonlySet<string> {
  if (page === 'account') {
    if (draft.accountId !== null) return new Set();
    return issuePaths(accountDetailsSchema.safeParse(draft.account));
  }
  if (page === 'ids') {
    const shape = caseDetailsSchema.pick({ caseIds: true, complaintIds: true, asins: true });
    return issuePaths(shape.safeParse(parseIds(draft)));
  }
  if (page === 'review' && draft.title !== null) {
    return issuePaths(caseDetailsSchema.pick({ title: true }).safeParse({ title: draft.title }));
  }
  return new Set();
}

function parseIds(draft: NewCaseDraft): Pick<CaseDetails, 'caseIds' | 'complaintIds' | 'asins'> {
  return {
    caseIds: [...parseIdList(draft.caseIds)],
    complaintIds: [...parseIdList(draft.complaintIds)],
    asins: [...parseIdList(draft.asins)],
  };
}

type Parsed = {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } | undefined;
};

function issuePaths(parsed: Parsed): ReadonlySet<string> {
  return new Set((parsed.error?.issues ?? []).map((issue) => String(issue.path[0] ?? '')));
}

/** The draft as the application takes it. */
export function toNewCase(draft: NewCaseDraft, storeName: string, catalogue: Catalogue): CallInput<'cases.create'> {
  return {
    account: draft.accountId === null ? trimAccount(draft.account) : { accountId: draft.accountId },
    case: {
      title: draft.title ?? suggestTitle(draft, storeName, catalogue),
      reasons: [...draft.reasons],
      path: pathOf(draft, catalogue),
      ...parseIds(draft),
      section3: draft.section3,
      noticeReceivedOn: draft.noticeReceivedOn,
      deadlineOn: draft.deadlineOn,
      exhibitOrder: 'cited',
      channel: null,
      packetOptions: DEFAULT_PACKET_OPTIONS,
      sales: {},
    },
    noticeText: draft.noticeText,
  };
}

function trimAccount(account: AccountDetails): AccountDetails {
  return {
    storeName: account.storeName.trim(),
    legalName: account.legalName.trim(),
    merchantToken: account.merchantToken.trim(),
    marketplace: account.marketplace,
    email: account.email.trim(),
    address: account.address.trim(),
  };
}
