import { describe, expect, it } from 'vitest';
import { nextPanel } from '../../../../renderer/lib/panel-focus.ts';

describe('nextPanel', () => {
  it('goes around in both directions', () => {
    expect([0, 1, 2].map((here) => nextPanel(here, 3, false))).toEqual([1, 2, 0]);
    expect([0, 1, 2].map((here) => nextPanel(here, 3, true))).toEqual([2, 0, 1]);
  });

  it('begins at the first or the last when the focus is in none', () => {
    expect(nextPanel(-1, 3, false)).toBe(0);
    expect(nextPanel(-1, 3, true)).toBe(2);
  });
});
