import { PDFArray, PDFHexString, PDFName, PDFNumber, PDFParser, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject, PDFStream, PDFString } from 'pdf-lib';
import { decodeStream, listFilters, type DecodedStream } from './decode-stream.ts';
import { decryptStream, type CipherFactory } from './decrypt-aes.ts';
import { findBytes, isDigit, isWhitespace, matchesAt, skipSpace } from './byte-scan.ts';
import { PDF_LIMITS, PdfTooComplexError } from './limits.ts';
import { say } from '../../../shared/domain/said.ts';
import './quick-tokens.ts';

/** What was met while reading a file. */
export type ParseNotes = {
  /** Objects that could not be read at all, by their reference. */
  readonly broken: PDFRef[];
  /** Streams whose /Length was wrong: the end was found by searching. */
  mendedStreams: number;
  /** Set when a limit was met; the parser itself swallows exceptions. */
  tooComplex: PdfTooComplexError | undefined;
};

/** The parts of pdf-lib's parser that are replaced or used here. pdf-lib is pinned, and the tests read every kind of file. */
type ParserInternals = {
  readonly bytes: { offset(): number; moveTo(offset: number): void };
  readonly context: PDFContext;
  readonly cryptoFactory?: CipherFactory;
  parseDict(ref?: PDFRef): PDFDict;
  skipWhitespaceAndComments(): void;
  parseDictOrStream(ref?: PDFRef): PDFDict | PDFStream;
  parseString(ref?: PDFRef): PDFString | PDFHexString;
  skipJibberish(): void;
  tryToParseInvalidIndirectObject(): PDFRef | undefined;
};

const notesByContext = new WeakMap<PDFContext, ParseNotes>();

/** What was met while reading the file that this context came from. */
export function getParseNotes(context: PDFContext): ParseNotes {
  return notesByContext.get(context) ?? { broken: [], mendedStreams: 0, tooComplex: undefined };
}

/*
 * [Note: hardened parser] pdf-lib's parser is kept, but some of its methods are replaced, in every parser that it makes,
 * because on evidence they are slow, unlimited or wrong:
 * - a stream with an indirect /Length is searched byte by byte for its end, counting the word "stream" inside it, so that
 *   a page that shows this word swallows the objects behind it; and its data are copied;
 * - object streams are inflated in JavaScript without a limit: 1.5 MB grew to 2.7 GB;
 * - strings that it decrypts are kept as if they were written in the file, so that a bracket or a backslash in one breaks
 *   what is written from it;
 * - junk between objects, and objects without an end, take time in the square of their length.
 */
const makeParser = PDFParser.forBytesWithOptions;
PDFParser.forBytesWithOptions = (pdfBytes, ...options) => harden(makeParser(pdfBytes, ...options), pdfBytes);

function harden(parser: PDFParser, bytes: Uint8Array): PDFParser {
  const internals = parser as unknown as ParserInternals;
  const notes: ParseNotes = { broken: [], mendedStreams: 0, tooComplex: undefined };
  notesByContext.set(internals.context, notes);
  limitObjects(internals.context, notes);
  const budget = { objectStreamBytes: PDF_LIMITS.objectStreamBytes };
  const startedAt = performance.now();

  internals.parseDictOrStream = (ref) => {
    const dict = internals.parseDict(ref);
    internals.skipWhitespaceAndComments();
    const start = findStreamStart(bytes, internals.bytes.offset());
    if (start === undefined) return dict;
    const end = findStreamEnd(bytes, start, dict, internals.context, notes);
    internals.bytes.moveTo(skipSpace(bytes, end) + 'endstream'.length);
    const isXref = dict.get(PDFName.of('Type')) === PDFName.of('XRef');
    const encrypted = bytes.subarray(start, end);
    const factory = !isXref && ref ? internals.cryptoFactory : undefined;
    const contents = factory && ref ? decryptStream(factory, ref, encrypted) : encrypted;
    return openObjectStream(PDFRawStream.of(dict, contents), budget, notes);
  };

  const parseString = internals.parseString.bind(parser);
  internals.parseString = (ref) => {
    const text = parseString(ref);
    return internals.cryptoFactory && ref ? PDFHexString.fromBytes(Buffer.from(text.asString(), 'latin1')) : text;
  };

  internals.skipJibberish = () => internals.bytes.moveTo(findNextSection(bytes, internals.bytes.offset()));

  internals.tryToParseInvalidIndirectObject = () => {
    if (notes.tooComplex) throw notes.tooComplex;
    if (performance.now() - startedAt > PDF_LIMITS.recoveryMs) {
      throw new PdfTooComplexError(say`reading its damaged parts takes too long`);
    }
    const header = readObjectHeader(bytes, internals.bytes.offset());
    if (!header) throw new Error('not at an object');
    notes.broken.push(header.ref);
    const end = findBytes(bytes, 'endobj', header.end);
    internals.bytes.moveTo(end === -1 ? header.end : end + 'endobj'.length);
    return header.ref;
  };
  return parser;
}

function limitObjects(context: PDFContext, notes: ParseNotes): void {
  const assign = context.assign.bind(context);
  let count = 0;
  context.assign = (ref: PDFRef, object: PDFObject) => {
    count += 1;
    if (count > PDF_LIMITS.objects) {
      notes.tooComplex = new PdfTooComplexError(say`it has more than 500,000 objects`);
      throw notes.tooComplex;
    }
    assign(ref, object);
  };
}

/** The first byte behind the keyword `stream` and its line end, or undefined when there is no stream here. */
function findStreamStart(bytes: Uint8Array, offset: number): number | undefined {
  if (!matchesAt(bytes, 'stream', offset)) return undefined;
  let at = offset + 'stream'.length;
  while (bytes[at] === 0x20) at += 1;
  if (bytes[at] === 0x0d) at += 1;
  if (bytes[at] === 0x0a) at += 1;
  return at;
}

function findStreamEnd(
  bytes: Uint8Array,
  start: number,
  dict: PDFDict,
  context: PDFContext,
  notes: ParseNotes,
): number {
  const length = findLength(bytes, start, dict.get(PDFName.of('Length')), context);
  if (length !== undefined && matchesAt(bytes, 'endstream', skipSpace(bytes, start + length))) return start + length;
  notes.mendedStreams += 1;
  return searchStreamEnd(bytes, start);
}

function findLength(
  bytes: Uint8Array,
  start: number,
  length: PDFObject | undefined,
  context: PDFContext,
): number | undefined {
  if (length instanceof PDFNumber) return length.asNumber();
  if (!(length instanceof PDFRef)) return undefined;
  const known = context.lookup(length);
  if (known instanceof PDFNumber) return known.asNumber();
  return searchLength(bytes, start, length);
}

/** The object that holds a length mostly stands right behind its stream, which is being read: so search for it. */
function searchLength(bytes: Uint8Array, start: number, ref: PDFRef): number | undefined {
  const header = `${ref.objectNumber} ${ref.generationNumber} obj`;
  let tries = 0;
  for (
    let at = findBytes(bytes, header, start);
    at !== -1 && tries < 20;
    tries += 1, at = findBytes(bytes, header, at + 1)
  ) {
    if (isDigit(bytes[at - 1])) continue;
    const digits = /^\s*(\d{1,10})\s/.exec(
      Buffer.from(bytes.subarray(at + header.length, at + header.length + 24)).toString('latin1'),
    );
    if (digits) return Number(digits[1]);
  }
  return undefined;
}

/** The end of a stream whose length is wrong or unknown: the first `endstream` with `endobj` behind it, else the first one. */
function searchStreamEnd(bytes: Uint8Array, start: number): number {
  const first = findBytes(bytes, 'endstream', start);
  if (first === -1) throw new Error('a stream has no end');
  let end = first;
  for (let at = first; at !== -1 && at - start <= PDF_LIMITS.streamBytes; at = findBytes(bytes, 'endstream', at + 9)) {
    if (matchesAt(bytes, 'endobj', skipSpace(bytes, at + 'endstream'.length))) {
      end = at;
      break;
    }
  }
  if (bytes[end - 1] === 0x0a) end -= 1;
  if (bytes[end - 1] === 0x0d) end -= 1;
  return Math.max(start, end);
}

/** pdf-lib reads as many rows, of as many bytes, as a cross-reference stream claims, whether they are there or not. */
function requireSaneTable(dict: PDFDict): void {
  const read = (key: string): readonly number[] => {
    const value = dict.lookup(PDFName.of(key));
    const items = value instanceof PDFArray ? value.asArray().map((_, index) => value.lookup(index)) : [value];
    return items.map((item) => (item instanceof PDFNumber ? item.asNumber() : 0));
  };
  const rows = [...read('Size'), ...read('Index').filter((_, index) => index % 2 === 1)];
  if (rows.some((count) => count > PDF_LIMITS.objects * 2) || read('W').some((bytes) => bytes > 8)) {
    throw new Error('a cross-reference stream claims too much');
  }
}

/** Inflates an object stream here, within limits, so that pdf-lib finds it plain. Other streams stay as they are. */
function openObjectStream(
  stream: PDFRawStream,
  budget: { objectStreamBytes: number },
  notes: ParseNotes,
): PDFRawStream {
  const type = stream.dict.get(PDFName.of('Type'));
  if (type !== PDFName.of('ObjStm') && type !== PDFName.of('XRef')) return stream;
  if (type === PDFName.of('XRef')) requireSaneTable(stream.dict);
  if (listFilters(stream.dict).length === 0) return stream;
  const decoded = decodeWithin(stream, Math.min(PDF_LIMITS.streamBytes, budget.objectStreamBytes), notes);
  if (!decoded?.complete) throw new Error('an object stream is damaged');
  budget.objectStreamBytes -= decoded.bytes.length;
  stream.dict.delete(PDFName.of('Filter'));
  stream.dict.delete(PDFName.of('DecodeParms'));
  return PDFRawStream.of(stream.dict, decoded.bytes);
}

function decodeWithin(stream: PDFRawStream, maxBytes: number, notes: ParseNotes): DecodedStream | undefined {
  try {
    return decodeStream(stream, maxBytes);
  } catch (error) {
    if (error instanceof PdfTooComplexError) notes.tooComplex = error;
    throw error;
  }
}

/** Where the next object, cross-reference table or trailer begins at or behind an offset; the end of the file when nothing does. */
function findNextSection(bytes: Uint8Array, offset: number): number {
  for (let at = offset; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isDigit(byte) && !isDigit(bytes[at - 1]) && readObjectHeader(bytes, at)) return at;
    if (byte === 0x78 && matchesAt(bytes, 'xref', at)) return at;
    if (byte === 0x74 && matchesAt(bytes, 'trailer', at)) return at;
    if (byte === 0x73 && matchesAt(bytes, 'startxref', at)) return at;
  }
  return bytes.length;
}

/** `12 0 obj` at an offset, or undefined. */
export function readObjectHeader(bytes: Uint8Array, offset: number): { ref: PDFRef; end: number } | undefined {
  const number = readInteger(bytes, offset);
  if (!number || !isWhitespace(bytes[number.end])) return undefined;
  const generation = readInteger(bytes, skipSpace(bytes, number.end));
  if (!generation || !isWhitespace(bytes[generation.end])) return undefined;
  const at = skipSpace(bytes, generation.end);
  if (!matchesAt(bytes, 'obj', at)) return undefined;
  return { ref: PDFRef.of(number.value, generation.value), end: at + 'obj'.length };
}

function readInteger(bytes: Uint8Array, offset: number): { value: number; end: number } | undefined {
  let end = offset;
  let value = 0;
  while (isDigit(bytes[end]) && end - offset < 10) {
    value = value * 10 + (bytes[end] ?? 0) - 0x30;
    end += 1;
  }
  return end > offset ? { value, end } : undefined;
}
