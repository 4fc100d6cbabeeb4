import { inflateSync } from 'node:zlib';
import type { PngFacts } from './read-png.ts';

/** The rows of a PNG with transparency, colours and alpha apart. Each row still begins with its filter. */
export type SplitRows = {
  readonly colors: Uint8Array;
  /** Null when no pixel lets the page shine through. */
  readonly alpha: Uint8Array | null;
};

/** Paeth. */
const LAST_FILTER = 4;

/**
 * Takes the alpha channel out of a PNG's rows without undoing their filters: these foretell a byte only from bytes of
 * the same channel (PNG specification, section 9), so that a row without a channel is filtered as it was with it.
 * @returns undefined when the data aren't whole; a decoder may still make something of them
 */
export function splitAlpha({ width, height, bitDepth, colorType, data }: PngFacts): SplitRows | undefined {
  const sampleBytes = bitDepth / 8;
  const colorBytes = (colorType === 6 ? 3 : 1) * sampleBytes;
  const pixelBytes = colorBytes + sampleBytes;
  const rowBytes = 1 + width * pixelBytes;
  const rows = unpack(data, height * rowBytes);
  if (!rows || !hasKnownFilters(rows, rowBytes)) return undefined;
  // Colours take the place of what has been read already: screenshots are large, and memory is the limit.
  const colors = rows.subarray(0, height * (1 + width * colorBytes));
  const alpha = Buffer.allocUnsafeSlow(height * (1 + width * sampleBytes));
  const split =
    pixelBytes === 4 && colorBytes === 3 && IS_LITTLE_ENDIAN ? splitRgba : createSplitter(colorBytes, sampleBytes);
  split(rows, width, colors, alpha);
  return { colors, alpha: isOpaque(alpha, width * sampleBytes, sampleBytes) ? null : alpha };
}

function unpack(data: readonly Uint8Array[], size: number): Uint8Array | undefined {
  try {
    // One buffer for all: putting many small ones together costs as much as inflating.
    const bytes = inflateSync(Buffer.concat(data), { maxOutputLength: size, chunkSize: size + 64 });
    return bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function hasKnownFilters(rows: Uint8Array, rowBytes: number): boolean {
  for (let row = 0; row < rows.length; row += rowBytes) if ((rows[row] ?? 0) > LAST_FILTER) return false;
  return true;
}

/** `colors` may begin where `rows` do: they are shorter, and each pixel is read before it is overwritten. */
type Splitter = (rows: Uint8Array, width: number, colors: Uint8Array, alpha: Uint8Array) => void;

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/**
 * Nearly all screenshots. Four pixels at once, as words: three of colours and one of alpha, in a fifth of the time of
 * single bytes. Rows are as long as they please, so each is copied to where words begin.
 */
const splitRgba: Splitter = (rows, width, colors, alpha) => {
  const words = Math.ceil(width / 4);
  const pixels = new Uint32Array(words * 4);
  const packed = new Uint32Array(words * 3);
  const covers = new Uint32Array(words);
  const [pixelBytes, packedBytes, coverBytes] = [pixels, packed, covers].map((part) => new Uint8Array(part.buffer));
  const rowBytes = 1 + width * 4;
  for (let row = 0; row * rowBytes < rows.length; row += 1) {
    const from = row * rowBytes;
    const filter = rows[from] ?? 0;
    pixelBytes?.set(rows.subarray(from + 1, from + rowBytes));
    packWords(pixels, packed, covers);
    colors[row * (1 + width * 3)] = filter;
    colors.set(packedBytes?.subarray(0, width * 3) ?? [], row * (1 + width * 3) + 1);
    alpha[row * (1 + width)] = filter;
    alpha.set(coverBytes?.subarray(0, width) ?? [], row * (1 + width) + 1);
  }
};

/** The lowest byte of a word comes first: red, green, blue, alpha. */
function packWords(pixels: Uint32Array, packed: Uint32Array, covers: Uint32Array): void {
  for (let word = 0; word < covers.length; word += 1) {
    const first = pixels[word * 4] ?? 0;
    const second = pixels[word * 4 + 1] ?? 0;
    const third = pixels[word * 4 + 2] ?? 0;
    const fourth = pixels[word * 4 + 3] ?? 0;
    packed[word * 3] = (first & 0xffffff) | (second << 24);
    packed[word * 3 + 1] = ((second >>> 8) & 0xffff) | (third << 16);
    packed[word * 3 + 2] = ((third >>> 16) & 0xff) | (fourth << 8);
    covers[word] = (first >>> 24) | ((second >>> 24) << 8) | ((third >>> 24) << 16) | ((fourth >>> 24) << 24);
  }
}

function createSplitter(colorBytes: number, sampleBytes: number): Splitter {
  return (rows, width, colors, alpha) => {
    let [from, to, toAlpha] = [0, 0, 0];
    while (from < rows.length) {
      const filter = rows[from++] ?? 0;
      colors[to++] = filter;
      alpha[toAlpha++] = filter;
      for (let pixel = 0; pixel < width; pixel += 1) {
        for (let byte = 0; byte < colorBytes; byte += 1) colors[to++] = rows[from++] ?? 0;
        for (let byte = 0; byte < sampleBytes; byte += 1) alpha[toAlpha++] = rows[from++] ?? 0;
      }
    }
  };
}

/**
 * What each filter leaves of a row in which every byte is 255, below such a row: of its first sample, and of the rest
 * (PNG specification, section 9.2).
 */
const OPAQUE_ROW: readonly (readonly [first: number, rest: number])[] = [
  [255, 255],
  [255, 0],
  [0, 0],
  [128, 0],
  [0, 0],
];
/** The same for the top row, which has zeros above it. */
const OPAQUE_TOP: readonly (readonly [first: number, rest: number])[] = [
  [255, 255],
  [255, 0],
  [255, 255],
  [255, 128],
  [255, 0],
];

/** Told without undoing the filters, and mostly from the first row: windows have round corners. */
function isOpaque(alpha: Uint8Array, rowBytes: number, sampleBytes: number): boolean {
  for (let row = 0; row < alpha.length; row += 1 + rowBytes) {
    const [first = -1, rest = -1] = (row === 0 ? OPAQUE_TOP : OPAQUE_ROW)[alpha[row] ?? 0] ?? [];
    const second = row + 1 + sampleBytes;
    for (let at = row + 1; at < row + 1 + rowBytes; at += 1) {
      if (alpha[at] !== (at < second ? first : rest)) return false;
    }
  }
  return true;
}
