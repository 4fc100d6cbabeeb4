import type { CaseView } from '../../../../../renderer/features/cases/case-progress.ts';
import type { AccountId, CaseId, InteractionId } from '../../../../../shared/domain/ids.ts';
import { PLAIN_CONTACT, type ListedInteraction } from '../../../../../shared/domain/interaction.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';

type Changes = Partial<Omit<CaseView, 'case' | 'plan'>> & {
  readonly case?: Partial<CaseView['case']>;
  readonly plan?: Partial<CaseView['plan']>;
};

/** A complete case, ready to be exported; each part can be changed. */
export function aCaseView(changes: Changes = {}): CaseView {
  const file = aCaseFile();
  return {
    noticeText: file.noticeText,
    evidence: file.evidence,
    interactions: [],
    findings: [],
    setAside: [],
    catalogue: theCatalogue(),
    shown: theCatalogue(),
    review: { answers: { 'work-who': 'The packer.' }, metrics: {}, worksheets: [], lists: [] },
    ...changes,
    account: { ...file.account, id: 'account-1' as AccountId, ...changes.account },
    plan: { rootCause: 'We …', correctiveActions: '- On …', preventiveMeasures: '- Since …', ...changes.plan },
    case: {
      ...file.case,
      id: 'case-1' as CaseId,
      accountId: 'account-1' as AccountId,
      status: 'preparing',
      isExample: false,
      createdAt: '2026-09-14T10:00:00.000Z',
      updatedAt: '2026-09-14T10:00:00.000Z',
      ...changes.case,
    },
  };
}

export function anInteraction(id: string, changes: Partial<ListedInteraction> = {}): ListedInteraction {
  const { body: _body, privateNote: _note, ...plain } = PLAIN_CONTACT;
  return {
    ...plain,
    id: id as InteractionId,
    caseId: 'case-1' as CaseId,
    createdAt: '2026-09-15T10:00:00.000Z',
    at: '2026-09-15T10:00:00-04:00',
    channel: 'ahs_call',
    direction: 'out',
    versionCount: 0,
    excerpt: '',
    ...changes,
  };
}
