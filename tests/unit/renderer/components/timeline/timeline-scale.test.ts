import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOut, timelineScale } from '../../../../../renderer/components/timeline/timeline-scale.ts';
import { addDays } from '../../../../../shared/domain/dates.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));

describe('timelineScale', () => {
  it('holds every date and today between 0 and 1, in their order', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 20 }), day, (dates, today) => {
        const { positionOf } = timelineScale(dates, today, 7);
        for (const date of [...dates, today]) {
          expect(positionOf(date)).toBeGreaterThan(0);
          expect(positionOf(date)).toBeLessThan(1);
        }
        const sorted = [...dates].sort();
        sorted.forEach((date, index) => {
          const before = sorted[index - 1];
          if (before !== undefined) expect(positionOf(date)).toBeGreaterThanOrEqual(positionOf(before));
        });
      }),
    );
  });

  it('writes some labels, but no more than there is room for', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 20 }), day, (dates, today) => {
        const { ticks } = timelineScale(dates, today, 7);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('spreadOut', () => {
  it('moves apart what falls on one place and leaves the rest', () => {
    expect(spreadOut([0.1, 0.1, 0.5], 0.02)).toEqual([0.1, 0.12000000000000001, 0.5]);
  });
});
