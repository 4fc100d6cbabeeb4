import { inflateSync } from 'node:zlib';
import { formatFingerprint, type Scalar } from '../packet/page-fingerprint.ts';
import { undoPngPredictor } from '../source/decode-stream.ts';
import { createPdfLexer } from './pdf-lexer.ts';
import { isArray, isKind, type PdfDict, type PdfStream, type PdfValue } from './pdf-value.ts';

/** A file, read piece by piece. */
export type ByteSource = {
  readonly sizeBytes: number;
  /** Bytes from an offset; fewer at the end of the file. */
  read(offset: number, length: number): Buffer;
  /** CRC-32 of a stretch, without holding it in memory. */
  checksum(offset: number, length: number): number;
};

/** An object where the cross-reference says that there is one, but there isn't. */
export class PacketStructureError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PacketStructureError';
  }
}

export type PacketReader = {
  readonly trailer: PdfDict;
  /** Numbers of all objects, ascending. */
  readonly numbers: readonly number[];
  /** Follows references; a reference to nothing is an error. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** An object by its number, or undefined when the file has none of this number. */
  findObject(number: number): PdfValue | undefined;
  /** An entry of a dictionary, references followed; undefined when it isn't there. */
  get(dict: PdfDict, key: string): PdfValue | undefined;
  /** Length and CRC-32 of stream data as stored, and the plain entries of its dictionary. */
  fingerprint(stream: PdfStream): string;
  /** Stream data without their filter; FlateDecode only, which is all that packets use for what is read here. */
  decode(stream: PdfStream): Buffer;
};

type Place =
  | { readonly kind: 'file'; readonly offset: number }
  | { readonly kind: 'stream'; readonly number: number; readonly index: number };

const HEAD_BYTES = 1024;
const MAX_HEAD_BYTES = 64 * 1024 * 1024;
const MAX_DECODED_BYTES = 64 * 1024 * 1024;
const MAX_SECTIONS = 64;
/** Object streams whose objects are kept at hand. */
const KEPT_STREAMS = 32;
/** Objects besides, kept as well: each check asks for fonts, contents and pictures again. */
const KEPT_OBJECTS = 10_000;

/**
 * Opens a PDF through its cross-reference (tables and streams, PDF 1.7, 7.5). Objects are read when they are asked for.
 * @throws PacketStructureError when that can't be done
 */
export function openPacket(source: ByteSource): PacketReader {
  const { trailer, places } = readPlaces(source);
  const openObjectStream = keepResults(KEPT_STREAMS, (number): readonly PdfValue[] => {
    const stream = findObject(number);
    if (!isKind(stream, 'stream')) throw new PacketStructureError(`object stream ${number} is missing`);
    return readObjects(stream.dict, decode(stream), number);
  });
  const readPlain = keepResults(KEPT_OBJECTS, (number): PdfValue => {
    const place = places.get(number);
    return place?.kind === 'file' ? readObjectAt(source, place.offset, number) : null;
  });
  const findObject = (number: number): PdfValue | undefined => {
    const place = places.get(number);
    if (!place) return undefined;
    return place.kind === 'stream' ? openObjectStream(place.number)[place.index] : readPlain(number);
  };
  const resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let steps = 0; isKind(found, 'ref'); steps += 1) {
      const next = findObject(found.number);
      if (next === undefined || steps > 10) throw new PacketStructureError(`object ${found.number} is missing`);
      found = next;
    }
    return found;
  };
  const get = (dict: PdfDict, key: string): PdfValue | undefined => {
    const value = dict.entries.get(key);
    return value === undefined ? undefined : resolve(value);
  };
  const measure = (stream: PdfStream): number => {
    const length = get(stream.dict, 'Length');
    const end = typeof length === 'number' ? source.read(stream.start + length, 12).toString('latin1') : '';
    if (typeof length !== 'number' || !/^\s*endstream/.test(end)) {
      throw new PacketStructureError(`the stream at ${stream.start} has a wrong length`);
    }
    return length;
  };
  const fingerprint = (stream: PdfStream): string => {
    const length = measure(stream);
    const facts = new Map<string, Scalar>();
    for (const key of stream.dict.entries.keys()) {
      const value = get(stream.dict, key);
      const scalar = isKind(value, 'name') ? value.name : value;
      if (key !== 'Length' && isScalar(scalar)) facts.set(key, scalar);
    }
    return formatFingerprint(length, source.checksum(stream.start, length), facts);
  };
  const decode = (stream: PdfStream): Buffer =>
    decodeFlate(source.read(stream.start, measure(stream)), stream.dict, get);

  const numbers = [...places.keys()].sort((a, b) => a - b);
  return { trailer, numbers, resolve, findObject, get, fingerprint, decode };
}

/** The same function of a number that remembers what it gave last, up to a limit. */
function keepResults<Value>(limit: number, find: (number: number) => Value): (number: number) => Value {
  const kept = new Map<number, Value>();
  return (number) => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const value = find(number);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= limit) kept.delete(oldest);
    kept.set(number, value);
    return value;
  };
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function readObjectAt(source: ByteSource, offset: number, number: number): PdfValue {
  for (let length = HEAD_BYTES; ; length *= 8) {
    const head = source.read(offset, length);
    const isWhole = head.length < length || length > MAX_HEAD_BYTES;
    try {
      return readObject(head, offset, number);
    } catch (error) {
      // Too little was read, unless there is no more.
      if (isWhole || error instanceof PacketStructureError) throw asStructureError(error, number);
    }
  }
}

/** `12 0 obj … endobj`, or the head of a stream. Throws RangeError or SyntaxError when it doesn't end within `head`. */
function readObject(head: Buffer, offset: number, number: number): PdfValue {
  const prefix = /^\s*(\d+)\s+\d+\s+obj/.exec(head.toString('latin1', 0, 64));
  if (!prefix || Number(prefix[1]) !== number) throw new PacketStructureError(`object ${number} isn't at its place`);
  const lexer = createPdfLexer(head, prefix[0].length);
  const value = lexer.next() as PdfValue;
  const behind = lexer.position();
  const after = /^\s*(stream\r?\n|endobj)/.exec(head.toString('latin1', behind, behind + 32));
  if (!after) throw new RangeError('it has no end');
  if (!after[1]?.startsWith('stream')) return value;
  if (!isKind(value, 'dict')) throw new PacketStructureError(`stream ${number} has no dictionary`);
  return { kind: 'stream', dict: value, start: offset + behind + after[0].length };
}

function asStructureError(error: unknown, number: number): PacketStructureError {
  if (error instanceof PacketStructureError) return error;
  return new PacketStructureError(`object ${number} can't be read: ${error instanceof Error ? error.message : ''}`);
}

/** The objects of an object stream (PDF 1.7, 7.5.7). */
function readObjects(dict: PdfDict, data: Buffer, number: number): readonly PdfValue[] {
  const [count, first] = [dict.entries.get('N'), dict.entries.get('First')];
  if (typeof count !== 'number' || typeof first !== 'number') {
    throw new PacketStructureError(`object stream ${number} is broken`);
  }
  const head = createPdfLexer(data.subarray(0, first), 0, true);
  const offsets = Array.from({ length: count }, () => {
    head.next();
    return Number(head.next());
  });
  try {
    return offsets.map((offset) => createPdfLexer(data, first + offset).next() as PdfValue);
  } catch (error) {
    throw asStructureError(error, number);
  }
}

type Get = PacketReader['get'];

function decodeFlate(raw: Buffer, dict: PdfDict, get: Get): Buffer {
  const filter = get(dict, 'Filter') ?? [];
  const names = isArray(filter) ? filter : [filter];
  if (names.length === 0) return raw;
  const [name] = names;
  if (names.length > 1 || !isKind(name, 'name') || name.name !== 'FlateDecode') {
    throw new PacketStructureError('a stream of a foreign kind');
  }
  const parms = get(dict, 'DecodeParms');
  const number = (key: string): number => {
    const value = isKind(parms, 'dict') ? get(parms, key) : undefined;
    return typeof value === 'number' ? value : 1;
  };
  try {
    const data = inflateSync(raw, { maxOutputLength: MAX_DECODED_BYTES });
    return number('Predictor') < 10 ? data : Buffer.from(undoPngPredictor(data, number('Columns'), 1));
  } catch {
    throw new PacketStructureError('a compressed stream is broken');
  }
}

/** Where every object is, from the newest section of the cross-reference to the oldest. */
function readPlaces(source: ByteSource): { trailer: PdfDict; places: ReadonlyMap<number, Place> } {
  const tail = source.read(Math.max(0, source.sizeBytes - HEAD_BYTES), HEAD_BYTES).toString('latin1');
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  if (start === undefined) throw new PacketStructureError('the end of the file is missing');
  const places = new Map<number, Place | undefined>();
  let trailer: PdfDict | undefined;
  const open = [Number(start)];
  for (const [index, offset] of open.entries()) {
    if (index > MAX_SECTIONS) throw new PacketStructureError('the cross-reference leads in circles');
    const section = readSection(source, offset);
    for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place);
    trailer ??= section.trailer;
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.entries.get(key);
      if (typeof next === 'number') open.push(next);
    }
  }
  if (!trailer) throw new PacketStructureError('the trailer is missing');
  return { trailer, places: new Map([...places].filter((entry): entry is [number, Place] => entry[1] !== undefined)) };
}

type Section = { readonly trailer: PdfDict; readonly places: ReadonlyMap<number, Place | undefined> };

function readSection(source: ByteSource, offset: number): Section {
  const head = source.read(offset, HEAD_BYTES);
  if (/^\s*xref/.test(head.toString('latin1', 0, 16))) return readTable(source, offset);
  const number = Number(/^\s*(\d+)/.exec(head.toString('latin1', 0, 32))?.[1] ?? Number.NaN);
  const stream = readObjectAt(source, offset, number);
  if (!isKind(stream, 'stream')) throw new PacketStructureError('the cross-reference is broken');
  const length = stream.dict.entries.get('Length');
  const raw = source.read(stream.start, typeof length === 'number' ? length : 0);
  const direct: Get = (dict, key) => dict.entries.get(key);
  return { trailer: stream.dict, places: readEntries(decodeFlate(raw, stream.dict, direct), stream.dict) };
}

function readEntries(data: Buffer, dict: PdfDict): ReadonlyMap<number, Place | undefined> {
  const list = (key: string): readonly number[] | undefined => {
    const value = dict.entries.get(key);
    return isArray(value) ? value.map(Number) : undefined;
  };
  const [w1 = 1, w2 = 0, w3 = 0] = list('W') ?? [];
  const rowBytes = w1 + w2 + w3;
  const index = list('Index') ?? [0, Number(dict.entries.get('Size') ?? 0)];
  const places = new Map<number, Place | undefined>();
  let at = 0;
  for (let part = 0; part + 1 < index.length; part += 2) {
    const [first, count] = [index[part] ?? 0, index[part + 1] ?? 0];
    for (let step = 0; step < count && at + rowBytes <= data.length; step += 1) {
      places.set(first + step, readPlace(data, at, w1, w2, w3));
      at += rowBytes;
    }
  }
  return places;
}

/** One packed entry (PDF 1.7, table 18); undefined for a free number. */
function readPlace(data: Buffer, at: number, w1: number, w2: number, w3: number): Place | undefined {
  const field = (from: number, width: number): number => (width === 0 ? 0 : data.readUIntBE(from, width));
  const kind = w1 === 0 ? 1 : field(at, w1);
  const [second, third] = [field(at + w1, w2), field(at + w1 + w2, w3)];
  if (kind === 1) return { kind: 'file', offset: second };
  return kind === 2 ? { kind: 'stream', number: second, index: third } : undefined;
}

/** An old-style table, as other tools write when they save a packet again. */
function readTable(source: ByteSource, offset: number): Section {
  const text = source
    .read(offset, MAX_HEAD_BYTES)
    .toString('latin1')
    .replace(/^\s*xref/, '');
  const places = new Map<number, Place | undefined>();
  const trailerAt = text.indexOf('trailer');
  if (trailerAt === -1) throw new PacketStructureError('the trailer is missing');
  let number = 0;
  for (const line of text.slice(0, trailerAt).matchAll(/(\d+)\s+(\d+)(?:\s+([nf]))?/g)) {
    if (line[3] === undefined) number = Number(line[1]);
    else {
      places.set(number, line[3] === 'n' ? { kind: 'file', offset: Number(line[1]) } : undefined);
      number += 1;
    }
  }
  const lexer = createPdfLexer(Buffer.from(text.slice(trailerAt + 7, trailerAt + 65_536), 'latin1'));
  const trailer = lexer.next() as PdfValue;
  if (!isKind(trailer, 'dict')) throw new PacketStructureError('the trailer is broken');
  return { trailer, places };
}
