import { describe, expect, it } from 'vitest';
import { placeWords, type DisplayedPage } from '../../../../../electron/pdf/page-texts/place-words.ts';

/** A page of 200 by 100 whose own space has its origin at the bottom left. */
const PAGE: DisplayedPage = { width: 200, height: 100, toDisplayed: (x, y) => [x, 100 - y] };

describe('placeWords', () => {
  it('shares a run among its words by the widths of their letters', () => {
    const words = placeWords({ str: 'mm ii', width: 100, transform: [10, 0, 0, 10, 20, 50] }, PAGE);
    expect(words.map((word) => word.text)).toEqual(['mm', 'ii']);
    const [wide, narrow] = words.map((word) => word.area);
    expect(wide!.width).toBeGreaterThan(2 * narrow!.width);
    expect(wide!.left).toBeCloseTo(0.1, 3);
    expect(narrow!.left + narrow!.width).toBeCloseTo(0.6, 3);
    expect(wide!.top).toBeCloseTo(0.42, 3);
    expect(wide!.height).toBeCloseTo(0.102, 3);
  });

  it('turns the area with the text', () => {
    const [word] = placeWords({ str: 'word', width: 40, transform: [0, 10, -10, 0, 100, 20] }, PAGE);
    expect(word!.area.height).toBeCloseTo(0.4, 3);
    expect(word!.area.width).toBeCloseTo(0.051, 3);
  });

  it('leaves out what lies outside the page and cuts what reaches over its edge', () => {
    expect(placeWords({ str: 'far', width: 30, transform: [10, 0, 0, 10, 300, 50] }, PAGE)).toEqual([]);
    const [cut] = placeWords({ str: 'edge', width: 40, transform: [10, 0, 0, 10, 180, 50] }, PAGE);
    expect(cut!.area.left + cut!.area.width).toBe(1);
  });

  it.each([
    { str: 'x', width: Number.NaN, transform: [10, 0, 0, 10, 0, 0] },
    { str: 'x', width: 10, transform: [0, 0, 0, 0, 0, 0] },
    { str: 'x', width: 10, transform: [] },
    { str: 'x', width: 10, transform: [10, 0, 0, 10, Number.POSITIVE_INFINITY, 0] },
  ])('gives nothing for a run without a place (%j)', (run) => expect(placeWords(run, PAGE)).toEqual([]));
});
