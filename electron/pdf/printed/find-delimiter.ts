import Papa from 'papaparse';

const DELIMITERS = [',', '\t', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const ROWS_LOOKED_AT = 60;
const SAMPLE_CHARS = 128 * 1024;

/**
 * The character that divides a table's columns, or undefined for a text without any: the rows have to agree on more than
 * one column.
 * @param isNamedTable true when the file's name says that it is a table: then two rows, or most of them, are enough
 */
export function findDelimiter(text: string, isNamedTable: boolean): Delimiter | undefined {
  const sample = text.slice(0, SAMPLE_CHARS);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, ...weigh(sample, delimiter) }));
  const wanted = isNamedTable ? { rows: 1, share: 0.5 } : { rows: 3, share: 0.9 };
  const likely = scores.filter(
    ({ delimiter, columns, rows, share, hasSentences }) =>
      columns > 1 &&
      rows >= wanted.rows &&
      share >= wanted.share &&
      (isNamedTable || columns > 2 || delimiter !== ',' || !hasSentences),
  );
  return likely.sort((a, b) => b.rows * b.share - a.rows * a.share || b.columns - a.columns)[0]?.delimiter;
}

type Weight = {
  /** Columns of most rows. */
  readonly columns: number;
  readonly rows: number;
  /** Rows that have just so many columns, of all. */
  readonly share: number;
  /** A comma and a space, as in prose. */
  readonly hasSentences: boolean;
};

function weigh(sample: string, delimiter: Delimiter): Weight {
  const { data } = Papa.parse<string[]>(sample, {
    ...{ delimiter, quoteChar: findQuote(sample, delimiter) },
    ...{ preview: ROWS_LOOKED_AT, skipEmptyLines: true },
  });
  const counts = new Map<number, number>();
  for (const row of data) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [columns, rows] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  const prose = data.filter((row) => row.some((cell) => /^ \S+ \S+/.test(cell))).length;
  return { columns, rows, share: data.length === 0 ? 0 : rows / data.length, hasSentences: prose > data.length / 4 };
}

/**
 * The quotation mark of a table; for reports with tabs often none: there `12" bowl` is just a name.
 * @returns a character that no text holds when quotation marks mean nothing
 */
export function findQuote(text: string, delimiter: Delimiter): string {
  if (delimiter !== '\t') return '"';
  const quoted = text
    .slice(0, SAMPLE_CHARS)
    .split(/[\t\r\n]/)
    .filter((cell) => cell.startsWith('"'));
  return quoted.every((cell) => /^"(?:[^"]|"")*"$/.test(cell)) ? '"' : '\0';
}
