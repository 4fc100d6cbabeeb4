import { isWhitespace } from '../source/byte-scan.ts';

/** How far page content leaves PDF's stack of graphics states out of order. Honest content has 0 and 0. */
export type GraphicsBalance = {
  /** `Q` without a `q` before it. */
  readonly excessRestores: number;
  /** `q` without a `Q` behind it. */
  readonly openSaves: number;
};

const DELIMITERS = Array.from('()<>[]{}/%', (char) => char.charCodeAt(0));
/** Bytes that end a word, by their value: looked up for every byte of a page. */
const ENDS_WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
  isWhitespace(byte) || DELIMITERS.includes(byte) ? 1 : 0,
);
const [LOWER_Q, UPPER_Q] = [0x71, 0x51];

/**
 * Counts `q` and `Q` in decoded content. Much evidence leaves them unbalanced, and drawing behind it would then be
 * placed, scaled or cut off by it.
 */
export function measureBalance(content: Uint8Array): GraphicsBalance {
  let depth = 0;
  let lowest = 0;
  for (let at = 0; at < content.length;) {
    const behind = skipOther(content, at);
    if (behind !== undefined) {
      at = behind;
      continue;
    }
    const end = skipRegular(content, at);
    if (end - at === 1) depth += changeOf(content[at]);
    if (depth < lowest) lowest = depth;
    at = end - at === 2 && isInlineData(content, at) ? skipInlineImage(content, end) : end;
  }
  // Each excess Q is given a q in front of it, which raises the depth at the end by as much.
  return { excessRestores: Math.abs(lowest), openSaves: depth - lowest };
}

function changeOf(operator: number | undefined): number {
  if (operator === LOWER_Q) return 1;
  return operator === UPPER_Q ? -1 : 0;
}

/** Behind whatever begins here and is no word: a string, a comment, a name, white space; undefined at a word. */
function skipOther(content: Uint8Array, at: number): number | undefined {
  const byte = content[at] ?? 0;
  if (byte === 0x28) return skipString(content, at);
  if (byte === 0x25) return skipComment(content, at);
  if (byte === 0x2f) return skipRegular(content, at + 1);
  // `<<` begins a dictionary; its second sign must not be read as the beginning of a hexadecimal string.
  if (byte === 0x3c) return content[at + 1] === 0x3c ? at + 2 : skipHexString(content, at);
  return ENDS_WORD[byte] === 1 ? at + 1 : undefined;
}

function skipRegular(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && ENDS_WORD[content[at] ?? 0] === 0) at += 1;
  return at;
}

function skipString(content: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    if (content[at] === 0x5c) at += 1;
    else if (content[at] === 0x28) depth += 1;
    else if (content[at] === 0x29) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return content.length;
}

function skipHexString(content: Uint8Array, from: number): number {
  const end = content.indexOf(0x3e, from);
  return end === -1 ? content.length : end + 1;
}

function skipComment(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) at += 1;
  return at;
}

/** Behind the `EI` of an inline image: the first one between white space. */
function skipInlineImage(content: Uint8Array, from: number): number {
  for (let at = content.indexOf(0x45, from); at !== -1; at = content.indexOf(0x45, at + 1)) {
    if (content[at + 1] !== 0x49 || !isWhitespace(content[at - 1])) continue;
    if (at + 2 >= content.length || isWhitespace(content[at + 2])) return at + 2;
  }
  return content.length;
}

/** `ID`: the bytes of an inline image follow. */
function isInlineData(content: Uint8Array, at: number): boolean {
  return content[at] === 0x49 && content[at + 1] === 0x44;
}
