import Papa from 'papaparse';
import { decodeText, type DecodedText } from './decode-text.ts';
import { findDelimiter, findQuote, type Delimiter } from './find-delimiter.ts';

/** A record of the file. `number` counts every record from 1, as a spreadsheet does; empty ones are counted and left out. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

export type Table = {
  readonly encoding: DecodedText;
  readonly delimiter: Delimiter;
  /** Records above the table that have fewer columns (a report's notes). */
  readonly preamble: readonly TableRow[];
  /** The row with the columns' names, or null when the first one is data already. */
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
  readonly columnCount: number;
  /** Rows that have more or fewer columns than most. */
  readonly raggedRows: readonly number[];
  /** True when the file goes on behind the last row that was read. */
  readonly isCut: boolean;
};

export const TABLE_LIMITS = { rows: 200_000, columns: 500, widestRow: 100_000, cellChars: 32_767 } as const;
/** Rows above a table that can be notes of the report. */
const MAX_PREAMBLE = 20;

/** Reads a table; undefined when the bytes are no text, or have no columns or far too many. Never throws for any bytes. */
export function readTable(bytes: Uint8Array): Table | undefined {
  const decoded = decodeText(bytes);
  if (!decoded) return undefined;
  const delimiter = findDelimiter(decoded.text, true);
  if (!delimiter || isTooWide(decoded.text, delimiter)) return undefined;
  const { rows, isCut } = readRows(decoded.text, delimiter);
  const columnCount = findCommonCount(rows);
  const first = rows.slice(0, MAX_PREAMBLE).findIndex(({ cells }) => cells.length >= columnCount);
  const start = Math.max(0, first);
  const head = rows[start];
  const isHeader = head !== undefined && rows.length > start + 1 && looksLikeHeader(head.cells);
  const body = rows.slice(start + (isHeader ? 1 : 0));
  return {
    encoding: { ...decoded, text: '' },
    delimiter,
    preamble: rows.slice(0, start),
    header: isHeader ? head : null,
    rows: body,
    columnCount: Math.min(TABLE_LIMITS.columns, Math.max(columnCount, ...widths(rows))),
    raggedRows: body.filter(({ cells }) => cells.length !== columnCount).map(({ number }) => number),
    isCut,
  };
}

/** A row of millions of empty cells would be held as a whole, at many times its size. */
function isTooWide(text: string, delimiter: Delimiter): boolean {
  let [count, lineEnd] = [0, -1];
  for (let at = text.indexOf(delimiter); at !== -1; at = text.indexOf(delimiter, at + 1)) {
    if (lineEnd !== -1 && at > lineEnd) count = 0;
    if (count === 0) lineEnd = text.indexOf('\n', at);
    count += 1;
    if (count > TABLE_LIMITS.widestRow) return true;
  }
  return false;
}

function readRows(text: string, delimiter: Delimiter): { readonly rows: readonly TableRow[]; readonly isCut: boolean } {
  const rows: TableRow[] = [];
  let number = 0;
  let isCut = false;
  Papa.parse<string[]>(text, {
    delimiter,
    quoteChar: findQuote(text, delimiter),
    step: ({ data }, parser) => {
      number += 1;
      if (data.every((cell) => cell.trim() === '')) return;
      if (rows.length >= TABLE_LIMITS.rows) {
        isCut = true;
        parser.abort();
        return;
      }
      rows.push({
        number,
        cells: data.slice(0, TABLE_LIMITS.columns).map((cell) => cell.slice(0, TABLE_LIMITS.cellChars)),
      });
    },
  });
  return { rows, isCut };
}

function findCommonCount(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The distinct numbers of cells: a spread of 200,000 rows would be too many arguments. */
function widths(rows: readonly TableRow[]): readonly number[] {
  return [...new Set(rows.map(({ cells }) => cells.length))];
}

/** Names of columns are words: hardly one is empty or a number, and no two are the same. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const named = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const numbers = named.filter((cell) => isNumber(cell) || /^\d{4}-\d\d-\d\d/.test(cell));
  return named.length > cells.length / 2 && numbers.length === 0 && new Set(named).size === named.length;
}

/** A number as reports write it: sign, currency, thousands, percent. */
export function isNumber(cell: string): boolean {
  return /^[-+(]?\s*[$€£¥]?\s*[-+]?\d[\d.,'\u00a0\u202f ]*\s*[%)€$£¥]?$/.test(cell.trim());
}
