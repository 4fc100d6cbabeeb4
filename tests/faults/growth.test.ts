import { describe, expect, it } from 'vitest';
import { judgeGrowth } from '../soak/judge-growth.ts';

const LIMITS = { heapMb: { slack: 2, perThousand: 1 } };
const samples = (heapAt: (index: number) => number, count = 40) =>
  Array.from({ length: count }, (_, index) => ({ operation: index * 50, heapMb: heapAt(index) }));

describe('judgeGrowth', () => {
  it('takes what fills at the beginning, and what comes and goes, for no growth', () => {
    expect(
      judgeGrowth(
        samples((index) => 30 + Math.min(index, 8)),
        LIMITS,
      ),
    ).toMatchObject([{ isWithin: true }]);
    const spikes = judgeGrowth(
      samples((index) => (index % 5 === 0 ? 90 : 30)),
      LIMITS,
    );
    expect(spikes).toMatchObject([{ early: 30, late: 30, isWithin: true }]);
  });

  it('notices a slow, steady growth', () => {
    const [growth] = judgeGrowth(
      samples((index) => 30 + index * 0.2),
      LIMITS,
    );
    expect(growth?.isWithin).toBe(false);
    expect(growth?.limit).toBeCloseTo(3, 1);
  });

  it('refuses to judge by too few samples', () => {
    expect(() =>
      judgeGrowth(
        samples(() => 1, 8),
        LIMITS,
      ),
    ).toThrow('too few');
  });
});
