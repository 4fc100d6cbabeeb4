import Papa from 'papaparse';
import type { SalesReport } from '../../../shared/domain/sales-report.ts';
import { tableFault, type TableFault } from '../../../shared/domain/table-source.ts';
import { decodeText } from './decode-text.ts';
import { findDelimiter, findQuote } from './find-delimiter.ts';

/** Days of which sales count, both included. */
export type SalesDays = { readonly from: string; readonly to: string };

type Columns = { readonly asin: number; readonly units: number; readonly date: number; readonly status: number };

/** Names of columns, small and without signs, best first: English reports, then those of the other large stores. */
const ASIN_NAMES = [
  'childasin',
  '(child)asin',
  'asin',
  'asin1',
  'productasin',
  'asinenfant',
  'asinhijo',
  'untergeordneteasin',
];
const UNITS_NAMES = [
  'unitsordered',
  'unitssold',
  'quantitypurchased',
  'quantityshipped',
  'quantity',
  'qty',
  'units',
  'bestellteeinheiten',
  'menge',
  'anzahl',
  'unitéscommandées',
  'quantité',
  'unidadespedidas',
  'cantidad',
  'unitàordinate',
  'quantità',
  '注文された商品点数',
  '注文商品点数',
  '数量',
];
const DATE_NAMES = [
  'purchasedate',
  'orderdate',
  'datetime',
  'date',
  'bestelldatum',
  'datum',
  'fecha',
  'data',
  '日付',
  '購入日',
];
const STATUS_NAMES = ['orderstatus', 'itemstatus', 'status'];
/** Rows at the top in which the names of the columns are looked for. */
const MAX_PREAMBLE = 20;
const MAX_ASINS = 20_000;
const ASIN = /^(?:B0[0-9A-Z]{8}|\d{9}[\dX])$/;
const CANCELLED = /cancel/i;

/**
 * Adds up the units of a sales report per ASIN, row by row, without holding the rows. The columns are found by
 * their names; orders that were cancelled don't count, nor, where the report has days, those of other days.
 * A fault says what is missing. Never throws for any bytes.
 */
export function readSalesReport(bytes: Uint8Array, days: SalesDays | null): SalesReport | TableFault {
  const decoded = decodeText(bytes);
  if (!decoded) return tableFault('not-text');
  const delimiter = findDelimiter(decoded.text, true);
  if (!delimiter) return tableFault('no-columns');
  const tally = createTally(days);
  let columns: (Columns & { readonly names: readonly string[] }) | undefined;
  let seen = 0;
  let widest: readonly string[] = [];
  Papa.parse<string[]>(decoded.text, {
    ...{ delimiter, quoteChar: findQuote(decoded.text, delimiter), skipEmptyLines: true },
    step: ({ data }, parser) => {
      seen += 1;
      if (columns) tally.add(data, columns);
      else columns = findColumns(data);
      if (seen <= MAX_PREAMBLE && data.length > widest.length) widest = data;
      if (!columns && seen >= MAX_PREAMBLE) parser.abort();
    },
  });
  if (!columns) return tableFault(hasAsin(widest) ? 'no-units-column' : 'no-asin-column', widest);
  const nameOf = (index: number): string => (columns?.names[index] ?? '').trim();
  const sums = tally.finish();
  if (sums.rows === 0) return tableFault('no-rows', columns.names);
  return {
    kind: 'report',
    ...sums,
    asinColumn: nameOf(columns.asin),
    unitsColumn: nameOf(columns.units),
    dateColumn: columns.date === -1 ? null : nameOf(columns.date),
    ...{ encoding: decoded.encoding, delimiter },
  };
}

function findColumns(cells: readonly string[]): (Columns & { readonly names: readonly string[] }) | undefined {
  const find = (names: readonly string[]): number => findName(cells, names);
  const [asin, units] = [find(ASIN_NAMES), find(UNITS_NAMES)];
  if (asin === -1 || units === -1) return undefined;
  return { asin, units, date: find(DATE_NAMES), status: find(STATUS_NAMES), names: cells };
}

function hasAsin(cells: readonly string[]): boolean {
  return findName(cells, ASIN_NAMES) !== -1;
}

function findName(cells: readonly string[], names: readonly string[]): number {
  const plain = cells.map((cell) => cell.toLowerCase().replace(/[\s_\-/.:"'’\ufeff]/g, ''));
  const name = names.find((one) => plain.includes(one));
  return name === undefined ? -1 : plain.indexOf(name);
}

type Row =
  | { readonly kind: 'unreadable' | 'cancelled' }
  | { readonly kind: 'sold'; readonly asin: string; readonly count: number; readonly day: string | null };

function readRow(cells: readonly string[], columns: Columns, needsDay: boolean): Row {
  const cellOf = (index: number): string => (index === -1 ? '' : (cells[index] ?? ''));
  const asin = cellOf(columns.asin).trim().toUpperCase();
  const count = readUnits(cellOf(columns.units));
  if (!ASIN.test(asin) || count === undefined) return { kind: 'unreadable' };
  if (CANCELLED.test(cellOf(columns.status))) return { kind: 'cancelled' };
  const day = readDay(cellOf(columns.date));
  if (needsDay && columns.date !== -1 && day === null) return { kind: 'unreadable' };
  return { kind: 'sold', asin, count, day };
}

function createTally(days: SalesDays | null) {
  const units = new Map<string, number>();
  const counts = { rows: 0, unreadableRows: 0, cancelledRows: 0, otherDayRows: 0 };
  let [firstDay, lastDay]: [string | null, string | null] = [null, null];
  const noteDay = (day: string): void => {
    if (firstDay === null || day < firstDay) firstDay = day;
    if (lastDay === null || day > lastDay) lastDay = day;
  };
  const addSold = (asin: string, count: number): void => {
    if (units.size >= MAX_ASINS && !units.has(asin)) counts.unreadableRows += 1;
    else units.set(asin, (units.get(asin) ?? 0) + count);
  };
  return {
    add: (cells: readonly string[], columns: Columns): void => {
      counts.rows += 1;
      const row = readRow(cells, columns, days !== null);
      if (row.kind === 'unreadable') counts.unreadableRows += 1;
      if (row.kind === 'cancelled') counts.cancelledRows += 1;
      if (row.kind !== 'sold') return;
      const { day } = row;
      if (day !== null) noteDay(day);
      if (day !== null && days !== null && (day < days.from || day > days.to)) counts.otherDayRows += 1;
      else addSold(row.asin, row.count);
    },
    finish: () => ({
      units: Object.fromEntries([...units].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      ...{ ...counts, firstDay, lastDay },
    }),
  };
}

/** Whole units, with or without separators of thousands; undefined for anything else. */
function readUnits(cell: string): number | undefined {
  const text = cell.trim();
  if (!/^\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+$|^\d{1,9}(?:[.,]0+)?$/.test(text)) return undefined;
  const isGrouped = /^\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+$/.test(text);
  return isGrouped ? Number(text.replace(/\D/g, '')) : Number.parseInt(text, 10);
}

/** Days in the order of ISO 8601, as Amazon's reports write them; others can be read two ways and are left alone. */
function readDay(cell: string): string | null {
  return /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(cell)?.[1] ?? null;
}
