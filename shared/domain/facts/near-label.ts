import { cellRightOf, listCellsInColumn, type Cell, type PageLayout } from './page-layout.ts';

/** Where the value of a label may stand. */
export type LabelledPlace = {
  readonly cell: Cell;
  /** First character of what may be the value. */
  readonly start: number;
  /** The label as the page has it. */
  readonly label: string;
};

/** Lines below a label that are looked at. */
const LINES_BELOW = 2;

/**
 * For each place of a label, where its value may stand, likeliest first: behind it in the same cell; else in the cell to
 * the right, then below.
 * @param pattern folded words, global; it matches at the start of a cell or behind a mark that parts things
 */
export function listLabelledPlaces(page: PageLayout, pattern: RegExp): readonly (readonly LabelledPlace[])[] {
  return page.rows.flat().flatMap((cell) =>
    Array.from(mendLabel(cell).matchAll(pattern)).flatMap((match) => {
      const before = cell.folded.slice(0, match.index);
      if (!/(^|[·|,;:/(\])>–-]|\d)\s*$/.test(before)) return [];
      const end = match.index + match[0].length;
      const label = cell.text.slice(match.index, end).replace(/[\s:：#.-]+$/, '');
      const rest = /^[\s:：#.=–-]*/.exec(cell.folded.slice(end))?.[0].length ?? 0;
      if (end + rest < cell.text.length) {
        const isGlued = rest === 0 && /[a-z]$/.test(match[0]) && /^[a-z]/.test(cell.folded.slice(end));
        return isGlued ? [] : [[{ cell, start: end + rest, label }]];
      }
      const beside = cellRightOf(page, cell);
      const places = [...(beside ? [beside] : []), ...listCellsInColumn(page, cell, 1, LINES_BELOW)];
      return [places.map((other) => ({ cell: other, start: 0, label }))];
    }),
  );
}

/** Recognition takes a capital I for an l; labels are mended, values never. */
function mendLabel({ folded, source }: Cell): string {
  return source === 'recognised' ? folded.replace(/\blnvoice/g, 'invoice').replace(/\bn0\b/g, 'no') : folded;
}
