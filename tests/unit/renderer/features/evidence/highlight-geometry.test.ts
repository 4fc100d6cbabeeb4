import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaBetween,
  areasForKey,
  FIRST_AREA,
  isDrawn,
  moveAreas,
  resizeAreas,
} from '../../../../../renderer/features/evidence/highlight-geometry.ts';
import { highlightDetailsSchema } from '../../../../../shared/domain/highlight.ts';

const fraction = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const isTaken = (rectangles: unknown): boolean =>
  highlightDetailsSchema.safeParse({ pageNumber: 1, rectangles, note: '', inPacket: true }).success;

describe('areaBetween', () => {
  it('is the same from every corner, and is cut to the page', () => {
    const area = { left: 0.2, top: 0.1, width: 0.3, height: 0.4 };
    expect(areaBetween({ x: 0.2, y: 0.1 }, { x: 0.5, y: 0.5 })).toEqual(area);
    expect(areaBetween({ x: 0.5, y: 0.1 }, { x: 0.2, y: 0.5 })).toEqual(area);
    expect(areaBetween({ x: 0.9, y: 0.9 }, { x: 2, y: 3 })).toEqual({ left: 0.9, top: 0.9, width: 0.1, height: 0.1 });
  });

  it('gives what can be kept, unless it is the trace of a click', () => {
    const drawn = fc.tuple(fraction, fraction, fraction, fraction);
    fc.assert(
      fc.property(drawn, ([x1, y1, x2, y2]) => {
        const area = areaBetween({ x: x1, y: y1 }, { x: x2, y: y2 });
        expect(!isDrawn(area) || isTaken([area])).toBe(true);
      }),
    );
    expect(isDrawn(areaBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.501 }))).toBe(false);
  });
});

describe('moving and resizing', () => {
  it('keeps every rectangle on the page, and its size while it moves', () => {
    const areas = [FIRST_AREA, { left: 0.1, top: 0.1, width: 0.2, height: 0.02 }];
    fc.assert(
      fc.property(fraction, fraction, (dx, dy) => {
        const moved = moveAreas(areas, dx, dy);
        expect(isTaken(moved)).toBe(true);
        expect(moved.map(({ width, height }) => [width, height])).toEqual(
          areas.map(({ width, height }) => [width, height]),
        );
        expect(isTaken(resizeAreas(areas, dx, dy))).toBe(true);
      }),
    );
  });
});

describe('areasForKey', () => {
  const [area] = [FIRST_AREA];
  it.each([
    ['ArrowRight', false, { left: 0.255 }],
    ['ArrowUp', false, { top: 0.445 }],
    ['ArrowRight', true, { width: 0.505 }],
    ['ArrowUp', true, { height: 0.035 }],
  ])('%s with Shift %s', (key, shiftKey, changes) => {
    expect(areasForKey([area], { key, shiftKey })).toEqual([{ ...area, ...changes }]);
  });

  it('leaves other keys alone', () => {
    expect(areasForKey([area], { key: 'Enter', shiftKey: false })).toBeNull();
  });
});
