import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringArcs } from '../../../../../renderer/components/readiness-ring/ring-arcs.ts';

/** Degrees clockwise from the top of the two ends of an arc. */
function endsOf(path: string): readonly [number, number] {
  const [x1, y1, , , , , , x2, y2] = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const angle = (x = 0, y = 0): number => (Math.atan2(x - 50, 50 - y) * 180) / Math.PI;
  return [(angle(x1, y1) + 360) % 360, (angle(x2, y2) + 360) % 360];
}

describe('ringArcs', () => {
  it('gives half of a single part half of the circle, from the top', () => {
    const [arc] = ringArcs([{ id: 'a', done: 1, total: 2 }], 40, 4);
    const [from, to] = endsOf(arc?.done ?? '');
    expect(from).toBeCloseTo(0, 1);
    expect(to).toBeCloseTo(180, 1);
    expect(arc?.isComplete).toBe(false);
  });

  it('draws nothing as done where nothing is, and a whole arc where all is', () => {
    const [none, all] = ringArcs(
      [
        { id: 'a', done: 0, total: 3 },
        { id: 'b', done: 3, total: 3 },
      ],
      40,
      4,
    );
    expect(none?.done).toBe('');
    expect(all?.done).toBe(all?.whole);
    expect(all?.isComplete).toBe(true);
  });

  it('leaves out parts with nothing to do', () => {
    expect(ringArcs([{ id: 'a', done: 0, total: 0 }], 40, 4)).toEqual([]);
  });

  it('never overlaps, whatever the counts', () => {
    const part = fc.record({ id: fc.uuid(), done: fc.nat(40), total: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 8 }), (parts) => {
        const arcs = ringArcs(parts, 40, 4).map((arc) => endsOf(arc.whole));
        arcs.forEach(([from], index) => {
          const previous = arcs[index - 1];
          if (previous) expect(from).toBeGreaterThan(previous[1]);
        });
      }),
    );
  });
});
