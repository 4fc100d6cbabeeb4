import { PDFObjectParser, type PDFName } from 'pdf-lib';
import { isDigit, isWhitespace } from './byte-scan.ts';

/** The parts of pdf-lib's parser that are replaced or used here; see [Note: hardened parser]. */
type TokenParser = {
  readonly bytes: { readonly bytes: Uint8Array; offset(): number; moveTo(offset: number): void };
  parseName: (this: TokenParser) => PDFName;
  parseRawNumber: (this: TokenParser) => number;
};

/*
 * pdf-lib puts names and numbers together character by character, and looks for escapes in each name twice. Files say the
 * same hundred names thousands of times, and their numbers are short: those are read here, to the same values; all else
 * is left to pdf-lib.
 */
const tokens = PDFObjectParser.prototype as unknown as TokenParser;
const { parseName, parseRawNumber } = tokens;

const [SLASH, PERIOD, PLUS, MINUS] = [0x2f, 0x2e, 0x2b, 0x2d];
const DELIMITERS = Array.from('()<>[]{}/%', (char) => char.charCodeAt(0));
/** Bytes that end a name, by their value. */
const ENDS_NAME = Uint8Array.from({ length: 256 }, (_, byte) =>
  isWhitespace(byte) || DELIMITERS.includes(byte) ? 1 : 0,
);
/** Longer names, and more of them, are not kept: a file may hold any number. */
const MAX_NAME_BYTES = 32;
const MAX_KEPT_NAMES = 2000;
/** Numbers of so many digits are exact, and so is their quotient with a power of ten, rounded once. */
const EXACT_DIGITS = 15;

type KeptName = { readonly written: Uint8Array; readonly name: PDFName };
/** By a sum of their bytes; of two with the same sum the later one is kept. */
const names = new Map<number, KeptName>();

tokens.parseName = function parseNameQuickly(this: TokenParser): PDFName {
  const { bytes } = this.bytes;
  const start = this.bytes.offset();
  let end = start + 1;
  let sum = 0;
  for (; end < bytes.length && ENDS_NAME[bytes[end] ?? 0] === 0; end += 1) {
    sum = (Math.imul(sum, 31) + (bytes[end] ?? 0)) | 0;
  }
  if (bytes[start] !== SLASH || end - start > MAX_NAME_BYTES) return parseName.call(this);
  const known = names.get(sum);
  if (known && isWrittenAt(known.written, bytes, start, end)) {
    this.bytes.moveTo(end);
    return known.name;
  }
  const name = parseName.call(this);
  if (names.size >= MAX_KEPT_NAMES) names.clear();
  names.set(sum, { written: bytes.slice(start, end), name });
  return name;
};

function isWrittenAt(written: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = start; at < end; at += 1) if (written[at - start] !== bytes[at]) return false;
  return true;
}

tokens.parseRawNumber = function parseNumberQuickly(this: TokenParser): number {
  const { bytes } = this.bytes;
  const from = this.bytes.offset();
  const start = isSign(bytes[from]) ? from + 1 : from;
  let [at, value, scale] = [start, 0, 0];
  for (; isDigit(bytes[at]) || (bytes[at] === PERIOD && scale === 0); at += 1) {
    if (bytes[at] === PERIOD) scale = 1;
    else {
      value = value * 10 + (bytes[at] ?? 0) - 0x30;
      scale *= 10;
    }
  }
  const digits = at - start - Math.sign(scale);
  // pdf-lib takes a sign behind a digit for a part of the number, and then says that it is none.
  if (digits === 0 || digits > EXACT_DIGITS || isSign(bytes[at])) return parseRawNumber.call(this);
  this.bytes.moveTo(at);
  return (bytes[from] === MINUS ? -value : value) / Math.max(scale, 1);
};

function isSign(byte: number | undefined): boolean {
  return byte === PLUS || byte === MINUS;
}
