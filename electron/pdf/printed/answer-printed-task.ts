import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrintedMime } from '../../../shared/domain/evidence.ts';
import type { SalesReport } from '../../../shared/domain/sales-report.ts';
import type { ListReading } from '../../../shared/domain/list-reading.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { MailView, PlainTextView, TableView } from '../../../shared/domain/printed.ts';
import { tableFault, type TableFault } from '../../../shared/domain/table-source.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { readStored, sizeOfStored, writeStored } from '../../vault/stored-file.ts';
import { readMail, type Mail } from './read-mail.ts';
import { readList, type ReadList } from './read-list.ts';
import { readPlainText, type PlainText } from './read-plain-text.ts';
import { readSalesReport, type SalesDays } from './read-sales-report.ts';
import { readTable, type Table } from './read-table.ts';

/** Reads an e-mail; `hashes` are the SHA-256 of its attachments, in their order. */
export type ReadMailTask = StoredFile & { readonly kind: 'read-mail' };
/** Rows by their 0-based place in the table, without its head. */
export type ReadTableTask = StoredFile & {
  readonly kind: 'read-table';
  readonly fromRow: number;
  readonly count: number;
};
export type ReadTextTask = StoredFile & {
  readonly kind: 'read-text';
  readonly fromLine: number;
  readonly count: number;
};
/** A file, or text that was pasted. */
export type TableContent = StoredFile | { readonly text: string };
/** Adds up the units of a table per ASIN; `days` null counts all of them. */
export type ReadSalesTask = {
  readonly kind: 'read-sales';
  readonly content: TableContent;
  readonly days: SalesDays | null;
};
/** Reads a table as a list of complaints or orders. */
export type ReadListTask = {
  readonly kind: 'read-list';
  readonly content: TableContent;
  readonly reading: ListReading;
};
/** Writes attachments into a folder, each as a file of its own name in a folder of its own, sealed with the folder's key. */
export type ExtractTask = StoredFile & {
  readonly kind: 'extract-attachments';
  readonly indexes: readonly number[];
  readonly target: StoredFile;
};
export type PrintedTask = ReadMailTask | ReadTableTask | ReadTextTask | ReadSalesTask | ReadListTask | ExtractTask;

export type ReadMailAnswer = MailView &
  Pick<Mail, 'references' | 'isBroken' | 'isIncomplete'> & { readonly hashes: readonly string[] };
export type ExtractAnswer = { readonly files: readonly StoredFile[] };
export type AnswerOf<Task extends PrintedTask> = Task extends ReadMailTask
  ? ReadMailAnswer
  : Task extends ReadTableTask
    ? TableView
    : Task extends ReadTextTask
      ? PlainTextView
      : Task extends ReadSalesTask
        ? SalesReport | TableFault
        : Task extends ReadListTask
          ? ReadList | TableFault
          : ExtractAnswer;
export type PrintedAnswer =
  ReadMailAnswer | TableView | PlainTextView | SalesReport | ReadList | TableFault | ExtractAnswer;

type Read = Mail | Table | PlainText;
/** The file that was asked about last: a window that scrolls asks again and again. */
let last: { readonly key: string; readonly read: Read } | undefined;

/** Answers a question about a file that was taken in. Errors: source-unreadable, not-found (an attachment). */
export async function answerPrintedTask(task: PrintedTask): Promise<Result<PrintedAnswer>> {
  switch (task.kind) {
    case 'read-mail':
      return answer(await load(task, 'message/rfc822', readMail), showMail);
    case 'read-table':
      return answer(await load(task, 'text/csv', readTable), (table) => showTable(table, task));
    case 'read-text':
      return answer(await load(task, 'text/plain', readPlainText), (text) => showText(text, task));
    case 'read-sales':
      return readContent(task.content, (bytes) => readSalesReport(bytes, task.days));
    case 'read-list':
      return readContent(task.content, (bytes) => readList(bytes, task.reading));
    case 'extract-attachments':
      return extract(await load(task, 'message/rfc822', readMail), task);
  }
}

async function load<Kind extends Read>(
  file: StoredFile,
  mime: PrintedMime,
  read: (bytes: Uint8Array) => Promise<Kind | undefined> | Kind | undefined,
): Promise<Kind | undefined> {
  const key = `${mime} ${file.path}`;
  if (last?.key === key) return last.read as Kind;
  const bytes = await readStored(file).catch(() => undefined);
  const made = bytes && (await read(bytes));
  if (made !== undefined) last = { key, read: made };
  return made;
}

/** Larger tables would take more memory than a look at them is worth. */
const MAX_TABLE_BYTES = 200_000_000;

/** Not kept: it is asked for once. */
async function readContent<Read>(
  content: TableContent,
  read: (bytes: Uint8Array) => Read,
): Promise<Result<Read | TableFault>> {
  if ('text' in content) return ok(read(new TextEncoder().encode(content.text)));
  const sizeBytes = await sizeOfStored(content).catch(() => 0);
  if (sizeBytes > MAX_TABLE_BYTES) return ok(tableFault('too-big'));
  const bytes = await readStored(content).catch(() => undefined);
  return bytes ? ok(read(bytes)) : unreadable();
}

function answer<Kind, Shown>(read: Kind | undefined, show: (read: Kind) => Shown): Result<Shown> {
  return read === undefined ? unreadable() : ok(show(read));
}

function unreadable(): Result<never> {
  return fail(appError('source-unreadable', 'The file could not be read.', { file: '' }));
}

function showMail({ headers, text, isFromHtml, isCut, attachments, ...mail }: Mail): ReadMailAnswer {
  return {
    ...{ headers: [...headers], text, isFromHtml, isCut },
    ...{ references: mail.references, isBroken: mail.isBroken, isIncomplete: mail.isIncomplete },
    attachments: attachments.map(({ index, fileName, mime, sizeBytes, isOffered }) => ({
      ...{ index, fileName, mime, sizeBytes, isOffered },
    })),
    hashes: attachments.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
  };
}

const SHOWN_CELL_CHARS = 2_000;

function showTable(table: Table, { fromRow, count }: ReadTableTask): TableView {
  return {
    header: table.header ? table.header.cells.map((cell) => cell.trim()) : null,
    columnCount: table.columnCount,
    columnChars: measureColumns(table),
    rowCount: table.rows.length,
    encoding: table.encoding.encoding,
    delimiter: table.delimiter,
    rows: table.rows.slice(fromRow, fromRow + count).map(({ number, cells }) => ({
      number,
      cells: cells.map((cell) => cleanForScreen(cell).slice(0, SHOWN_CELL_CHARS)),
    })),
  };
}

/** Longest cell of each column among the first rows and the head. */
function measureColumns(table: Table): number[] {
  const sample = [...(table.header ? [table.header] : []), ...table.rows.slice(0, 300)];
  return Array.from({ length: table.columnCount }, (_, index) =>
    Math.min(60, Math.max(3, ...sample.map(({ cells }) => (cells[index] ?? '').length))),
  );
}

function showText(text: PlainText, { fromLine, count }: ReadTextTask): PlainTextView {
  return {
    lineCount: text.lines.length,
    encoding: text.encoding.encoding,
    lines: text.lines.slice(fromLine, fromLine + count).map(cleanForScreen),
  };
}

/** Control and direction characters would play tricks on the reader. */
function cleanForScreen(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '\ufffd').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

async function extract(mail: Mail | undefined, task: ExtractTask): Promise<Result<ExtractAnswer>> {
  if (!mail) return unreadable();
  const files: StoredFile[] = [];
  for (const index of task.indexes) {
    const attachment = mail.attachments[index];
    if (!attachment)
      return fail(appError('not-found', 'No such attachment', { what: 'attachment', id: String(index) }));
    const folder = join(task.target.path, String(index));
    await mkdir(folder, { recursive: true });
    const file = { ...task.target, path: join(folder, attachment.fileName) };
    await writeStored(file, attachment.bytes);
    files.push(file);
  }
  return ok({ files });
}
