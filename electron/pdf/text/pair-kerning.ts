import { openClasses, openCoverage, type GlyphMap, type Lookup } from './layout-table.ts';

/** How a pair moves its first and second glyph. Font units. */
export type PairShift = readonly [first: Shift, second: Shift];
export type Shift = { readonly advance: number; readonly x: number; readonly y: number };

/** Undefined when the pair isn't in the subtable, and the next one is asked. */
type PairTable = (first: number, second: number) => PairShift | undefined;

const NONE: Shift = { advance: 0, x: 0, y: 0 };

/**
 * Reads pair adjustments (OpenType, GPOS lookup type 2) straight from the font file: of thousands of pairs, a packet
 * needs some hundred.
 * @returns a function that adds up what all lookups say of two glyphs that stand side by side
 */
export function createKerning(
  font: DataView,
  lookups: readonly Lookup[],
): (first: number, second: number) => PairShift {
  const tables = lookups.map((lookup) => lookup.subtables.map((at) => openPairTable(font, at)));
  const known = new Map<number, PairShift>();
  const find = (first: number, second: number): PairShift => {
    let sum: PairShift = [NONE, NONE];
    for (const subtables of tables) {
      for (const table of subtables) {
        const found = table(first, second);
        if (!found) continue;
        sum = [add(sum[0], found[0]), add(sum[1], found[1])];
        break;
      }
    }
    return sum;
  };
  return (first, second) => {
    const key = first * 0x10000 + second;
    const shift = known.get(key) ?? find(first, second);
    known.set(key, shift);
    return shift;
  };
}

function add(a: Shift, b: Shift): Shift {
  return { advance: a.advance + b.advance, x: a.x + b.x, y: a.y + b.y };
}

function openPairTable(font: DataView, at: number): PairTable {
  const coverage = openCoverage(font, at + font.getUint16(at + 2));
  const formats = [font.getUint16(at + 4), font.getUint16(at + 6)] as const;
  const readAt = (offset: number): PairShift => [
    readShift(font, offset, formats[0]),
    readShift(font, offset + sizeOf(formats[0]), formats[1]),
  ];
  const pairBytes = sizeOf(formats[0]) + sizeOf(formats[1]);
  return font.getUint16(at) === 1
    ? openSingles(font, at, coverage, pairBytes, readAt)
    : openMatrix(font, at, coverage, pairBytes, readAt);
}

/** Format 1: for each first glyph the second ones, in order. */
function openSingles(
  font: DataView,
  at: number,
  coverage: GlyphMap,
  pairBytes: number,
  readAt: (offset: number) => PairShift,
): PairTable {
  return (first, second) => {
    const index = coverage(first);
    if (index === -1) return undefined;
    const set = at + font.getUint16(at + 10 + index * 2);
    for (let step = 0; step < font.getUint16(set); step += 1) {
      const pair = set + 2 + step * (2 + pairBytes);
      if (font.getUint16(pair) === second) return readAt(pair + 2);
    }
    return undefined;
  };
}

/** Format 2: a matrix of classes. */
function openMatrix(
  font: DataView,
  at: number,
  coverage: GlyphMap,
  pairBytes: number,
  readAt: (offset: number) => PairShift,
): PairTable {
  const firstClass = openClasses(font, at + font.getUint16(at + 8));
  const secondClass = openClasses(font, at + font.getUint16(at + 10));
  const secondCount = font.getUint16(at + 14);
  return (first, second) => {
    if (coverage(first) === -1) return undefined;
    return readAt(at + 16 + (firstClass(first) * secondCount + secondClass(second)) * pairBytes);
  };
}

/** Two bytes for each field that a value has (OpenType, "ValueRecord"). */
function sizeOf(format: number): number {
  let fields = 0;
  for (let bit = 1; bit <= 0x80; bit *= 2) if ((format & bit) !== 0) fields += 1;
  return fields * 2;
}

function readShift(font: DataView, at: number, format: number): Shift {
  const field = (bit: number): number => ((format & bit) === 0 ? 0 : font.getInt16(at + sizeOf(format & (bit - 1))));
  return { x: field(1), y: field(2), advance: field(4) };
}
