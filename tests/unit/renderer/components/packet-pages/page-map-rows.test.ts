import { describe, expect, it } from 'vitest';
import {
  findPageBeside,
  findRowOf,
  findRowsBetween,
  GROUP_HEIGHT,
  layOutPageMap,
  PAGES_HEIGHT,
} from '../../../../../renderer/components/packet-pages/page-map-rows.ts';
import type { PageGroup } from '../../../../../shared/domain/packet-pages.ts';

const group = (kind: PageGroup['kind'], firstPage: number, lastPage: number): PageGroup => ({
  ...{ kind, firstPage, lastPage, label: '', title: '' },
});
const rows = layOutPageMap([group('letter', 1, 1), group('plan', 2, 4), group('exhibit', 5, 9)], 2);

describe('layOutPageMap', () => {
  it('sets each group below the one before, with all its pages', () => {
    expect(rows.map((row) => (row.kind === 'group' ? row.group.kind : row.pages.join()))).toEqual([
      ...['letter', '1', 'plan', '2,3', '4', 'exhibit', '5,6', '7,8', '9'],
    ]);
    expect(rows.map(({ top }) => top).slice(0, 4)).toEqual([
      ...[0, GROUP_HEIGHT, GROUP_HEIGHT + PAGES_HEIGHT, 2 * GROUP_HEIGHT + PAGES_HEIGHT],
    ]);
  });

  it('finds what is in view, and where a page is', () => {
    expect(findRowsBetween(rows, 0, GROUP_HEIGHT + 10)).toEqual(rows.slice(0, 2));
    expect(findRowOf(rows, 8)).toEqual(rows[7]);
    expect(findRowOf(rows, 10)).toBeUndefined();
  });

  it('goes up and down by rows, over the names of groups, and stops at the ends', () => {
    expect(findPageBeside(rows, 1, 1)).toBe(2);
    expect(findPageBeside(rows, 3, 1)).toBe(4);
    expect(findPageBeside(rows, 4, 1)).toBe(5);
    expect(findPageBeside(rows, 8, -1)).toBe(6);
    expect(findPageBeside(rows, 8, 1)).toBe(9);
    expect(findPageBeside(rows, 9, 1)).toBe(9);
    expect(findPageBeside(rows, 1, -1)).toBe(1);
  });
});
