import { describe, expect, it } from 'vitest';
import { shownDay } from '../../../../../renderer/features/cases/shown-day.ts';

const due = { dueOn: '2026-11-30', ownDueOn: '2026-12-01' };

describe('the day that a distance counts to', () => {
  it('is the day that stands beside it', () => {
    expect(shownDay({ ...due, state: 'far' }, '2026-11-22')).toBe('2026-11-30');
  });

  it("is the user's own day while the marketplace's day goes on", () => {
    expect(shownDay({ ...due, state: 'today' }, '2026-12-01')).toBe('2026-12-01');
  });

  it('is the day that stands beside it once the time is over', () => {
    expect(shownDay({ ...due, state: 'over' }, '2026-12-05')).toBe('2026-11-30');
  });
});
