import { describe, expect, it } from 'vitest';
import { findNextStep } from '../../../../../renderer/features/cases/next-step.ts';
import type { CaseStatus } from '../../../../../shared/domain/case.ts';
import { labelOf } from '../../../../../shared/domain/catalogue.ts';
import { keyOfNotNeeded } from '../../../../../shared/domain/not-needed.ts';
import { anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';
import { aCaseView, anInteraction } from './a-case-view.ts';

const TODAY = '2026-10-01';
const next = (changes: Parameters<typeof aCaseView>[0]) => findNextStep(aCaseView(changes), TODAY);

describe('findNextStep', () => {
  it('goes through the steps in their order', () => {
    const empty = {
      noticeText: '',
      evidence: [],
      plan: { rootCause: '', correctiveActions: '', preventiveMeasures: '' },
      case: { reasons: [] as string[], caseIds: [] as string[], asins: [] as string[], noticeReceivedOn: null },
    };
    expect(next(empty)).toEqual({ kind: 'paste-notice' });
    const pasted = { ...empty, noticeText: 'Hello' };
    expect(next(pasted)).toEqual({ kind: 'choose-reason' });
    const reasoned = { ...pasted, case: { ...empty.case, reasons: ['inauthentic_supply'] } };
    expect(next(reasoned)).toEqual({ kind: 'note-date' });
    const dated = { ...reasoned, case: { ...reasoned.case, noticeReceivedOn: '2026-09-14' } };
    expect(next(dated)).toEqual({ kind: 'note-ids' });
    const numbered = { ...dated, case: { ...dated.case, caseIds: ['1'] } };
    expect(next(numbered)).toEqual({ kind: 'add-document', typeId: 'supplier_invoice' });
    const invoiced = { ...numbered, evidence: [anEvidence('inv')] };
    expect(next(invoiced)).toEqual({ kind: 'add-document', typeId: 'supplier_contact_sheet' });
    const documented = {
      ...invoiced,
      evidence: [anEvidence('inv', { issuer: '' }), anEvidence('s', { type: 'supplier_contact_sheet' })],
    };
    expect(next(documented)).toEqual({ kind: 'describe-document', evidenceId: 'inv', title: 'Invoice inv' });
    const described = {
      ...documented,
      evidence: [anEvidence('inv'), anEvidence('s', { type: 'supplier_contact_sheet' })],
    };
    expect(next(described)).toEqual({ kind: 'write-part', part: 'rootCause' });
  });

  it('mends what blocks the export before exporting', () => {
    const error = { rule: 'r', level: 'error', where: 'plan/rootCause', message: 'm', fix: 'f' } as const;
    expect(next({ findings: [error, error] })).toEqual({ kind: 'mend', finding: error, count: 2 });
    expect(next({})).toEqual({ kind: 'export' });
  });

  it('does not let a document stand in the way once the plan has been begun', () => {
    const begun = { rootCause: 'We …', correctiveActions: '', preventiveMeasures: '' };
    const evidence = [anEvidence('inv')];
    expect(next({ evidence, plan: begun })).toEqual({ kind: 'write-part', part: 'correctiveActions' });
    expect(next({ evidence })).toEqual({ kind: 'add-document', typeId: 'supplier_contact_sheet' });
    const error = { rule: 'r', level: 'error', where: 'plan/rootCause', message: 'm', fix: 'f' } as const;
    expect(next({ evidence, findings: [error] })).toMatchObject({ kind: 'mend' });
  });

  it('does not name a document that the user says is not needed, nor ask for papers where none is left', () => {
    const catalogue = theCatalogue();
    const setAside = ['supplier_invoice', 'supplier_contact_sheet'].map((type) => ({
      ...keyOfNotNeeded(labelOf(catalogue.documentTypes, type)),
      ...{ reason: 'Not asked for.', createdAt: '2026-10-01T10:00:00.000Z' },
    }));
    expect(next({ evidence: [anEvidence('inv')], setAside })).toEqual({ kind: 'export' });
    expect(next({ evidence: [], setAside })).toEqual({ kind: 'export' });
  });

  it('names the parts of a statement, and waits for no explanation beside documents', () => {
    const plan = { rootCause: '', correctiveActions: '', preventiveMeasures: '' };
    expect(next({ plan, case: { path: 'retraction' } })).toEqual({ kind: 'write-part', part: 'rootCause' });
    expect(next({ plan, case: { path: 'reactivate-other-first' } })).toMatchObject({ kind: 'write-part' });
    expect(next({ plan, case: { path: 'documents' } })).toEqual({ kind: 'export' });
  });

  it('asks for evidence where the reasons name no type', () => {
    expect(next({ case: { reasons: ['other_unclassified'] }, evidence: [] })).toEqual({ kind: 'add-evidence' });
  });

  it('waits after sending until the day to look again, then says so', () => {
    const sent = { case: { status: 'sent' as const } };
    expect(next(sent)).toEqual({ kind: 'log-contact' });
    expect(next({ ...sent, interactions: [anInteraction('a')] })).toEqual({ kind: 'set-follow-up' });
    expect(next({ ...sent, interactions: [anInteraction('a', { followUpOn: '2026-10-09' })] })).toEqual({
      kind: 'wait',
      until: '2026-10-09',
      sentOn: '2026-09-15',
    });
    expect(next({ ...sent, interactions: [anInteraction('a', { followUpOn: TODAY })] })).toEqual({
      kind: 'follow-up',
      since: TODAY,
    });
  });

  it('does not wait for a day that a later contact has settled', () => {
    const interactions = [
      anInteraction('a', { followUpOn: '2026-09-20' }),
      anInteraction('b', { at: '2026-09-21T09:00:00+00:00', followUpOn: '2026-10-12' }),
    ];
    expect(next({ case: { status: 'sent' }, interactions })).toEqual({
      ...{ kind: 'wait', until: '2026-10-12', sentOn: '2026-09-21' },
    });
  });

  it.each<[CaseStatus, string]>([
    ['reinstated', 'reinstated'],
    ['refused', 'refused'],
    ['more-asked', 'answer-request'],
  ])('%s: %s', (status, kind) => {
    expect(next({ case: { status } })).toEqual({ kind });
  });
});
