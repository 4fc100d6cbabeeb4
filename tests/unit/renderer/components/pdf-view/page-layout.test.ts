import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorAt,
  layoutPages,
  pageAt,
  pagesBetween,
  scrollTopOf,
  stepZoom,
  zoomFactor,
} from '../../../../../renderer/components/pdf-view/page-layout.ts';

const A4 = { widthPt: 595, heightPt: 842 };
const RECEIPT = { widthPt: 200, heightPt: 600 };

const sizesArbitrary = fc.array(
  fc.record({ widthPt: fc.integer({ min: 50, max: 2000 }), heightPt: fc.integer({ min: 50, max: 4000 }) }),
  { minLength: 1, maxLength: 60 },
);
const zoomArbitrary = fc.constantFrom('fit' as const, 0.5, 1, 2);

describe('layoutPages', () => {
  it('shows printed size at 100 %: 72 points are 96 pixels', () => {
    const [place] = layoutPages([A4], 1, 1000).places;
    expect(place).toMatchObject({ width: 793, height: 1122 });
    expect(zoomFactor(place!.scale)).toBeCloseTo(1);
  });

  it('fits each page to the view by its own width, and does not blow up small papers', () => {
    const layout = layoutPages([A4, { widthPt: 842, heightPt: 595 }, RECEIPT], 'fit', 832);
    expect(layout.places[0]!.width).toBe(800);
    expect(layout.places[1]!.width).toBe(800);
    expect(layout.places[2]!.width).toBe(Math.floor(200 * 1.6 * (96 / 72)));
    expect(layout.width).toBe(832);
  });

  it('never lets pages touch or overlap', () => {
    fc.assert(
      fc.property(sizesArbitrary, zoomArbitrary, fc.integer({ min: 0, max: 3000 }), (sizes, zoom, width) => {
        const { places, height } = layoutPages(sizes, zoom, width);
        for (let index = 1; index < places.length; index += 1) {
          expect(places[index]!.top).toBeGreaterThan(places[index - 1]!.top + places[index - 1]!.height);
        }
        expect(height).toBeGreaterThan(places.at(-1)!.top + places.at(-1)!.height);
      }),
    );
  });
});

describe('pagesBetween', () => {
  const layout = layoutPages([A4, A4, A4, A4], 1, 1000);

  it('gives the pages that touch the stretch', () => {
    expect(pagesBetween(layout, 0, 100)).toEqual({ first: 0, last: 1 });
    expect(pagesBetween(layout, 1100, 1200)).toEqual({ first: 0, last: 2 });
    expect(pagesBetween(layout, -500, 100_000)).toEqual({ first: 0, last: 4 });
    expect(pagesBetween(layout, 90_000, 100_000)).toEqual({ first: 4, last: 4 });
  });

  it('leaves out no page that can be seen', () => {
    fc.assert(
      fc.property(
        sizesArbitrary,
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 2000 }),
        (sizes, top, height) => {
          const { places } = layoutPages(sizes, 1, 1000);
          const { first, last } = pagesBetween(layoutPages(sizes, 1, 1000), top, top + height);
          places.forEach((place, index) => {
            const isSeen = place.top <= top + height && place.top + place.height >= top;
            expect(index >= first && index < last).toBe(isSeen);
          });
        },
      ),
    );
  });
});

describe('pageAt', () => {
  it('is the page under the upper third of the view', () => {
    const layout = layoutPages([A4, A4, A4], 1, 1000);
    expect([0, 800, 1000, 2100, 9999].map((top) => pageAt(layout, top, 600))).toEqual([0, 0, 1, 2, 2]);
    expect(pageAt(layoutPages([], 1, 1000), 0, 600)).toBe(0);
  });
});

describe('anchorAt', () => {
  it('brings the same place of the same page back after another zoom', () => {
    fc.assert(
      fc.property(
        sizesArbitrary,
        zoomArbitrary,
        zoomArbitrary,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, before, after, part) => {
          const old = layoutPages(sizes, before, 900);
          const scrollTop = part * old.height;
          const anchor = anchorAt(old, scrollTop);
          const next = layoutPages(sizes, after, 900);
          const again = anchorAt(next, scrollTopOf(next, anchor));
          if (scrollTopOf(next, anchor) > 0 && anchor.fraction >= 0 && anchor.fraction < 1) {
            expect(again.pageIndex).toBe(anchor.pageIndex);
            expect(again.fraction).toBeCloseTo(anchor.fraction, 5);
          }
        },
      ),
    );
  });
});

describe('stepZoom', () => {
  it('goes to the next step, and stops at both ends', () => {
    expect([stepZoom(1, 1), stepZoom(1, -1), stepZoom(0.96, 1), stepZoom(0.9999, 1)]).toEqual([1.1, 0.9, 1, 1.1]);
    expect([stepZoom(4, 1), stepZoom(5, 1), stepZoom(0.25, -1), stepZoom(0.1, -1)]).toEqual([4, 5, 0.25, 0.1]);
  });
});
