import { describe, expect, it } from 'vitest';
import { canZoom, rangeAround, shiftRange } from '../../../../../renderer/features/interactions/timeline-range.ts';

describe('rangeAround', () => {
  it('shows all, or so many days with more of the past than of the future', () => {
    expect(rangeAround('all', '2026-11-22')).toBeUndefined();
    expect(rangeAround('30', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-12-01' });
  });
});

describe('shiftRange', () => {
  it('goes there and back', () => {
    const range = { from: '2026-11-01', to: '2026-12-01' };
    expect(shiftRange(range, 1)).toEqual({ from: '2026-11-28', to: '2026-12-28' });
    expect(shiftRange(shiftRange(range, 1), -1)).toEqual(range);
  });
});

describe('canZoom', () => {
  it('is for cases that span months', () => {
    expect(canZoom(['2026-09-01', '2026-11-22'])).toBe(true);
    expect(canZoom(['2026-11-01', '2026-11-22'])).toBe(false);
    expect(canZoom([])).toBe(false);
  });
});
