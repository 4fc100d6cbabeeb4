import { makeGap, moveLine, type FlowLine } from '../own-pages/flow-line.ts';
import type { Color, PageItem } from '../own-pages/own-page.ts';
import { HAIRLINE, HAIRLINE_THICKNESS } from '../own-pages/page-style.ts';
import { placeLines, type PageBody } from '../own-pages/paginate.ts';
import { alignLineRight } from '../own-pages/set-text.ts';
import type { PacketFonts } from '../text/packet-fonts.ts';
import { BODY_STYLE } from './layout-text.ts';
import { finishPrintedPages, formatCount, MAX_PRINTED_PAGES, type PrintedFile } from './print-sheet.ts';
import { createQuickText, type QuickStyle, type QuickText } from './quick-text.ts';
import type { Table, TableRow } from './read-table.ts';
import {
  CELL_PADDING,
  CELL_STYLE,
  HEAD_STYLE,
  NUMBER_STYLE,
  planColumns,
  type Column,
  type ColumnBlock,
  type TableGrid,
} from './table-columns.ts';

const HEAD_FILL: Color = [0.925, 0.94, 0.96];
const STRIPE_FILL: Color = [0.975, 0.98, 0.985];
const ROW_PADDING = 2.5;
const MAX_CELL_LINES = 30;
const MAX_HEAD_LINES = 6;

/** Rows that stand on the same pages: one page for each block of columns. */
type Band = { readonly rows: readonly TableRow[]; readonly heights: readonly number[] };

type Press = { readonly table: Table; readonly grid: TableGrid; readonly text: QuickText };

/**
 * Prints a table: columns as wide as their content, the names of the columns on every page, the row's number in front of
 * each row. A table that is too wide is continued on further pages, row for row. Cells are text: nothing is computed.
 */
export function layoutTable(table: Table, fonts: PacketFonts): PrintedFile {
  const text = createQuickText(fonts);
  const grid = planColumns(table, text);
  const press: Press = { table, grid, text };
  const head = grid.blocks.map((block) => setHead(press, block));
  const preamble = setPreamble(press);
  const { bands, isCut } = makeBands(press, Math.max(0, ...head.map(({ height }) => height)), preamble);
  const bodies: PageBody[] = [];
  const captions: string[] = [];
  bands.forEach((band, bandIndex) =>
    grid.blocks.forEach((block, blockIndex) => {
      const stripes = band.rows.map((row, index) =>
        setRow(press, block, row, band.heights[index] ?? 0, index % 2 === 1),
      );
      const ahead = bandIndex === 0 && blockIndex === 0 ? preamble : [];
      bodies.push(placeLines([...ahead, ...(head[blockIndex] ? [head[blockIndex]] : []), ...stripes], grid.sheet));
      captions.push(describePage(press, band, block));
    }),
  );
  const last = bands.at(-1)?.rows.at(-1)?.number ?? 0;
  const isWhole = !isCut && !table.isCut && grid.printedColumns === table.columnCount;
  return {
    pages: finishPrintedPages(bodies, grid.sheet, fonts, { noun: 'Table', captions: (index) => captions[index] ?? '' }),
    isCut: !isWhole,
    extent: isWhole ? '' : describeExtent(table, grid, last),
    missing: [...text.missing()],
  };
}

function describePage({ table, grid }: Press, { rows }: Band, block: ColumnBlock): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return 'No rows';
  const of = formatCount(table.rows.at(-1)?.number ?? last.number);
  const extent = `Rows ${formatCount(first.number)} to ${formatCount(last.number)} of ${of}`;
  const [left, right] = [block[0], block.at(-1)];
  if (grid.blocks.length === 1 || !left || !right) return extent;
  return `${extent} · columns ${left.index + 1} to ${right.index + 1} of ${table.columnCount}`;
}

function describeExtent(table: Table, grid: TableGrid, lastRow: number): string {
  const columns = grid.printedColumns < table.columnCount ? `columns 1 to ${grid.printedColumns} of ` : '';
  return `${columns}rows 1 to ${formatCount(lastRow)}`;
}

/** Divides the rows over pages by the height that they need in the highest of all columns. */
function makeBands(
  press: Press,
  headHeight: number,
  preamble: readonly FlowLine[],
): { readonly bands: readonly Band[]; readonly isCut: boolean } {
  const { table, grid } = press;
  const full = grid.sheet.top - grid.sheet.bottom - headHeight;
  const most = Math.max(1, Math.floor(MAX_PRINTED_PAGES / Math.max(1, grid.blocks.length)));
  const bands: Band[] = [];
  let rows: TableRow[] = [];
  let heights: number[] = [];
  let room = full - preamble.reduce((sum, { height }) => sum + height, 0);
  for (const row of table.rows) {
    const height = Math.min(full, measureRow(press, row));
    if (height > room && (rows.length > 0 || bands.length === 0)) {
      bands.push({ rows, heights });
      if (bands.length === most) return { bands, isCut: true };
      [rows, heights, room] = [[], [], full];
    }
    rows.push(row);
    heights.push(height);
    room -= height;
  }
  return { bands: rows.length > 0 || bands.length === 0 ? [...bands, { rows, heights }] : bands, isCut: false };
}

function setCell(press: Press, cell: string, column: Column, style: QuickStyle, maxLines: number): readonly FlowLine[] {
  const width = column.width - 2 * CELL_PADDING;
  const shown = cell.trim().replace(/\s*\n\s*/g, ' ');
  if (shown === '') return [];
  const lines = press.text.setLines(shown, style, width, maxLines);
  return lines.map((line) =>
    column.isRight
      ? alignLineRight(line, column.x + column.width - CELL_PADDING)
      : moveLine(line, column.x + CELL_PADDING, 0),
  );
}

function measureRow(press: Press, { cells }: TableRow): number {
  let most = 1;
  for (const block of press.grid.blocks) {
    for (const column of block) {
      const cell = cells[column.index] ?? '';
      const inner = column.width - 2 * CELL_PADDING;
      // Most cells are short: measuring is quicker than setting.
      if (cell.length < 200 && press.text.measure(cell, CELL_STYLE) <= inner) continue;
      most = Math.max(most, setCell(press, cell, column, CELL_STYLE, MAX_CELL_LINES).length);
    }
  }
  return most * CELL_STYLE.leading + 2 * ROW_PADDING;
}

function setRow(press: Press, block: ColumnBlock, row: TableRow, height: number, isStriped: boolean): FlowLine {
  const items: PageItem[] = [];
  const right = (block.at(-1)?.x ?? 0) + (block.at(-1)?.width ?? 0);
  if (isStriped) items.push({ kind: 'box', rect: [0, -height, right, 0], fill: STRIPE_FILL });
  const number = { index: -1, x: 0, width: press.grid.numberWidth, isRight: true };
  const columns = block.map((column) =>
    setCell(press, row.cells[column.index] ?? '', column, CELL_STYLE, MAX_CELL_LINES),
  );
  for (const lines of [setCell(press, String(row.number), number, NUMBER_STYLE, 1), ...columns]) {
    items.push(...stack(lines, ROW_PADDING));
  }
  items.push(makeRowRule(right, -height));
  return { height, items, links: [] };
}

function setHead(press: Press, block: ColumnBlock): FlowLine {
  const { table } = press;
  const nameOf = (index: number): string => table.header?.cells[index] ?? (table.header ? '' : `Column ${index + 1}`);
  const cells = block.map((column) => setCell(press, nameOf(column.index), column, HEAD_STYLE, MAX_HEAD_LINES));
  const lineCount = Math.max(1, ...cells.map((lines) => lines.length));
  const height = lineCount * HEAD_STYLE.leading + 2 * ROW_PADDING + 1;
  const right = (block.at(-1)?.x ?? 0) + (block.at(-1)?.width ?? 0);
  const items: PageItem[] = [{ kind: 'box', rect: [0, -height, right, 0], fill: HEAD_FILL }];
  for (const lines of cells) {
    // Names stand at the bottom of the head, next to what they name.
    items.push(...stack(lines, ROW_PADDING + (lineCount - lines.length) * HEAD_STYLE.leading));
  }
  items.push(makeRowRule(right, -height));
  return { height, items, links: [] };
}

function stack(lines: readonly FlowLine[], top: number): readonly PageItem[] {
  return lines.flatMap((line, index) => moveLine(line, 0, -top - index * CELL_STYLE.leading).items);
}

function makeRowRule(right: number, y: number): PageItem {
  return { kind: 'line', from: [0, y], to: [right, y], thickness: HAIRLINE_THICKNESS, color: HAIRLINE };
}

/** A report's notes, as text above the table on its first page. */
function setPreamble({ table, grid, text }: Press): readonly FlowLine[] {
  const lines = table.preamble.flatMap(({ cells }) =>
    text.setLines(
      cells.filter((cell) => cell.trim() !== '').join('   '),
      { ...BODY_STYLE, size: 8.5, leading: 12 },
      grid.sheet.measure,
      4,
    ),
  );
  return lines.length > 0 ? [...lines, makeGap(10)] : [];
}
