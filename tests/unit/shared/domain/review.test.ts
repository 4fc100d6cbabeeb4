import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import {
  caseReviewSchema,
  patchWorksheet,
  summarizeList,
  WHY_COUNT,
  worksheetSchema,
} from '../../../../shared/domain/review.ts';

const SHEET = { id: 'w1', problem: 'Late', whys: [] };

describe('patchWorksheet', () => {
  it('changes what is given and leaves the rest', () => {
    const first = patchWorksheet(SHEET, { why: { index: 1, answer: 'Because' } });
    expect(first.whys).toEqual([
      { answer: '', evidenceIds: [] },
      { answer: 'Because', evidenceIds: [] },
    ]);
    const second = patchWorksheet(first, { why: { index: 1, evidenceIds: ['a' as EvidenceId] } });
    expect(second.whys[1]).toEqual({ answer: 'Because', evidenceIds: ['a'] });
    expect(patchWorksheet(second, { problem: '' })).toEqual({ ...second, problem: '' });
    expect(patchWorksheet(second, { why: { index: 1, answer: '', evidenceIds: [] } })).toEqual(SHEET);
  });

  it('always gives a worksheet that can be kept', () => {
    const patch = fc.record({ index: fc.integer({ min: 0, max: WHY_COUNT - 1 }), answer: fc.string() });
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 12 }), (patches) => {
        const sheet = patches.reduce((before, why) => patchWorksheet(before, { why }), worksheetSchema.parse(SHEET));
        expect(worksheetSchema.parse(sheet)).toEqual(sheet);
      }),
    );
  });
});

describe('summarizeList', () => {
  it('counts rows, days, orders and ASINs, most first', () => {
    const [list] = caseReviewSchema.parse({
      lists: [
        {
          ...{ id: 'l', kind: 'orders', title: 'Late' },
          rows: [
            { date: '2026-03-02', orderId: '1', asin: 'B' },
            { asin: 'A' },
            { date: '2026-03-01', orderId: '1', asin: 'A' },
          ],
        },
      ],
    }).lists;
    expect(list && summarizeList(list)).toEqual({
      ...{ id: 'l', kind: 'orders', title: 'Late', rowCount: 3, orderCount: 1 },
      ...{ firstDay: '2026-03-01', lastDay: '2026-03-02' },
      rowsByAsin: [
        { asin: 'A', count: 2 },
        { asin: 'B', count: 1 },
      ],
    });
  });
});
