import { makeGap, moveLine, type FlowLine } from './flow-line.ts';
import type { OwnLink, PageItem } from './own-page.ts';
import type { Sheet } from './page-style.ts';

/** Lines that belong together, and how they may be divided between two pages. */
export type FlowBlock = {
  readonly lines: readonly FlowLine[];
  /** Points above it, unless it opens a page. */
  readonly spaceBefore: number;
  /** How it may be divided: nowhere; with two lines at least on each side (text); between any lines (tables). Text by default. */
  readonly divide?: 'never' | 'text' | 'anywhere';
  /** Stays on the page on which the next block begins (headings). */
  readonly keepWithNext?: boolean;
};

/** What stands between the margins of one page. */
export type PageBody = { readonly items: readonly PageItem[]; readonly links: readonly OwnLink[] };

export type PaginateOptions = {
  /** Repeated at the top of each page but the first (a table's head). */
  readonly repeatedHead?: readonly FlowLine[];
};

type Atom = { readonly line: FlowLine; readonly spaceBefore: number; readonly mayBreakBefore: boolean };

/** Fills pages with blocks, from the top. No heading ends a page, no single line of a paragraph stands alone. */
export function paginate(
  blocks: readonly FlowBlock[],
  sheet: Sheet,
  options: PaginateOptions = {},
): readonly PageBody[] {
  const head = options.repeatedHead ?? [];
  const headHeight = head.reduce((sum, line) => sum + line.height, 0);
  const atoms = listAtoms(blocks);
  const pages: PageBody[] = [];
  let start = 0;
  while (start < atoms.length) {
    const isFirst = pages.length === 0;
    const end = findPageEnd(atoms, start, sheet.top - sheet.bottom - (isFirst ? 0 : headHeight));
    const body = atoms
      .slice(start, end)
      .flatMap((atom, index) => [makeGap(index === 0 ? 0 : atom.spaceBefore), atom.line]);
    pages.push(placeLines([...(isFirst ? [] : head), ...body], sheet));
    start = end;
  }
  return pages;
}

/** Height of blocks set without a page break. */
export function measureBlocks(blocks: readonly FlowBlock[]): number {
  return listAtoms(blocks).reduce(
    (sum, atom, index) => sum + (index === 0 ? 0 : atom.spaceBefore) + atom.line.height,
    0,
  );
}

function listAtoms(blocks: readonly FlowBlock[]): readonly Atom[] {
  const filled = blocks.filter((block) => block.lines.length > 0);
  return filled.flatMap((block, blockIndex) =>
    block.lines.map((line, index) => ({
      line,
      spaceBefore: index === 0 ? block.spaceBefore : 0,
      mayBreakBefore: index === 0 ? !filled[blockIndex - 1]?.keepWithNext : mayDivide(block, index),
    })),
  );
}

function mayDivide({ divide = 'text', lines }: FlowBlock, index: number): boolean {
  if (divide === 'anywhere') return true;
  return divide === 'text' && index >= 2 && lines.length - index >= 2;
}

/** Index behind the last line of the page that begins with line `start`. */
function findPageEnd(atoms: readonly Atom[], start: number, room: number): number {
  let used = 0;
  let lastBreak = start;
  for (let index = start; index < atoms.length; index += 1) {
    const atom = atoms[index];
    if (!atom) break;
    if (index > start && atom.mayBreakBefore) lastBreak = index;
    used += (index > start ? atom.spaceBefore : 0) + atom.line.height;
    if (used > room + 0.01 && index > start) return lastBreak > start ? lastBreak : index;
  }
  return atoms.length;
}

/** Sets lines below each other, from the top of a sheet. */
export function placeLines(lines: readonly FlowLine[], sheet: Sheet): PageBody {
  let y = sheet.top;
  const placed = lines.map((line) => {
    const moved = moveLine(line, sheet.left, y);
    y -= line.height;
    return moved;
  });
  return { items: placed.flatMap((line) => line.items), links: placed.flatMap((line) => line.links) };
}
