import { describe, expect, it } from 'vitest';
import {
  countDone,
  lacksFacts,
  listSteps,
  stateOfStep,
  type StepId,
} from '../../../../../renderer/features/cases/case-progress.ts';
import { anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';
import { aCaseView, anInteraction } from './a-case-view.ts';

const states = (view: ReturnType<typeof aCaseView>) =>
  Object.fromEntries(listSteps(view).map((step) => [step.id, stateOfStep(step)])) as Record<StepId, string>;

describe('listSteps', () => {
  it('has everything but the sending done in a complete case', () => {
    expect(states(aCaseView())).toEqual({
      notice: 'done',
      review: 'done',
      evidence: 'done',
      plan: 'done',
      packet: 'done',
      send: 'open',
    });
  });

  it('has nothing ready in an empty case: no faults is not readiness', () => {
    const view = aCaseView({
      noticeText: ' ',
      evidence: [],
      review: { answers: {}, metrics: {}, worksheets: [], lists: [] },
      plan: { rootCause: '', correctiveActions: '', preventiveMeasures: '' },
      case: { reasons: [], caseIds: [], asins: [], noticeReceivedOn: null },
    });
    expect(Object.values(states(view))).toEqual(['open', 'open', 'open', 'open', 'open', 'open']);
  });

  it('asks for each document type of the reasons once, and counts only what is in the packet', () => {
    const view = aCaseView({
      case: { reasons: ['inauthentic_supply', 'ip_counterfeit'] },
      evidence: [anEvidence('inv'), anEvidence('sheet', { type: 'supplier_contact_sheet', include: false })],
    });
    const documents = listSteps(view)
      .find((step) => step.id === 'evidence')
      ?.items.filter((item) => item.kind === 'document');
    expect(documents).toEqual([
      { kind: 'document', typeId: 'supplier_invoice', isDone: true },
      { kind: 'document', typeId: 'supplier_contact_sheet', isDone: false },
    ]);
  });

  it('has no plan among the steps where the path needs none', () => {
    expect(states(aCaseView({ case: { path: 'documents' } }))).not.toHaveProperty('plan');
    expect(states(aCaseView({ case: { path: 'documents' } }))).not.toHaveProperty('review');
    expect(states(aCaseView({ case: { path: 'dispute' } }))).toHaveProperty('plan');
  });

  it('does not call the packet checked while a finding blocks it', () => {
    const finding = { rule: 'citation-unknown', where: 'plan/rootCause', message: '', fix: '' } as const;
    expect(states(aCaseView({ findings: [{ ...finding, level: 'error' }] })).packet).toBe('open');
    expect(states(aCaseView({ findings: [{ ...finding, level: 'warning' }] })).packet).toBe('done');
  });

  it('counts the sending once it was sent, logged and has a day to look again', () => {
    const interactions = [anInteraction('a', { followUpOn: '2026-10-20' })];
    expect(states(aCaseView({ case: { status: 'sent' }, interactions })).send).toBe('done');
    expect(states(aCaseView({ case: { status: 'sent' } })).send).toBe('started');
    expect(states(aCaseView({ interactions })).send).toBe('open');
  });
});

describe('lacksFacts', () => {
  const catalogue = theCatalogue();

  it('is true without a type, a date or an issuer that the type is asked for', () => {
    expect(lacksFacts(anEvidence('a'), catalogue)).toBe(false);
    expect(lacksFacts(anEvidence('a', { type: 'other_document' }), catalogue)).toBe(true);
    expect(lacksFacts(anEvidence('a', { documentDate: null }), catalogue)).toBe(true);
    expect(lacksFacts(anEvidence('a', { issuer: '  ' }), catalogue)).toBe(true);
  });
});

describe('countDone', () => {
  it('counts items', () => {
    const [notice] = listSteps(aCaseView({ noticeText: '' }));
    expect(countDone(notice?.items ?? [])).toBe(3);
  });
});
