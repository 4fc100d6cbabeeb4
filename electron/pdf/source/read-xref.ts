import { PDFArray, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import { findBytes, findLastBytes, isDigit, matchesAt, skipSpace } from './byte-scan.ts';
import { readObjectHeader } from './hardened-parser.ts';
import { findNumber } from './pdf-values.ts';

/** What a file's own cross-reference tables say. pdf-lib doesn't read them: it finds objects by looking at the whole file. */
export type XrefTable = {
  /** False when a table is missing or can't be read, as in a file that was cut off. */
  readonly isWhole: boolean;
  /** Numbers of the objects that the file says it holds. */
  readonly inUse: ReadonlySet<number>;
};

type Section = { readonly entries: ReadonlyMap<number, boolean>; readonly previous: readonly number[] };

const MAX_SECTIONS = 1000;
const [IN_USE, FREE] = [0x6e, 0x66];

/**
 * Reads the cross-reference tables and streams of a file, newest first (PDF 1.7, 7.5.4 and 7.5.8). They tell an object
 * that was lost from one that never was: a reference to the latter is just null.
 */
export function readXref(bytes: Uint8Array, context: PDFContext): XrefTable {
  const known = new Map<number, boolean>();
  const shift = Math.max(0, findBytes(bytes.subarray(0, 1024), '%PDF-', 0));
  // Without a beginning there is nothing at offset -1 either: the table isn't whole.
  const open = new Set([findStart(bytes) ?? -1]);
  let isWhole = true;
  // Grows while it is walked; an offset that comes up again adds nothing.
  for (const offset of open) {
    if (open.size > MAX_SECTIONS) return { isWhole: false, inUse: listInUse(known) };
    const section = readSection(bytes, offset, context) ?? readSection(bytes, offset + shift, context);
    if (!section) isWhole = false;
    section?.entries.forEach((isUsed, number) => known.has(number) || known.set(number, isUsed));
    section?.previous.forEach((previous) => open.add(previous));
  }
  return { isWhole, inUse: listInUse(known) };
}

function listInUse(known: ReadonlyMap<number, boolean>): ReadonlySet<number> {
  return new Set([...known].filter(([, isUsed]) => isUsed).map(([number]) => number));
}

/** Whether a reference that leads nowhere means that something was lost. */
export function isLost(ref: PDFRef, xref: XrefTable): boolean {
  return !xref.isWhole || xref.inUse.has(ref.objectNumber);
}

function findStart(bytes: Uint8Array): number | undefined {
  const at = findLastBytes(bytes, 'startxref');
  return at === -1 ? undefined : readNumbers(bytes, at + 'startxref'.length, 1)?.[0];
}

function readSection(bytes: Uint8Array, offset: number, context: PDFContext): Section | undefined {
  const at = skipSpace(bytes, offset);
  if (matchesAt(bytes, 'xref', at)) return readTable(bytes, at + 'xref'.length);
  const header = readObjectHeader(bytes, at);
  const stream = header && context.lookup(header.ref);
  return stream instanceof PDFRawStream && stream.dict.get(PDFName.of('Type')) === PDFName.of('XRef')
    ? readStream(stream)
    : undefined;
}

/** A table of 20-byte lines; its trailer names the one before. */
function readTable(bytes: Uint8Array, from: number): Section | undefined {
  const entries = new Map<number, boolean>();
  let at = skipSpace(bytes, from);
  while (isDigit(bytes[at])) {
    const end = readSubsection(bytes, at, entries);
    if (end === undefined) return undefined;
    at = end;
  }
  if (!matchesAt(bytes, 'trailer', at)) return undefined;
  const trailer =
    Buffer.from(bytes.subarray(at, at + 4096))
      .toString('latin1')
      .split('startxref')[0] ?? '';
  const previous = [/\/Prev\s+(\d+)/, /\/XRefStm\s+(\d+)/].map((pattern) => pattern.exec(trailer)?.[1]);
  return { entries, previous: previous.filter((offset) => offset !== undefined).map(Number) };
}

/** First number and count, then a line for each object. Gives the offset behind it; undefined when a line is wrong. */
function readSubsection(bytes: Uint8Array, from: number, entries: Map<number, boolean>): number | undefined {
  const [first, count, headEnd] = readNumbers(bytes, from, 2) ?? [];
  if (first === undefined || count === undefined || headEnd === undefined) return undefined;
  let at = skipSpace(bytes, headEnd);
  for (let index = 0; index < count; index += 1) {
    const lineEnd = readNumbers(bytes, at, 2)?.[2];
    const kind = lineEnd === undefined ? -1 : skipSpace(bytes, lineEnd);
    if (bytes[kind] !== IN_USE && bytes[kind] !== FREE) return undefined;
    entries.set(first + index, bytes[kind] === IN_USE);
    at = skipSpace(bytes, kind + 1);
  }
  return at;
}

/** A stream of packed entries, which the parser has inflated already. Only the kind of each is of interest. */
function readStream({ dict, contents }: PDFRawStream): Section | undefined {
  const [kindWidth, secondWidth, thirdWidth] = readArray(dict, 'W') ?? [];
  if (kindWidth === undefined || secondWidth === undefined || thirdWidth === undefined) return undefined;
  const rowBytes = kindWidth + secondWidth + thirdWidth;
  if (rowBytes < 1) return undefined;
  const index = readArray(dict, 'Index') ?? [0, findNumber(dict, 'Size') ?? 0];
  const previous = findNumber(dict, 'Prev');
  return {
    entries: readRows(contents, index, rowBytes, kindWidth),
    previous: previous === undefined ? [] : [previous],
  };
}

/** Which objects are in use, by rows whose numbers are given as pairs of a first one and a count. */
function readRows(
  contents: Uint8Array,
  index: readonly number[],
  rowBytes: number,
  kindWidth: number,
): ReadonlyMap<number, boolean> {
  const entries = new Map<number, boolean>();
  let at = 0;
  for (let part = 0; part + 1 < index.length; part += 2) {
    const [first, count] = [index[part] ?? 0, index[part + 1] ?? 0];
    for (let step = 0; step < count && at + rowBytes <= contents.length; step += 1) {
      entries.set(first + step, kindWidth === 0 || contents[at + kindWidth - 1] !== 0);
      at += rowBytes;
    }
  }
  return entries;
}

function readArray(dict: PDFDict, key: string): readonly number[] | undefined {
  const array = dict.lookup(PDFName.of(key));
  if (!(array instanceof PDFArray)) return undefined;
  const numbers = array.asArray().map((_, index) => array.lookup(index));
  return numbers.every((number) => number instanceof PDFNumber)
    ? numbers.map((number) => number.asNumber())
    : undefined;
}

/** So many integers between white space, and behind them the offset where the last one ends. */
function readNumbers(bytes: Uint8Array, from: number, count: number): readonly number[] | undefined {
  const numbers: number[] = [];
  let at = from;
  for (let index = 0; index < count; index += 1) {
    at = skipSpace(bytes, at);
    const start = at;
    let value = 0;
    while (isDigit(bytes[at]) && at - start < 12) {
      value = value * 10 + (bytes[at] ?? 0) - 0x30;
      at += 1;
    }
    if (at === start) return undefined;
    numbers.push(value);
  }
  return [...numbers, at];
}
