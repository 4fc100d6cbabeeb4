import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import { listPlanFacts } from '../../../../shared/domain/plan-facts.ts';
import { aCaseFile, anEvidence } from '../../../support/a-case-file.ts';

const file = aCaseFile({
  case: { asins: ['B0ABCDEFGH'], sales: { B0ABCDEFGH: 110 }, noticeReceivedOn: '2026-09-14' },
  evidence: [
    anEvidence('inv', { quantities: { B0ABCDEFGH: 120 } }),
    anEvidence('hidden', { include: false, documentNumber: '77' }),
  ],
});

describe('listPlanFacts', () => {
  it('says in plain words what is known, with the documents that it comes from', () => {
    const facts = listPlanFacts(file, []);
    const of = (id: string) => facts.find((fact) => fact.id === id);
    expect(of('case/notice')?.words).toBe('14 September 2026');
    expect(of('case/asin/B0ABCDEFGH')?.words).toBe('B0ABCDEFGH');
    expect(of('units/sold/B0ABCDEFGH')).toMatchObject({
      words: '110 units of B0ABCDEFGH sold from 14 September 2025 to 13 September 2026',
      evidenceIds: [],
    });
    expect(of('units/invoiced/B0ABCDEFGH')).toMatchObject({
      words: '120 units of B0ABCDEFGH on 1 invoice',
      evidenceIds: ['inv'],
    });
    expect(of('evidence/inv/whole')).toMatchObject({
      words: 'invoice 1043 of 2 March 2026 from Acme Wholesale Inc.',
      evidenceIds: ['inv'],
    });
  });

  it('leaves out what is empty, and documents that the packet doesn’t hold', () => {
    const facts = listPlanFacts(file, []);
    expect(facts.every(({ words }) => words.trim() !== '')).toBe(true);
    expect(facts.some(({ evidenceIds }) => evidenceIds.includes('hidden' as EvidenceId))).toBe(false);
  });

  it('takes the answers of the review, on one line and with the proofs that are in the packet', () => {
    const review = {
      ...{ id: 'cause/w1', topic: 'Root causes', question: 'Root cause of: late orders' },
      answer: 'Nobody packed\non Mondays.',
      evidenceIds: ['inv', 'hidden'] as EvidenceId[],
    };
    expect(listPlanFacts(file, [review]).at(-1)).toEqual({
      ...{ id: 'review/cause/w1', group: 'review', label: 'Root cause of: late orders' },
      words: 'Nobody packed on Mondays.',
      evidenceIds: ['inv'],
    });
  });
});
