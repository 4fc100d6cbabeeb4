import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeGap, type FlowLine } from '../../../../../electron/pdf/own-pages/flow-line.ts';
import { makeSheet } from '../../../../../electron/pdf/own-pages/page-style.ts';
import { paginate, type FlowBlock, type PageBody } from '../../../../../electron/pdf/own-pages/paginate.ts';

const sheet = makeSheet('a4');
const room = sheet.top - sheet.bottom;
/** Ten lines fill a page. */
const LINE = room / 10;

/** A line that can be told apart: a box whose left side is its number. */
function aLine(number: number, height = LINE): FlowLine {
  return { height, items: [{ kind: 'box', rect: [number, -height, number, 0], fill: [0, 0, 0] }], links: [] };
}

function aBlock(first: number, count: number, overrides: Partial<FlowBlock> = {}): FlowBlock {
  return { lines: Array.from({ length: count }, (_, index) => aLine(first + index)), spaceBefore: 0, ...overrides };
}

function readNumbers(page: PageBody): readonly number[] {
  return page.items.flatMap((item) => (item.kind === 'box' ? [Math.round(item.rect[0] - sheet.left)] : []));
}

describe('paginate', () => {
  it('fills a page to its last line', () => {
    expect(paginate([aBlock(1, 10)], sheet).map(readNumbers)).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  });

  it('leaves at least two lines of a paragraph on each side', () => {
    const pages = paginate([aBlock(1, 9), aBlock(10, 5)], sheet);
    expect(pages.map((page) => readNumbers(page).length)).toEqual([9, 5]);
    const widow = paginate([aBlock(1, 6), aBlock(7, 5)], sheet);
    expect(widow.map((page) => readNumbers(page).length)).toEqual([9, 2]);
  });

  it('takes a heading along to the next page', () => {
    const pages = paginate([aBlock(1, 8), aBlock(9, 1, { keepWithNext: true, divide: 'never' }), aBlock(10, 4)], sheet);
    expect(pages.map((page) => readNumbers(page).length)).toEqual([8, 5]);
  });

  it('divides tables between any rows and repeats their head', () => {
    const head = aLine(500);
    const pages = paginate([aBlock(1, 12, { divide: 'anywhere' })], sheet, { repeatedHead: [head] });
    expect(pages.map(readNumbers)).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [500, 11, 12],
    ]);
  });

  it('leaves the space above a block out at the top of a page', () => {
    const [, second] = paginate([aBlock(1, 10), aBlock(11, 1, { spaceBefore: 50 })], sheet);
    expect(second!.items[0]).toMatchObject({ rect: [sheet.left + 11, sheet.top - LINE, sheet.left + 11, sheet.top] });
  });

  it('divides what may not be divided when it is longer than a page', () => {
    const pages = paginate([aBlock(1, 25, { divide: 'never' })], sheet);
    expect(pages.map((page) => readNumbers(page).length)).toEqual([10, 10, 5]);
  });

  it('places each line once, in order, inside the page', () => {
    const anyBlocks = fc.array(
      fc.record({
        count: fc.integer({ min: 0, max: 14 }),
        spaceBefore: fc.integer({ min: 0, max: 40 }),
        divide: fc.constantFrom('never' as const, 'text' as const, 'anywhere' as const),
        keepWithNext: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anyBlocks, (shapes) => {
        let number = 0;
        const blocks = shapes.map(({ count, ...rules }) => {
          const block = aBlock(number, count, rules);
          number += count;
          return block;
        });
        const pages = paginate(blocks, sheet, { repeatedHead: [makeGap(5)] });
        expect(pages.flatMap(readNumbers)).toEqual(Array.from({ length: number }, (_, index) => index));
        for (const item of pages.flatMap((page) => page.items)) {
          if (item.kind === 'box') expect(item.rect[1]).toBeGreaterThanOrEqual(sheet.bottom - 0.1);
        }
      }),
    );
  });
});
