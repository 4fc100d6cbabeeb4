import { constants, inflateRawSync } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { PDF_LIMITS, PdfTooComplexError } from './limits.ts';
import { say } from '../../../shared/domain/said.ts';

/** A stream's bytes without its filters. */
export type DecodedStream = {
  readonly bytes: Uint8Array;
  /** False when the compressed data end early or turn into nonsense: `bytes` is what came before. */
  readonly complete: boolean;
  /** True when they turn into nonsense. */
  readonly isCorrupt: boolean;
};

const SHORT_NAMES: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
};
const SLOW_FILTERS = new Set(['ASCIIHexDecode', 'ASCII85Decode', 'LZWDecode', 'RunLengthDecode']);
/** These filters have no cap of their own, so their input is capped: LZW grows at most about 1,400 times. */
const SLOW_FILTER_INPUT_BYTES = 16 * 1024 * 1024;

/**
 * Undoes a stream's filters with zlib in native code and a cap on the size.
 * @returns undefined when the stream is a picture in a format of its own (DCT, JPX, JBIG2, CCITT) or its filter is unknown
 * @throws PdfTooComplexError when it grows beyond `maxBytes` or has too many filters
 */
export function decodeStream(
  stream: PDFRawStream,
  maxBytes: number = PDF_LIMITS.streamBytes,
): DecodedStream | undefined {
  const filters = listFilters(stream.dict);
  if (filters.length > PDF_LIMITS.filtersPerStream)
    throw new PdfTooComplexError(say`a stream is compressed many times`);
  let decoded: DecodedStream = { bytes: stream.contents, complete: true, isCorrupt: false };
  for (const [index, name] of filters.entries()) {
    const parms = findParms(stream.dict, index);
    if (name === 'FlateDecode') {
      const inflated = inflate(decoded.bytes, maxBytes);
      decoded = {
        bytes: undoPredictor(inflated.bytes, parms),
        complete: decoded.complete && inflated.complete,
        isCorrupt: decoded.isCorrupt || inflated.isCorrupt,
      };
    } else if (SLOW_FILTERS.has(name)) {
      decoded = { ...decoded, bytes: decodeSlowly(stream, decoded.bytes, name, parms) };
    } else {
      return undefined;
    }
    if (decoded.bytes.length > maxBytes) throw new PdfTooComplexError(say`a stream grows beyond 64 MB`);
  }
  return decoded;
}

/** The names of a stream's filters, in the order in which they are undone. */
export function listFilters(dict: PDFDict): readonly string[] {
  const filter = dict.lookup(PDFName.of('Filter'));
  const names = filter instanceof PDFArray ? filter.asArray().map((_, index) => filter.lookup(index)) : [filter];
  return names
    .filter((name) => name instanceof PDFName)
    .map((name) => name.decodeText())
    .filter((name) => name !== 'Crypt')
    .map((name) => SHORT_NAMES[name] ?? name);
}

function findParms(dict: PDFDict, index: number): PDFDict | undefined {
  const parms = dict.lookup(PDFName.of('DecodeParms')) ?? dict.lookup(PDFName.of('DP'));
  const own = parms instanceof PDFArray && index < parms.size() ? parms.lookup(index) : parms;
  return own instanceof PDFDict ? own : undefined;
}

/**
 * Inflates zlib data. The check sum at the end is not looked at, as no viewer does: some producers leave it out.
 * @throws PdfTooComplexError beyond `maxBytes`
 */
export function inflate(bytes: Uint8Array, maxBytes: number): DecodedStream {
  const header = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && header % 31 === 0;
  const raw = isZlib ? bytes.subarray(2) : bytes;
  try {
    return { bytes: inflateRawSync(raw, { maxOutputLength: maxBytes }), complete: true, isCorrupt: false };
  } catch (error) {
    rethrowIfTooLarge(error);
    const isCorrupt = (error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR';
    return { bytes: salvage(raw, maxBytes), complete: false, isCorrupt };
  }
}

function salvage(raw: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return inflateRawSync(raw, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    rethrowIfTooLarge(error);
    return new Uint8Array();
  }
}

function rethrowIfTooLarge(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
    throw new PdfTooComplexError(say`a stream grows beyond 64 MB`);
  }
}

function decodeSlowly(stream: PDFRawStream, bytes: Uint8Array, filter: string, parms: PDFDict | undefined): Uint8Array {
  if (bytes.length > SLOW_FILTER_INPUT_BYTES) throw new PdfTooComplexError(say`a stream of ${filter} is very large`);
  const dict = stream.dict.context.obj({ Filter: filter, ...(parms ? { DecodeParms: parms } : {}) });
  return undoPredictor(decodePDFRawStream(PDFRawStream.of(dict, bytes)).decode(), parms);
}

function undoPredictor(bytes: Uint8Array, parms: PDFDict | undefined): Uint8Array {
  const read = (key: string, fallback: number): number => {
    const value = parms?.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : fallback;
  };
  if (read('Predictor', 1) < 10) return bytes;
  const bytesPerPixel = Math.max(1, Math.ceil((read('Colors', 1) * read('BitsPerComponent', 8)) / 8));
  const rowBytes = Math.ceil((read('Columns', 1) * read('Colors', 1) * read('BitsPerComponent', 8)) / 8);
  return undoPngPredictor(bytes, rowBytes, bytesPerPixel);
}

/** Adds to the bytes of one row, in place, what their neighbours foretell. The row above ends where this one starts. */
type RowFilter = (out: Uint8Array, start: number, rowBytes: number, bytesPerPixel: number) => void;

const addLeft: RowFilter = (out, start, rowBytes, bytesPerPixel) => {
  for (let at = start + bytesPerPixel; at < start + rowBytes; at += 1) {
    out[at] = (out[at] ?? 0) + (out[at - bytesPerPixel] ?? 0);
  }
};

const addUp: RowFilter = (out, start, rowBytes) => {
  for (let at = start; at < start + rowBytes; at += 1) out[at] = (out[at] ?? 0) + (out[at - rowBytes] ?? 0);
};

const addAverage: RowFilter = (out, start, rowBytes, bytesPerPixel) => {
  const second = start + bytesPerPixel;
  for (let at = start; at < start + rowBytes; at += 1) {
    const left = at < second ? 0 : (out[at - bytesPerPixel] ?? 0);
    out[at] = (out[at] ?? 0) + ((left + (out[at - rowBytes] ?? 0)) >> 1);
  }
};

const addPaeth: RowFilter = (out, start, rowBytes, bytesPerPixel) => {
  const second = start + bytesPerPixel;
  for (let at = start; at < start + rowBytes; at += 1) {
    const up = out[at - rowBytes] ?? 0;
    const nearest =
      at < second ? up : chooseNearest(out[at - bytesPerPixel] ?? 0, up, out[at - rowBytes - bytesPerPixel] ?? 0);
    out[at] = (out[at] ?? 0) + nearest;
  }
};

/** By the number that each row begins with; 0 leaves the row as it is. */
const ROW_FILTERS: readonly (RowFilter | undefined)[] = [undefined, addLeft, addUp, addAverage, addPaeth];

/** PNG's row filters (PNG specification section 9), which PDF borrows as predictors 10 to 15. */
export function undoPngPredictor(bytes: Uint8Array, rowBytes: number, bytesPerPixel: number): Uint8Array {
  if (rowBytes < 1 || rowBytes > bytes.length) return new Uint8Array();
  const rows = Math.ceil(bytes.length / (rowBytes + 1));
  // The first row has one of zeros above it.
  const out = new Uint8Array((rows + 1) * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (rowBytes + 1);
    const start = (row + 1) * rowBytes;
    for (let at = 0; at < rowBytes; at += 1) out[start + at] = bytes[from + 1 + at] ?? 0;
    ROW_FILTERS[bytes[from] ?? 0]?.(out, start, rowBytes, bytesPerPixel);
  }
  return out.subarray(rowBytes);
}

/** Paeth's choice: whichever of the three is nearest to left + up - upLeft. */
function chooseNearest(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
