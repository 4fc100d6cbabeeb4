import { z } from 'zod';
import { localDateSchema } from './dates.ts';
import { listRowSchema, MAX_LIST_ROWS, type ListRow } from './review.ts';
import { findWrittenDates } from './facts/written-dates.ts';

const columnSchema = z.number().int().nonnegative().max(500).nullable();

/** Places of the columns in a table, 0-based; null: the table has none. */
export const listColumnsSchema = z.strictObject({
  date: columnSchema,
  orderId: columnSchema,
  asin: columnSchema,
  text: columnSchema,
});
export type ListColumns = z.infer<typeof listColumnsSchema>;

/** Which way round a date like 03/04/2026 is. */
export const dateOrderSchema = z.enum(['day-first', 'month-first']);
export type DateOrder = z.infer<typeof dateOrderSchema>;

/** How a table is to be read as a list. */
export const listReadingSchema = z.strictObject({
  /** Null: as they look. */
  columns: listColumnsSchema.nullable(),
  /** Null: as the dates themselves say; those that can be read two ways then stay empty. */
  dateOrder: dateOrderSchema.nullable(),
  /** Only rows with one of these; null: all. */
  asins: z.array(z.string().max(60)).max(500).nullable(),
  /** Only rows of this day or later; rows without a day fall out. Null: all. */
  from: localDateSchema.nullable(),
});
export type ListReading = z.infer<typeof listReadingSchema>;

/** What a table looks like when it is read so. */
export const listPreviewSchema = z.object({
  kind: z.literal('preview'),
  /** Names of the table's columns; empty where it has no names. */
  tableColumns: z.array(z.string()),
  columns: listColumnsSchema,
  /** `unclear`: every date can be read two ways; `none`: no date needs it. */
  dateOrder: z.enum([...dateOrderSchema.options, 'unclear', 'none']),
  /** Rows of the table; at most as many as were read. */
  rowCount: z.number().int(),
  /** True when the table goes on behind the last row that was read. */
  isCut: z.boolean(),
  /** Rows with nothing that a list keeps. */
  emptyRows: z.number().int(),
  /** Rows that would be taken. */
  keptRows: z.number().int(),
  encoding: z.string(),
  delimiter: z.string(),
  /** The first of those that would be taken. */
  rows: z.array(listRowSchema),
});
export type ListPreview = z.infer<typeof listPreviewSchema>;

/** Whether a list can hold what the preview would take. */
export function fitsInList({ keptRows }: Pick<ListPreview, 'keptRows'>): boolean {
  return keptRows > 0 && keptRows <= MAX_LIST_ROWS;
}

const ORDER_ID = /^\s*\d{3}-\d{7}-\d{7}\s*$/;
const ASIN = /^\s*(?:B0[0-9A-Z]{8}|\d{9}[\dXx])\s*$/;
const TEXT_NAME =
  /comment|complaint|feedback|reason|message|review|cause|note|remark|status|beschwerde|bemerkung|grund|commentaire|motif|comentario|motivo|commento|コメント|理由|评论|原因/i;
const DATE_NAME = /date|day|datum|fecha|data|日付|日期|購入日/i;

/** The columns that look like a list's, by what stands in them and by their names. */
export function guessListColumns(names: readonly string[], rows: readonly (readonly string[])[]): ListColumns {
  const width = Math.max(names.length, ...rows.map((row) => row.length));
  const places = Array.from({ length: width }, (_, index) => index);
  const cells = places.map((index) => rows.map((row) => row[index] ?? '').filter((cell) => cell.trim() !== ''));
  const taken = new Set<number>();
  const pick = (weigh: (index: number) => number): number | null => {
    const free = places.filter((index) => !taken.has(index)).map((index) => ({ index, weight: weigh(index) }));
    const best = free.reduce((a, b) => (b.weight > a.weight ? b : a), { index: -1, weight: 0 });
    if (best.index === -1) return null;
    taken.add(best.index);
    return best.index;
  };
  const shareOf = (index: number, fits: (cell: string) => boolean): number => {
    const filled = cells[index] ?? [];
    const share = filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
    return share >= 0.5 ? share : 0;
  };
  const orderId = pick((index) => shareOf(index, (cell) => ORDER_ID.test(cell)));
  const asin = pick((index) => shareOf(index, (cell) => ASIN.test(cell)));
  const date = pick((index) => shareOf(index, startsWithDate) + (DATE_NAME.test(names[index] ?? '') ? 0.01 : 0));
  const text = pick((index) => weighText(cells[index] ?? []) + (TEXT_NAME.test(names[index] ?? '') ? 1000 : 0));
  return { date, orderId, asin, text };
}

function startsWithDate(cell: string): boolean {
  const trimmed = cell.trim();
  return trimmed.length <= 40 && findWrittenDates(trimmed)[0]?.start === 0;
}

/** Words weigh by their length; numbers and codes don't. */
function weighText(cells: readonly string[]): number {
  const words = cells.filter((cell) => /\p{L}{3}/u.test(cell));
  if (words.length === 0) return 0;
  return Math.min(500, words.reduce((sum, cell) => sum + cell.length, 0) / cells.length);
}

const TWO_WAYS = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/;

/** Which way round the dates of a column are: one date with a day above 12 decides for all of them. */
export function findDateOrder(cells: readonly string[]): ListPreview['dateOrder'] {
  const found = cells.flatMap((cell) => {
    const match = TWO_WAYS.exec(cell);
    return match ? [{ first: Number(match[1]), second: Number(match[2]) }] : [];
  });
  if (found.length === 0) return 'none';
  const isDayFirst = found.some(({ first }) => first > 12);
  const isMonthFirst = found.some(({ second }) => second > 12);
  if (isDayFirst === isMonthFirst) return 'unclear';
  return isDayFirst ? 'day-first' : 'month-first';
}

/** A row of a list from a row of a table, or undefined when it holds nothing that a list keeps. */
export function makeListRow(
  cells: readonly string[],
  columns: ListColumns,
  order: ListPreview['dateOrder'],
): ListRow | undefined {
  const cellOf = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
  const row: ListRow = {
    date: readDate(cellOf(columns.date), order),
    orderId: cellOf(columns.orderId).slice(0, 60),
    asin: cellOf(columns.asin).toUpperCase().slice(0, 40),
    text: cellOf(columns.text).slice(0, 1000),
  };
  return row.date === null && row.orderId === '' && row.asin === '' && row.text === '' ? undefined : row;
}

function readDate(cell: string, order: ListPreview['dateOrder']): string | null {
  const [first] = cell === '' ? [] : findWrittenDates(cell.slice(0, 60));
  if (!first) return null;
  const [dayFirst, monthFirst] = first.readings;
  if (monthFirst === undefined || order === 'day-first') return dayFirst;
  return order === 'month-first' ? monthFirst : null;
}
