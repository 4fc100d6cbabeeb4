import { inflate, undoPngPredictor } from '../source/decode-stream.ts';
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
  const colors = Buffer.allocUnsafeSlow(height * (1 + width * colorBytes));
  const alpha = Buffer.allocUnsafeSlow(height * (1 + width * sampleBytes));
  const split = pixelBytes === 4 && colorBytes === 3 ? splitRgba : createSplitter(colorBytes, sampleBytes);
  split(rows, width, colors, alpha);
  return { colors, alpha: isOpaque(alpha, width * sampleBytes, sampleBytes) ? null : alpha };
}

function unpack(data: readonly Uint8Array[], size: number): Uint8Array | undefined {
  try {
    const { bytes, complete } = inflate(Buffer.concat(data), size);
    return complete && bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function hasKnownFilters(rows: Uint8Array, rowBytes: number): boolean {
  for (let row = 0; row < rows.length; row += rowBytes) if ((rows[row] ?? 0) > LAST_FILTER) return false;
  return true;
}

type Splitter = (rows: Uint8Array, width: number, colors: Uint8Array, alpha: Uint8Array) => void;

/** Nearly all screenshots; a loop without inner loops takes a third of the time. */
const splitRgba: Splitter = (rows, width, colors, alpha) => {
  const rowBytes = 1 + width * 4;
  let [to, toAlpha] = [0, 0];
  for (let row = 0; row < rows.length; row += rowBytes) {
    const filter = rows[row] ?? 0;
    colors[to++] = filter;
    alpha[toAlpha++] = filter;
    for (let at = row + 1; at < row + rowBytes; at += 4) {
      colors[to] = rows[at] ?? 0;
      colors[to + 1] = rows[at + 1] ?? 0;
      colors[to + 2] = rows[at + 2] ?? 0;
      alpha[toAlpha] = rows[at + 3] ?? 0;
      to += 3;
      toAlpha += 1;
    }
  }
};

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

function isOpaque(alpha: Uint8Array, rowBytes: number, sampleBytes: number): boolean {
  return undoPngPredictor(alpha, rowBytes, sampleBytes).every((value) => value === 0xff);
}
