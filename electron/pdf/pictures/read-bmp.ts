import { PictureRefusedError, refuseBrokenHead, refuseIncomplete, requireSaneSize } from './foreign-picture.ts';
import { say } from '../../../shared/domain/said.ts';

/** A BMP's head (Windows bitmap, versions 1 and 3 to 5). */
export type BmpFacts = {
  readonly width: number;
  readonly height: number;
  /** Dots per inch as stated, or null. */
  readonly dpi: number | null;
  /** Two colours, black and white. */
  readonly isBilevel: boolean;
};

type BmpHead = BmpFacts & {
  readonly bits: number;
  readonly isTopDown: boolean;
  /** Where the rows begin, and how far they are apart. */
  readonly start: number;
  readonly rowBytes: number;
  /** Red, green, blue of each index. */
  readonly palette: Uint8Array;
};

const SAVE_AS_PNG = say`Open it in a picture program, save it as PNG, and add that.`;
const CORE_HEADER_BYTES = 12;
const HEADER_BYTES = new Set([CORE_HEADER_BYTES, 40, 52, 56, 108, 124]);
const UNCOMPRESSED = 0;
const BIT_FIELDS = 3;
/** Less is no resolution but a program's placeholder. */
const LEAST_DPI = 50;

/** Whether bytes begin like a BMP. Two letters alone would make one of many texts. */
export function hasBmpHead(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < 26) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(6, true) === 0 && HEADER_BYTES.has(view.getUint32(14, true));
}

/** @throws PictureRefusedError for kinds that aren't read here, and for files that end early */
export function readBmp(bytes: Uint8Array): BmpFacts {
  return readHead(bytes);
}

/**
 * The pixels of a BMP, three bytes each, row by row from the top.
 * @throws PictureRefusedError as `readBmp` does
 */
export function decodeBmp(bytes: Uint8Array): Uint8Array {
  const head = readHead(bytes);
  const { width, height, bits, palette } = head;
  const pixels = new Uint8Array(width * height * 3);
  const step = bits >> 3;
  const perByte = 8 / bits;
  for (let y = 0; y < height; y += 1) {
    const row = head.start + (head.isTopDown ? y : height - 1 - y) * head.rowBytes;
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 3;
      if (bits > 8) {
        const from = row + x * step;
        pixels[to] = bytes[from + 2] ?? 0;
        pixels[to + 1] = bytes[from + 1] ?? 0;
        pixels[to + 2] = bytes[from] ?? 0;
      } else {
        const byte = bytes[row + Math.floor(x / perByte)] ?? 0;
        const index = (byte >> (8 - bits * ((x % perByte) + 1))) & ((1 << bits) - 1);
        pixels.set(palette.subarray(index * 3, index * 3 + 3), to);
      }
    }
  }
  return pixels;
}

function readHead(bytes: Uint8Array): BmpHead {
  if (!hasBmpHead(bytes)) throw refuseBrokenHead();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint32(14, true);
  if (bytes.length < 14 + headerBytes) throw refuseIncomplete();
  const stated = headerBytes === CORE_HEADER_BYTES ? readCoreHeader(view) : readInfoHeader(view);
  const { width, bits } = stated;
  const height = Math.abs(stated.signedHeight);
  requireSaneSize(width, height);
  requireKnownPacking(view, stated.compression, bits, headerBytes);
  const start = view.getUint32(10, true);
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  if (start < 14 + headerBytes) throw refuseBrokenHead();
  if (start + rowBytes * height > bytes.length) throw refuseIncomplete();
  const palette = bits > 8 ? new Uint8Array() : readPalette(bytes, view, bits, start);
  const isBilevel = bits === 1 && isBlackAndWhite(palette);
  const dpi = stated.dpi >= LEAST_DPI ? stated.dpi : null;
  return { width, height, dpi, isBilevel, bits, isTopDown: stated.signedHeight < 0, start, rowBytes, palette };
}

type StatedHead = Record<'width' | 'signedHeight' | 'bits' | 'compression' | 'dpi', number>;

/** Of OS/2 and the first Windows: 16-bit sizes, never compressed. */
function readCoreHeader(view: DataView): StatedHead {
  const [width, signedHeight] = [view.getUint16(18, true), view.getUint16(20, true)];
  return { width, signedHeight, bits: view.getUint16(24, true), compression: UNCOMPRESSED, dpi: 0 };
}

/** A negative height says that the first row is the upper one. */
function readInfoHeader(view: DataView): StatedHead {
  return {
    width: view.getInt32(18, true),
    signedHeight: view.getInt32(22, true),
    bits: view.getUint16(28, true),
    compression: view.getUint32(30, true),
    dpi: Math.round(view.getInt32(38, true) * 0.0254),
  };
}

/** Takes rows that are packed plainly; bit fields only when they say what plain 32 bits are. */
function requireKnownPacking(view: DataView, compression: number, bits: number, headerBytes: number): void {
  const isPlain = compression === UNCOMPRESSED && [1, 4, 8, 24, 32].includes(bits);
  if (isPlain) return;
  const hasMasks = compression === BIT_FIELDS && bits === 32 && view.byteLength >= 66 && headerBytes >= 40;
  const isUsual =
    hasMasks &&
    view.getUint32(54, true) === 0xff0000 &&
    view.getUint32(58, true) === 0xff00 &&
    view.getUint32(62, true) === 0xff;
  if (!isUsual) throw new PictureRefusedError('kind', say`This is a rare, compressed kind of BMP.`, SAVE_AS_PNG);
}

/** Blue, green, red in the file; three bytes each in the oldest kind, four in the others. Missing colours are black. */
function readPalette(bytes: Uint8Array, view: DataView, bits: number, end: number): Uint8Array {
  const headerBytes = view.getUint32(14, true);
  const entryBytes = headerBytes === CORE_HEADER_BYTES ? 3 : 4;
  const palette = new Uint8Array((1 << bits) * 3);
  for (let index = 0; index < 1 << bits; index += 1) {
    const from = 14 + headerBytes + index * entryBytes;
    if (from + 3 > end) break;
    palette.set([bytes[from + 2] ?? 0, bytes[from + 1] ?? 0, bytes[from] ?? 0], index * 3);
  }
  return palette;
}

function isBlackAndWhite(palette: Uint8Array): boolean {
  const colors = [palette.subarray(0, 3), palette.subarray(3, 6)].map((color) => color.join());
  return colors.includes('0,0,0') && colors.includes('255,255,255');
}
