import { isKind, type PdfDict, type PdfOperator, type PdfText, type PdfValue } from './pdf-value.ts';

/** Reads values one after the other. Throws `SyntaxError` on what isn't PDF, `RangeError` when the data end too early. */
export type PdfLexer = {
  /** The next value or, in content streams, operator; undefined at the end. */
  next(): PdfValue | PdfOperator | undefined;
  /** Offset behind what was read last. */
  position(): number;
};

type Token = PdfValue | PdfOperator | undefined | ']' | '>>';

/** A place in data that moves on as they are read. */
type Cursor = { readonly bytes: Buffer; readonly isContent: boolean; at: number };

const WHITE = [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20];
const DELIMITERS = Array.from('()<>[]{}/%', (char) => char.charCodeAt(0));
/** What a byte is, by its value: looked up for every byte that is read. */
const [IN_WORD, IS_WHITE, IS_DELIMITER] = [0, 1, 2] as const;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  WHITE.includes(byte) ? IS_WHITE : DELIMITERS.includes(byte) ? IS_DELIMITER : IN_WORD,
);
const ESCAPES: Readonly<Record<number, number>> = { 0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0c };
const MAX_DEPTH = 100;
/** More digits than a number in JavaScript keeps. */
const EXACT_DIGITS = 15;

/**
 * @param bytes data to read, from `offset` on
 * @param isContent true for content streams, which hold no references: `1 0 R` would be three words
 */
export function createPdfLexer(bytes: Buffer, offset = 0, isContent = false): PdfLexer {
  const cursor: Cursor = { bytes, isContent, at: offset };
  return {
    next: () => {
      const token = read(cursor, 0);
      if (token === ']' || token === '>>') throw new SyntaxError(`a stray bracket at ${cursor.at}`);
      return token;
    },
    position: () => cursor.at,
  };
}

function read(cursor: Cursor, depth: number): Token {
  if (depth > MAX_DEPTH) throw new SyntaxError('nested too deeply');
  skipSpace(cursor);
  switch (cursor.bytes[cursor.at]) {
    case undefined:
      return undefined;
    case 0x2f:
      return { kind: 'name', name: readName(cursor) };
    case 0x28:
      return readString(cursor);
    case 0x5b:
      return readArray(cursor, depth);
    case 0x5d:
      cursor.at += 1;
      return ']';
    case 0x3c:
      return cursor.bytes[cursor.at + 1] === 0x3c ? readDict(cursor, depth) : readHexString(cursor);
    case 0x3e:
      cursor.at += 2;
      return '>>';
    default:
      return readNumberOrWord(cursor);
  }
}

function isBreak(byte: number | undefined): boolean {
  return byte === undefined || KINDS[byte] !== IN_WORD;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function skipSpace(cursor: Cursor): void {
  for (let byte = cursor.bytes[cursor.at]; byte !== undefined; byte = cursor.bytes[cursor.at]) {
    if (byte === 0x25) skipComment(cursor);
    else if (KINDS[byte] === IS_WHITE) cursor.at += 1;
    else return;
  }
}

function skipComment(cursor: Cursor): void {
  const { bytes } = cursor;
  while (cursor.at < bytes.length && bytes[cursor.at] !== 0x0a && bytes[cursor.at] !== 0x0d) cursor.at += 1;
}

function readWord(cursor: Cursor): string {
  const from = cursor.at;
  while (!isBreak(cursor.bytes[cursor.at])) cursor.at += 1;
  return cursor.bytes.toString('latin1', from, cursor.at);
}

function readName(cursor: Cursor): string {
  cursor.at += 1;
  const name = readWord(cursor);
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function readString(cursor: Cursor): PdfText {
  const { bytes } = cursor;
  const out: number[] = [];
  let depth = 0;
  for (; cursor.at < bytes.length; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0;
    if (byte === 0x5c) cursor.at = readEscape(bytes, cursor.at + 1, out);
    else if (byte === 0x28 && depth++ === 0) continue;
    else if (byte === 0x29 && --depth === 0) {
      cursor.at += 1;
      return { kind: 'text', bytes: Buffer.from(out) };
    } else out.push(byte);
  }
  throw new RangeError('a string has no end');
}

/** Puts what a backslash stands for into `out`; returns the offset of the last byte that it took. */
function readEscape(bytes: Buffer, at: number, out: number[]): number {
  const byte = bytes[at] ?? 0;
  if (byte >= 0x30 && byte <= 0x37) {
    const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, at + 3))?.[0] ?? '0';
    out.push(parseInt(octal, 8) & 0xff);
    return at + octal.length - 1;
  }
  if (byte === 0x0d) return bytes[at + 1] === 0x0a ? at + 1 : at;
  if (byte !== 0x0a) out.push(ESCAPES[byte] ?? byte);
  return at;
}

function readHexString(cursor: Cursor): PdfText {
  const end = cursor.bytes.indexOf(0x3e, cursor.at);
  if (end === -1) throw new RangeError('a string has no end');
  const digits = cursor.bytes.toString('latin1', cursor.at + 1, end).replace(/\s+/g, '');
  if (!/^[0-9a-f]*$/i.test(digits)) throw new SyntaxError('a string with wrong digits');
  cursor.at = end + 1;
  return { kind: 'text', bytes: Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex') };
}

function readArray(cursor: Cursor, depth: number): readonly PdfValue[] {
  cursor.at += 1;
  const items: PdfValue[] = [];
  for (let token = read(cursor, depth + 1); token !== ']'; token = read(cursor, depth + 1)) items.push(asValue(token));
  return items;
}

function readDict(cursor: Cursor, depth: number): PdfDict {
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  for (let key = read(cursor, depth + 1); key !== '>>'; key = read(cursor, depth + 1)) {
    const name = asValue(key);
    if (!isKind(name, 'name')) throw new SyntaxError('a dictionary with a wrong key');
    entries.set(name.name, asValue(read(cursor, depth + 1)));
  }
  return { kind: 'dict', entries };
}

function readNumberOrWord(cursor: Cursor): PdfValue | PdfOperator {
  const number = readNumber(cursor);
  if (number !== undefined) {
    const canBeReference = !cursor.isContent && Number.isInteger(number) && number > 0;
    return canBeReference && skipGeneration(cursor) ? { kind: 'ref', number } : number;
  }
  const word = readWord(cursor);
  if (word === '') throw new SyntaxError(`a stray character at ${cursor.at}`);
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : { kind: 'operator', name: word };
}

/** A number at this place, by hand: packets hold hundreds of thousands. Undefined, and not moved, when a word stands here. */
function readNumber(cursor: Cursor): number | undefined {
  const { bytes } = cursor;
  const from = cursor.at;
  const start = isSign(bytes[from]) ? from + 1 : from;
  let at = start;
  let [value, scale] = [0, 0];
  for (; isDigit(bytes[at]) || (bytes[at] === 0x2e && scale === 0); at += 1) {
    if (bytes[at] === 0x2e) scale = 1;
    else {
      value = value * 10 + byteAt(bytes, at) - 0x30;
      scale *= 10;
    }
  }
  const digits = at - start - Math.sign(scale);
  if (digits === 0 || !isBreak(bytes[at])) return undefined;
  cursor.at = at;
  if (digits > EXACT_DIGITS) return Number(bytes.toString('latin1', from, at));
  return (bytes[from] === 0x2d ? -value : value) / Math.max(scale, 1);
}

function isSign(byte: number | undefined): boolean {
  return byte === 0x2d || byte === 0x2b;
}

function byteAt(bytes: Buffer, at: number): number {
  return bytes[at] ?? 0;
}

/** What stands behind an object number in a reference: `0 R`. */
function skipGeneration(cursor: Cursor): boolean {
  const from = cursor.at;
  skipSpace(cursor);
  if (isDigit(cursor.bytes[cursor.at]) && readNumber(cursor) !== undefined) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === 0x52 && isBreak(cursor.bytes[cursor.at + 1])) {
      cursor.at += 1;
      return true;
    }
  }
  cursor.at = from;
  return false;
}

function asValue(token: Token): PdfValue {
  if (token === undefined) throw new RangeError('the data end too early');
  if (token === ']' || token === '>>') throw new SyntaxError('a wrong bracket');
  if (typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'operator') {
    throw new SyntaxError(`a stray word "${token.name}"`);
  }
  return token;
}
