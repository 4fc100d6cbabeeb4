/** What one page of a TIFF says about itself (TIFF 6.0). */
export type TiffPage = {
  readonly width: number;
  readonly height: number;
  /** 1 to 8. */
  readonly orientation: number;
  /** Dots per inch as stated, or null. */
  readonly dpi: number | null;
  readonly hasCamera: boolean;
  readonly isJpeg: boolean;
  /** Black and white, one bit for a pixel. */
  readonly isBilevel: boolean;
  /** False when data that it names lie behind the end of the file. */
  readonly isComplete: boolean;
};

export type TiffFacts = { readonly pages: readonly TiffPage[]; readonly isWhole: boolean };

const TAG = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  make: 271,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  stripByteCounts: 279,
  xResolution: 282,
  resolutionUnit: 296,
  tileOffsets: 324,
  tileByteCounts: 325,
} as const;
const SHORT = 3;
const OLD_JPEG = 6;
const JPEG = 7;
const CENTIMETRES = 3;
/** Less is no resolution but a program's placeholder. */
const LEAST_DPI = 50;

type Entry = { readonly type: number; readonly count: number; readonly at: number };
type Directory = ReadonlyMap<number, Entry>;
type Reader = { readonly size: number; readonly u16: (at: number) => number; readonly u32: (at: number) => number };

/**
 * Reads the directories of a TIFF, one for each page, in their order.
 * @param maxPages where to stop, because directories may be chained without end
 * @returns undefined when the head isn't that of a TIFF with at least one page; `isWhole` is false when the chain breaks off
 */
export function readTiff(bytes: Uint8Array, maxPages: number): TiffFacts | undefined {
  const reader = createReader(bytes);
  if (!reader) return undefined;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let isWhole = true;
  for (let at = reader.u32(4); at !== 0 && !seen.has(at) && pages.length < maxPages;) {
    seen.add(at);
    const count = reader.u16(at);
    const end = at + 2 + count * 12;
    isWhole = count > 0 && end + 4 <= reader.size;
    if (!isWhole) break;
    pages.push(readPage(readDirectory(reader, at, count), reader));
    at = reader.u32(end);
  }
  return pages.length > 0 ? { pages, isWhole } : undefined;
}

function createReader(bytes: Uint8Array): Reader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = bytes.length >= 8 ? view.getUint16(0) : 0;
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  return {
    size: bytes.length,
    u16: (at) => (at + 2 <= bytes.length ? view.getUint16(at, little) : 0),
    u32: (at) => (at + 4 <= bytes.length ? view.getUint32(at, little) : 0),
  };
}

function readDirectory(reader: Reader, at: number, count: number): Directory {
  const entries = new Map<number, Entry>();
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    entries.set(reader.u16(entry), { type: reader.u16(entry + 2), count: reader.u32(entry + 4), at: entry + 8 });
  }
  return entries;
}

function readPage(directory: Directory, reader: Reader): TiffPage {
  const number = (tag: number, missing: number): number => readNumbers(directory.get(tag), reader, 1)[0] ?? missing;
  const orientation = number(TAG.orientation, 1);
  const compression = number(TAG.compression, 1);
  return {
    width: number(TAG.width, 0),
    height: number(TAG.height, 0),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    dpi: readDpi(directory, reader),
    hasCamera: directory.has(TAG.make),
    isJpeg: compression === JPEG || compression === OLD_JPEG,
    isBilevel:
      number(TAG.bitsPerSample, 1) === 1 && number(TAG.samplesPerPixel, 1) === 1 && number(TAG.photometric, 0) <= 1,
    isComplete: hasAllData(directory, reader),
  };
}

/** The values of an entry: in place when they fit into four bytes, elsewhere otherwise. */
function readNumbers(entry: Entry | undefined, reader: Reader, most: number): readonly number[] {
  if (!entry) return [];
  const size = entry.type === SHORT ? 2 : 4;
  const from = entry.count * size <= 4 ? entry.at : reader.u32(entry.at);
  const held = Math.max(0, Math.floor((reader.size - from) / size));
  const read = size === 2 ? reader.u16 : reader.u32;
  return Array.from({ length: Math.min(entry.count, most, held) }, (_, index) => read(from + index * size));
}

function readDpi(directory: Directory, reader: Reader): number | null {
  const entry = directory.get(TAG.xResolution);
  if (!entry) return null;
  const from = reader.u32(entry.at);
  const perUnit = reader.u32(from) / (reader.u32(from + 4) || 1);
  const unit = readNumbers(directory.get(TAG.resolutionUnit), reader, 1)[0];
  const dpi = Math.round(unit === CENTIMETRES ? perUnit * 2.54 : perUnit);
  return dpi >= LEAST_DPI ? dpi : null;
}

function hasAllData(directory: Directory, reader: Reader): boolean {
  const isTiled = directory.has(TAG.tileOffsets);
  const offsets = directory.get(isTiled ? TAG.tileOffsets : TAG.stripOffsets);
  const starts = readNumbers(offsets, reader, Number.POSITIVE_INFINITY);
  const sizes = readNumbers(
    directory.get(isTiled ? TAG.tileByteCounts : TAG.stripByteCounts),
    reader,
    Number.POSITIVE_INFINITY,
  );
  if (starts.length === 0 || starts.length !== offsets?.count) return false;
  return starts.every((start, index) => start + (sizes[index] ?? 0) <= reader.size);
}
