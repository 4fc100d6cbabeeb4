import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import { findRootCause, listQuestions, listReviewFacts } from '../../../../shared/domain/review-facts.ts';
import { caseReviewSchema, viewReview, type CaseReview } from '../../../../shared/domain/review.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const factsOf = (review: Partial<CaseReview>) =>
  listReviewFacts({ review: viewReview(caseReviewSchema.parse(review)), catalogue, marketplace: 'US' });
const why = (answer: string, ...evidenceIds: string[]) => ({ answer, evidenceIds: evidenceIds as EvidenceId[] });

describe('listReviewFacts', () => {
  it('is empty for an empty review', () => {
    expect(factsOf({})).toEqual([]);
  });

  it('gives root causes first, then answers in the order of the pages, figures and lists', () => {
    const facts = factsOf({
      answers: { 'work-since': 'A second check.', 'orders-causes': '14 packed too late' },
      metrics: { lsr: { value: 7.5, limit: null, asOf: '2026-09-14' } },
      worksheets: [
        { id: 'w1', problem: 'Late orders', whys: [why('Packed late', 'b'), why('No cut-off', 'b', 'a'), why('')] },
        { id: 'w2', problem: '', whys: [] },
      ],
      lists: [
        {
          ...{ id: 'l1', kind: 'orders', title: 'Late orders' },
          rows: [
            { date: '2026-08-02', orderId: '1', asin: 'B0ABCDEFGH', text: '' },
            { date: '2026-08-01', orderId: '2', asin: 'B0ABCDEFGH', text: '' },
            { date: null, orderId: '2', asin: '', text: 'x' },
          ],
        },
      ],
    });
    expect(facts).toEqual([
      {
        ...{ id: 'cause/w1', topic: 'Root causes', question: 'Root cause of: Late orders', answer: 'No cut-off' },
        evidenceIds: ['b', 'a'],
      },
      expect.objectContaining({ id: 'answer/orders-causes', topic: 'Orders', answer: '14 packed too late' }),
      expect.objectContaining({ id: 'answer/work-since', topic: 'Who does what' }),
      expect.objectContaining({
        id: 'metric/lsr',
        answer: 'Late shipment rate: 7.5 % on 14 September 2026. The limit is below 4 %.',
      }),
      expect.objectContaining({
        id: 'list/l1',
        answer: '3 orders from 1 August 2026 to 2 August 2026. B0ABCDEFGH: 2.',
      }),
    ]);
  });

  it('takes the last answered why as the cause', () => {
    expect(findRootCause({ id: 'w', problem: '', whys: [why('a'), why(' '), why('c'), why('')] })).toEqual({
      ...{ depth: 3, answer: 'c' },
    });
    expect(findRootCause({ id: 'w', problem: '', whys: [why('')] })).toBeUndefined();
  });
});

describe('the questions of the catalogue', () => {
  const { topics, questions } = catalogue.review;

  it('stand on pages that exist, under ids of their own, for reasons that exist', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ topic }) => topic))).toEqual(new Set(topics.map(({ id }) => id)));
    const known = new Set(catalogue.reasons.map(({ id }) => id));
    for (const { id, reasons } of questions) for (const reason of reasons ?? []) expect(known, id).toContain(reason);
    const sources = new Set(catalogue.sources.map(({ id }) => id));
    for (const entry of [...questions, ...catalogue.metrics]) {
      for (const source of entry.sources) expect(sources, entry.id).toContain(source);
    }
    for (const { id, reason } of catalogue.metrics) if (reason !== null) expect(known, id).toContain(reason);
  });

  it('are few for each reason, and never none', () => {
    for (const { id } of catalogue.reasons) {
      const { length } = listQuestions(questions, [id]);
      expect(length, id).toBeGreaterThanOrEqual(3);
      expect(length, id).toBeLessThanOrEqual(18);
    }
    expect(listQuestions(questions, []).length).toBeGreaterThan(0);
  });
});
