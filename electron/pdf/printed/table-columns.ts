import { GREY, INK, type Sheet } from '../own-pages/page-style.ts';
import { makePrintSheet } from './print-sheet.ts';
import type { QuickText } from './quick-text.ts';
import { isNumber, type Table } from './read-table.ts';

export const CELL_STYLE = { size: 7.5, leading: 9.75, color: INK } as const;
export const HEAD_STYLE = { ...CELL_STYLE, bold: true } as const;
export const NUMBER_STYLE = { ...CELL_STYLE, color: GREY } as const;
/** Left and right of each cell's text. Points. */
export const CELL_PADDING = 4;

export type Column = {
  /** 0-based, of the file. */
  readonly index: number;
  /** From the sheet's left margin. */
  readonly x: number;
  readonly width: number;
  readonly isRight: boolean;
};

/** Columns that stand side by side on one page, behind the row numbers. */
export type ColumnBlock = readonly Column[];

export type TableGrid = {
  readonly sheet: Sheet;
  readonly numberWidth: number;
  readonly blocks: readonly ColumnBlock[];
  /** Columns that are printed; the rest are too many. */
  readonly printedColumns: number;
};

const SAMPLE_ROWS = 400;
const LEAST_WIDTH = 22;
/** Cells wider than this are wrapped; narrower ones where that brings the table onto one page's width. */
const WIDEST = [190, 150, 120, 95] as const;
const MAX_BLOCKS = 40;

/**
 * Gives each column the width that its content needs. A table that is too wide for the upright sheet is turned, then its
 * long cells are wrapped, then its columns are divided into blocks.
 */
export function planColumns(table: Table, text: QuickText): TableGrid {
  const lastNumber = table.rows.at(-1)?.number ?? 1;
  const numberWidth = text.measure('0'.repeat(String(lastNumber).length), NUMBER_STYLE) + 2 * CELL_PADDING;
  const naturals = Array.from({ length: table.columnCount }, (_, index) => measureColumn(table, index, text));
  const fits = (sheet: Sheet, widest: number): boolean =>
    naturals.reduce((sum, { width }) => sum + Math.min(width, widest), numberWidth) <= sheet.measure;
  const upright = makePrintSheet();
  const turned = makePrintSheet(true);
  const [loose, ...tight] = WIDEST;
  const choice = fits(upright, loose)
    ? { sheet: upright, widest: loose }
    : { sheet: turned, widest: [loose, ...tight].find((widest) => fits(turned, widest)) ?? WIDEST[1] };
  const blocks = divide(naturals, choice.widest, choice.sheet.measure, numberWidth);
  const printed = blocks.slice(0, MAX_BLOCKS);
  return {
    sheet: choice.sheet,
    numberWidth,
    blocks: printed,
    printedColumns: printed.reduce((sum, block) => sum + block.length, 0),
  };
}

type Natural = { readonly width: number; readonly isRight: boolean };

function measureColumn(table: Table, index: number, text: QuickText): Natural {
  const sample = sampleRows(table).map(({ cells }) => cells[index]?.trim() ?? '');
  const filled = sample.filter((cell) => cell !== '');
  const head = (table.header?.cells[index] ?? '').trim();
  // A column's name may be wrapped between its words, but no word is cut.
  const longestWord = Math.max(0, ...head.split(/[\s-]+/).map((word) => text.measure(word, HEAD_STYLE)));
  const widest = Math.max(
    LEAST_WIDTH,
    longestWord,
    ...filled.map((cell) => text.measure(cell.slice(0, 120), CELL_STYLE)),
  );
  const numbers = filled.filter(isNumber).length;
  return { width: widest + 2 * CELL_PADDING + 0.5, isRight: filled.length > 0 && numbers >= filled.length * 0.9 };
}

/** Rows spread over the whole table, always the same ones. */
function sampleRows({ rows }: Table): Table['rows'] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  return rows.filter((_, index) => index % step === 0).slice(0, SAMPLE_ROWS);
}

function divide(
  naturals: readonly Natural[],
  widest: number,
  measure: number,
  numberWidth: number,
): readonly ColumnBlock[] {
  const blocks: Column[][] = [];
  let block: Column[] = [];
  let x = numberWidth;
  naturals.forEach(({ width, isRight }, index) => {
    const own = Math.min(width, widest, measure - numberWidth);
    if (block.length > 0 && x + own > measure + 0.01) {
      blocks.push(block);
      block = [];
      x = numberWidth;
    }
    block.push({ index, x, width: own, isRight });
    x += own;
  });
  return block.length > 0 ? [...blocks, block] : blocks;
}
