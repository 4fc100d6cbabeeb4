import {
  findDateOrder,
  guessListColumns,
  makeListRow,
  type ListColumns,
  type ListPreview,
  type ListReading,
} from '../../../shared/domain/list-reading.ts';
import { MAX_LIST_ROWS, type ListRow } from '../../../shared/domain/review.ts';
import { tableFault, type TableFault } from '../../../shared/domain/table-source.ts';
import { decodeText } from './decode-text.ts';
import { readTable, type Table } from './read-table.ts';

/** The preview, with every row that would be taken as long as a list can hold them. */
export type ReadList = Omit<ListPreview, 'rows'> & { readonly rows: readonly ListRow[] };

const GUESSED_FROM = 200;

/** Reads a table as a list of complaints or orders. Never throws for any bytes. */
export function readList(bytes: Uint8Array, reading: ListReading): ReadList | TableFault {
  const table = readTable(bytes);
  if (!table) return tableFault(decodeText(bytes) ? 'no-columns' : 'not-text');
  const names = (table.header?.cells ?? []).map((cell) => cell.trim());
  if (table.rows.length === 0) return tableFault('no-rows', names);
  const sample = table.rows.slice(0, GUESSED_FROM).map(({ cells }) => cells);
  const columns = reading.columns ?? guessListColumns(names, sample);
  const dateOrder = decideOrder(table, columns, reading);
  return {
    kind: 'preview',
    tableColumns: Array.from({ length: table.columnCount }, (_, index) => (names[index] ?? '').slice(0, 80)),
    ...{ columns, dateOrder, rowCount: table.rows.length, isCut: table.isCut },
    ...gatherRows(table, columns, dateOrder, reading),
    ...{ encoding: table.encoding.encoding, delimiter: table.delimiter },
  };
}

function decideOrder(table: Table, { date }: ListColumns, { dateOrder }: ListReading): ListPreview['dateOrder'] {
  if (date === null) return 'none';
  const found = findDateOrder(table.rows.map(({ cells }) => cells[date] ?? ''));
  return found === 'none' ? 'none' : (dateOrder ?? found);
}

function gatherRows(
  table: Table,
  columns: ListColumns,
  order: ListPreview['dateOrder'],
  { asins, from }: ListReading,
): Pick<ReadList, 'rows' | 'keptRows' | 'emptyRows'> {
  const wanted = asins && new Set(asins.map((asin) => asin.trim().toUpperCase()));
  const rows: ListRow[] = [];
  const counts = { keptRows: 0, emptyRows: 0 };
  for (const { cells } of table.rows) {
    const row = makeListRow(cells, columns, order);
    if (!row) counts.emptyRows += 1;
    else if ((!wanted || wanted.has(row.asin)) && (from === null || (row.date !== null && row.date >= from))) {
      counts.keptRows += 1;
      if (rows.length < MAX_LIST_ROWS) rows.push(row);
    }
  }
  return { ...counts, rows };
}
