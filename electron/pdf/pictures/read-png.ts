import { crc32 } from 'node:zlib';
import { inflate } from '../source/decode-stream.ts';

/** What a PNG says about itself, read without decoding it (PNG specification, third edition). */
export type PngFacts = {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colorType: number;
  readonly isInterlaced: boolean;
  readonly hasTransparency: boolean;
  readonly palette: Uint8Array | null;
  /** Dots per inch as stated, or null. */
  readonly dpi: number | null;
  readonly iccProfile: Uint8Array | null;
  /** The compressed picture, in its parts. */
  readonly data: readonly Uint8Array[];
  /** False when a needed part is missing or its check sum is wrong. */
  readonly isComplete: boolean;
};

type Chunk = { readonly type: string; readonly data: Uint8Array; readonly isIntact: boolean };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const NEEDED = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
/** Less is no resolution but a program's placeholder (1 pixel per millimetre). */
const LEAST_DPI = 50;
const MAX_PROFILE_BYTES = 4 * 1024 * 1024;

/** Reads the chunks of a PNG; undefined when its head isn't that of a PNG. */
export function readPng(bytes: Uint8Array): PngFacts | undefined {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return undefined;
  const chunks = listChunks(bytes);
  const header = readHeader(chunks);
  if (!header) return undefined;
  const find = (type: string): Uint8Array | null => chunks.find((chunk) => chunk.type === type)?.data ?? null;
  const palette = header.colorType === 3 ? find('PLTE') : null;
  const data = chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data);
  const hasColors = header.colorType !== 3 || isPalette(palette);
  return {
    ...header,
    hasTransparency: (find('tRNS') ?? new Uint8Array()).some((alpha) => alpha !== 255),
    palette,
    dpi: readDpi(find('pHYs')),
    iccProfile: readProfile(find('iCCP')),
    data,
    isComplete: hasColors && data.length > 0 && isWhole(chunks),
  };
}

type Header = Pick<PngFacts, 'width' | 'height' | 'bitDepth' | 'colorType' | 'isInterlaced'>;

function readHeader([header]: readonly Chunk[]): Header | undefined {
  if (header?.type !== 'IHDR' || header.data.length < 13) return undefined;
  const view = new DataView(header.data.buffer, header.data.byteOffset, header.data.byteLength);
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    bitDepth: view.getUint8(8),
    colorType: view.getUint8(9),
    isInterlaced: view.getUint8(12) !== 0,
  };
}

/** Down to its last chunk, and with every needed one intact. */
function isWhole(chunks: readonly Chunk[]): boolean {
  return chunks.at(-1)?.type === 'IEND' && chunks.every((chunk) => chunk.isIntact || !NEEDED.has(chunk.type));
}

function isPalette(palette: Uint8Array | null): boolean {
  return palette !== null && palette.length >= 3 && palette.length <= 768 && palette.length % 3 === 0;
}

function listChunks(bytes: Uint8Array): readonly Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const isIntact = crc32(bytes.subarray(at + 4, end - 4)) === view.getUint32(end - 4);
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), isIntact });
    if (type === 'IEND') break;
    at = end;
  }
  return chunks;
}

function readDpi(chunk: Uint8Array | null): number | null {
  if (!chunk || chunk.length < 9 || chunk[8] !== 1) return null;
  const perMetre = new DataView(chunk.buffer, chunk.byteOffset).getUint32(0);
  const dpi = Math.round(perMetre * 0.0254);
  return dpi >= LEAST_DPI ? dpi : null;
}

function readProfile(chunk: Uint8Array | null): Uint8Array | null {
  if (!chunk) return null;
  const nameEnd = chunk.indexOf(0);
  if (nameEnd < 1 || chunk[nameEnd + 1] !== 0) return null;
  try {
    const profile = inflate(chunk.subarray(nameEnd + 2), MAX_PROFILE_BYTES);
    return profile.complete ? profile.bytes : null;
  } catch {
    return null;
  }
}
