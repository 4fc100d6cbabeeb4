import type { PageGroup } from '../../../shared/domain/packet-pages.ts';

/** A row of the page map: the name of a group, or pages beside each other. Places in CSS pixels from the map's top. */
export type PageMapRow = { readonly top: number; readonly height: number } & (
  | { readonly kind: 'group'; readonly group: PageGroup }
  | { readonly kind: 'pages'; readonly group: PageGroup; readonly pages: readonly number[] }
);

export const GROUP_HEIGHT = 30;
export const PAGES_HEIGHT = 136;

/** Lays the groups out below each other, so many pages to a row. */
export function layOutPageMap(groups: readonly PageGroup[], pagesPerRow: number): readonly PageMapRow[] {
  const rows: PageMapRow[] = [];
  let top = 0;
  const add = (row: { kind: 'group' } | { kind: 'pages'; pages: readonly number[] }, group: PageGroup): void => {
    const height = row.kind === 'group' ? GROUP_HEIGHT : PAGES_HEIGHT;
    rows.push({ ...row, group, top, height });
    top += height;
  };
  for (const group of groups) {
    add({ kind: 'group' }, group);
    for (let first = group.firstPage; first <= group.lastPage; first += pagesPerRow) {
      const count = Math.min(pagesPerRow, group.lastPage - first + 1);
      add({ kind: 'pages', pages: Array.from({ length: count }, (_, index) => first + index) }, group);
    }
  }
  return rows;
}

/** The rows that touch a stretch of the map. */
export function findRowsBetween(rows: readonly PageMapRow[], top: number, bottom: number): readonly PageMapRow[] {
  return rows.filter((row) => row.top + row.height >= top && row.top <= bottom);
}

/** The row with a page. */
export function findRowOf(rows: readonly PageMapRow[], pageNumber: number): PageMapRow | undefined {
  return rows.find((row) => row.kind === 'pages' && row.pages.includes(pageNumber));
}

/** The page above (-1) or below (1) a page, in the same column where the row is long enough; itself at the ends. */
export function findPageBeside(rows: readonly PageMapRow[], pageNumber: number, direction: -1 | 1): number {
  const pageRows = rows.flatMap((row) => (row.kind === 'pages' ? [row.pages] : []));
  const at = pageRows.findIndex((pages) => pages.includes(pageNumber));
  const column = pageRows[at]?.indexOf(pageNumber) ?? 0;
  const next = pageRows[at + direction];
  return next?.[Math.min(column, next.length - 1)] ?? pageNumber;
}
