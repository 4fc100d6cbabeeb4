import type { PdfDict, PdfOperator, PdfText, PdfValue } from './pdf-value.ts';

/** Reads values one after the other. Throws `SyntaxError` on what isn't PDF, `RangeError` when the data end too early. */
export type PdfLexer = {
  /** The next value or, in content streams, operator; undefined at the end. */
  next(): PdfValue | PdfOperator | undefined;
  /** Offset behind what was read last. */
  position(): number;
};

type Token = PdfValue | PdfOperator | undefined | ']' | '>>';

const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)));
const ESCAPES: Readonly<Record<number, number>> = { 0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09, 0x62: 0x08, 0x66: 0x0c };
const MAX_DEPTH = 100;

/**
 * @param bytes data to read, from `offset` on
 * @param isContent true for content streams, which hold no references: `1 0 R` would be three words
 */
export function createPdfLexer(bytes: Buffer, offset = 0, isContent = false): PdfLexer {
  let at = offset;

  const skipSpace = (): void => {
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) return;
      if (byte === 0x25) {
        while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
      } else if (WHITE.has(byte)) at += 1;
      else return;
    }
  };

  const readWord = (): string => {
    const from = at;
    while (at < bytes.length && !WHITE.has(bytes[at] ?? 0) && !DELIMITERS.has(bytes[at] ?? 0)) at += 1;
    return bytes.toString('latin1', from, at);
  };

  const readName = (): string => {
    at += 1;
    const name = readWord();
    if (!name.includes('#')) return name;
    return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  };

  const readString = (): PdfText => {
    const out: number[] = [];
    let depth = 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === 0x5c) at = readEscape(bytes, at + 1, out);
      else if (byte === 0x28 && depth++ === 0) continue;
      else if (byte === 0x29 && --depth === 0) {
        at += 1;
        return { kind: 'text', bytes: Buffer.from(out) };
      } else out.push(byte);
    }
    throw new RangeError('a string has no end');
  };

  const readHexString = (): PdfText => {
    const end = bytes.indexOf(0x3e, at);
    if (end === -1) throw new RangeError('a string has no end');
    const digits = bytes.toString('latin1', at + 1, end).replace(/\s+/g, '');
    if (!/^[0-9a-f]*$/i.test(digits)) throw new SyntaxError('a string with wrong digits');
    at = end + 1;
    return { kind: 'text', bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex') };
  };

  const readArray = (depth: number): readonly PdfValue[] => {
    at += 1;
    const items: PdfValue[] = [];
    for (let token = read(depth + 1); token !== ']'; token = read(depth + 1)) items.push(asValue(token));
    return items;
  };

  const readDict = (depth: number): PdfDict => {
    at += 2;
    const entries = new Map<string, PdfValue>();
    for (let key = read(depth + 1); key !== '>>'; key = read(depth + 1)) {
      const name = asValue(key);
      if (typeof name !== 'object' || name === null || !('kind' in name) || name.kind !== 'name') {
        throw new SyntaxError('a dictionary with a wrong key');
      }
      entries.set(name.name, asValue(read(depth + 1)));
    }
    return { kind: 'dict', entries };
  };

  /** A number at this place, by hand: packets hold hundreds of thousands. Undefined when another word stands here. */
  const readNumber = (): number | undefined => {
    const from = at;
    let [value, scale, digits] = [0, 0, 0];
    const sign = bytes[at] === 0x2d ? -1 : 1;
    if (bytes[at] === 0x2d || bytes[at] === 0x2b) at += 1;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + byte - 0x30;
        scale *= 10;
        digits += 1;
      } else if (byte === 0x2e && scale === 0) scale = 1;
      else break;
    }
    const next = bytes[at];
    if (digits > 0 && (next === undefined || WHITE.has(next) || DELIMITERS.has(next))) {
      // Longer ones lose their last digits on this way.
      return digits > 15 ? Number(bytes.toString('latin1', from, at)) : (sign * value) / (scale || 1);
    }
    at = from;
    return undefined;
  };

  /** Behind an object number: `0 R`. */
  const skipGeneration = (): boolean => {
    const from = at;
    skipSpace();
    const digit = bytes[at];
    if (digit !== undefined && digit >= 0x30 && digit <= 0x39 && readNumber() !== undefined) {
      skipSpace();
      const after = bytes[at + 1];
      if (bytes[at] === 0x52 && (after === undefined || WHITE.has(after) || DELIMITERS.has(after))) {
        at += 1;
        return true;
      }
    }
    at = from;
    return false;
  };

  const readNumberOrWord = (): PdfValue | PdfOperator => {
    const number = readNumber();
    if (number !== undefined) {
      const isReference = !isContent && Number.isInteger(number) && number > 0 && skipGeneration();
      return isReference ? { kind: 'ref', number } : number;
    }
    const word = readWord();
    if (word === '') throw new SyntaxError(`a stray character at ${at}`);
    return readKeyword(word);
  };

  const read = (depth: number): Token => {
    if (depth > MAX_DEPTH) throw new SyntaxError('nested too deeply');
    skipSpace();
    switch (bytes[at]) {
      case undefined:
        return undefined;
      case 0x2f:
        return { kind: 'name', name: readName() };
      case 0x28:
        return readString();
      case 0x5b:
        return readArray(depth);
      case 0x5d:
        at += 1;
        return ']';
      case 0x3c:
        return bytes[at + 1] === 0x3c ? readDict(depth) : readHexString();
      case 0x3e:
        at += 2;
        return '>>';
      default:
        return readNumberOrWord();
    }
  };

  return {
    next: () => {
      const token = read(0);
      if (token === ']' || token === '>>') throw new SyntaxError(`a stray bracket at ${at}`);
      return token;
    },
    position: () => at,
  };
}

function readKeyword(word: string): PdfValue | PdfOperator {
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : { kind: 'operator', name: word };
}

function asValue(token: Token): PdfValue {
  if (token === undefined) throw new RangeError('the data end too early');
  if (token === ']' || token === '>>') throw new SyntaxError('a wrong bracket');
  if (typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'operator') {
    throw new SyntaxError(`a stray word "${token.name}"`);
  }
  return token;
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
