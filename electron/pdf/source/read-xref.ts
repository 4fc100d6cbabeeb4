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

/**
 * Reads the cross-reference tables and streams of a file, newest first (PDF 1.7, 7.5.4 and 7.5.8). They tell an object
 * that was lost from one that never was: a reference to the latter is just null.
 */
export function readXref(bytes: Uint8Array, context: PDFContext): XrefTable {
  const known = new Map<number, boolean>();
  const shift = Math.max(0, findBytes(bytes.subarray(0, 1024), '%PDF-', 0));
  const open = [findStart(bytes)];
  const seen = new Set<number>();
  let isWhole = true;
  for (const offset of open) {
    if (offset === undefined || seen.size > MAX_SECTIONS) return { isWhole: false, inUse: listInUse(known) };
    if (seen.has(offset)) continue;
    seen.add(offset);
    const section = readSection(bytes, offset, context) ?? readSection(bytes, offset + shift, context);
    if (!section) isWhole = false;
    for (const [number, isUsed] of section?.entries ?? []) if (!known.has(number)) known.set(number, isUsed);
    open.push(...(section?.previous ?? []));
  }
  return { isWhole, inUse: listInUse(known) };
}

/** Whether a reference that leads nowhere means that something was lost. */
export function isLost(ref: PDFRef, xref: XrefTable): boolean {
  return !xref.isWhole || xref.inUse.has(ref.objectNumber);
}

function listInUse(known: ReadonlyMap<number, boolean>): ReadonlySet<number> {
  return new Set([...known].filter(([, isUsed]) => isUsed).map(([number]) => number));
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
    const head = readNumbers(bytes, at, 2);
    if (!head) return undefined;
    const [first, count, end] = [head[0] ?? 0, head[1] ?? 0, head[2] ?? 0];
    at = skipSpace(bytes, end);
    for (let index = 0; index < count; index += 1) {
      const line = readNumbers(bytes, at, 2);
      const kind = line ? skipSpace(bytes, line[2] ?? 0) : 0;
      if (!line || (bytes[kind] !== 0x6e && bytes[kind] !== 0x66)) return undefined;
      entries.set(first + index, bytes[kind] === 0x6e);
      at = skipSpace(bytes, kind + 1);
    }
  }
  if (!matchesAt(bytes, 'trailer', at)) return undefined;
  const trailer =
    Buffer.from(bytes.subarray(at, at + 4096))
      .toString('latin1')
      .split('startxref')[0] ?? '';
  const previous = [/\/Prev\s+(\d+)/, /\/XRefStm\s+(\d+)/].map((pattern) => pattern.exec(trailer)?.[1]);
  return { entries, previous: previous.filter((offset) => offset !== undefined).map(Number) };
}

/** A stream of packed entries, which the parser has inflated already. */
function readStream({ dict, contents }: PDFRawStream): Section | undefined {
  const widths = readArray(dict, 'W');
  const index = readArray(dict, 'Index') ?? [0, findNumber(dict, 'Size') ?? 0];
  if (!widths || widths.length < 3) return undefined;
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const rowBytes = kindWidth + secondWidth + thirdWidth;
  if (rowBytes < 1) return undefined;
  const entries = new Map<number, boolean>();
  let at = 0;
  for (let part = 0; part + 1 < index.length; part += 2) {
    for (let offset = 0; offset < (index[part + 1] ?? 0) && at + rowBytes <= contents.length; offset += 1) {
      entries.set((index[part] ?? 0) + offset, kindWidth === 0 || contents[at + kindWidth - 1] !== 0);
      at += rowBytes;
    }
  }
  const previous = findNumber(dict, 'Prev');
  return { entries, previous: previous === undefined ? [] : [previous] };
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
