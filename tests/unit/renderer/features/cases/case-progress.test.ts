import { describe, expect, it } from 'vitest';
import {
  countDone,
  lacksFacts,
  listSteps,
  stateOfStep,
  type StepId,
} from '../../../../../renderer/features/cases/case-progress.ts';
import type { AppealPath } from '../../../../../shared/domain/case.ts';
import { labelOf } from '../../../../../shared/domain/catalogue.ts';
import { checkDocuments } from '../../../../../shared/domain/checks/document-checks.ts';
import { keyOfNotNeeded } from '../../../../../shared/domain/not-needed.ts';
import { keyOfFinding } from '../../../../../shared/domain/set-aside.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';
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

  it('counts a document as done that is explained, not needed, set aside or replaced by another', () => {
    const isSheetDone = (changes: Parameters<typeof aCaseView>[0]) =>
      listSteps(aCaseView({ evidence: [anEvidence('inv')], ...changes }))
        .flatMap((step) => step.items)
        .find((item) => item.kind === 'document' && item.typeId === 'supplier_contact_sheet')?.isDone;
    expect(isSheetDone({})).toBe(false);
    expect(isSheetDone({ plan: { rootCause: 'We have no supplier contact sheet: the firm closed.' } })).toBe(true);
    const catalogue = theCatalogue();
    const word = { reason: 'The notice does not ask for it.', createdAt: '2026-10-01T10:00:00.000Z' };
    const label = labelOf(catalogue.documentTypes, 'supplier_contact_sheet');
    expect(isSheetDone({ setAside: [{ ...keyOfNotNeeded(label), ...word }] })).toBe(true);
    const view = aCaseView({ evidence: [anEvidence('inv')] });
    const [finding] = checkDocuments({ ...aCaseFile(), evidence: view.evidence }, catalogue);
    expect(finding?.rule).toBe('document-missing');
    expect(finding && isSheetDone({ setAside: [{ ...keyOfFinding(finding), ...word }] })).toBe(true);
  });

  it('counts a document as done where another stands in for it', () => {
    const { reasons } = theCatalogue();
    const [reason] = reasons.filter(({ alternatives }) => Object.keys(alternatives ?? {}).length > 0);
    const [[replaced, others] = []] = Object.entries(reason?.alternatives ?? {});
    const evidence = [anEvidence('x', { type: others?.[0] ?? '' })];
    const items = listSteps(aCaseView({ case: { reasons: [reason?.id ?? ''] }, evidence })).flatMap(
      (step) => step.items,
    );
    expect(items).toContainEqual({ kind: 'document', typeId: replaced, isDone: true });
  });

  it('counts the parts that the path has', () => {
    const partsOf = (path: AppealPath) =>
      listSteps(aCaseView({ case: { path }, plan: { correctiveActions: '' } }))
        .find((step) => step.id === 'plan')
        ?.items.map((item) => item.kind === 'plan-part' && [item.part, item.isDone]);
    const three = [
      ['rootCause', true],
      ['correctiveActions', false],
      ['preventiveMeasures', true],
    ];
    expect(partsOf('admit')).toEqual(three);
    expect(partsOf('dispute')).toEqual(three);
    expect(partsOf('retraction')).toEqual(three);
    expect(partsOf('reactivate-other-first')).toEqual(three);
    expect(partsOf('documents')).toEqual([['rootCause', true]]);
  });

  it('has the review among the steps where a plan or a dispute is made from it', () => {
    expect(states(aCaseView({ case: { path: 'dispute' } }))).toHaveProperty('review');
    expect(states(aCaseView({ case: { path: 'documents' } }))).not.toHaveProperty('review');
    expect(states(aCaseView({ case: { path: 'retraction' } }))).not.toHaveProperty('review');
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
