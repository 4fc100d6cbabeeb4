import type { AccountLink, AccountTies } from '../../../shared/domain/account-links.ts';
import type { AuditEntry } from '../../../shared/domain/audit.ts';
import type { CaseKeeping } from '../../../shared/domain/case-file.ts';
import type { Case } from '../../../shared/domain/case.ts';
import type { AccountId, CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import type { PlanRevision } from '../../../shared/domain/plan.ts';
import type { Submission } from '../../../shared/domain/submission.ts';

type Sources = {
  readonly cases: { find(caseId: CaseId): Case | undefined };
  readonly plans: { listRevisions(caseId: CaseId): readonly PlanRevision[] };
  readonly submissions: { list(caseId: CaseId): readonly Submission[] };
  readonly evidence: { listFormerIds(caseId: CaseId): readonly EvidenceId[] };
  readonly stores: { ties(): AccountTies };
  readonly history: { listWholeAudit(caseId: CaseId): readonly AuditEntry[] };
};

/** What a whole copy of a case has besides its case file; undefined when there is no such case. */
export function loadKeeping(
  { cases, plans, submissions, evidence, stores, history }: Sources,
  caseId: CaseId,
): CaseKeeping | undefined {
  const found = cases.find(caseId);
  if (!found) return undefined;
  const { status, createdAt, accountId } = found;
  const { links, touched } = stores.ties();
  // In the order of the case file, which lists the further accounts as they are here.
  const accounts = [accountId, ...touched.flatMap((one) => (one.caseId === caseId ? [one.accountId] : []))];
  return {
    case: { status, createdAt },
    planVersions: plans.listRevisions(caseId),
    submissions: submissions.list(caseId),
    formerEvidence: evidence.listFormerIds(caseId),
    accountLinks: listLinks(accounts, links),
    changes: history.listWholeAudit(caseId),
  };
}

/** In an order that doesn't depend on ids, which are others on each computer. */
function listLinks(accounts: readonly AccountId[], links: readonly AccountLink[]): CaseKeeping['accountLinks'] {
  const isLinked = (one: AccountId, other: AccountId): boolean =>
    links.some(({ accountId, relatedId }) => accountId === one && relatedId === other);
  return accounts.flatMap((one, at) =>
    accounts.flatMap((other, place) =>
      place > at && (isLinked(one, other) || isLinked(other, one)) ? [[at, place] as const] : [],
    ),
  );
}
