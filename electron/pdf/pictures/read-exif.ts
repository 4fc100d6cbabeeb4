export type ExifFacts = {
  /** 1 to 8. */
  readonly orientation: number;
  readonly dpi: number | null;
  /** Names the make of a camera. */
  readonly hasCamera: boolean;
};

const TAG = { make: 0x010f, orientation: 0x0112, xResolution: 0x011a, resolutionUnit: 0x0128 } as const;
const MAX_ENTRIES = 500;
/** Less is no resolution but a program's placeholder. */
const LEAST_DPI = 50;

/**
 * Reads what decides how a picture lies and how large it is from the first directory of EXIF data (TIFF 6.0).
 * @param tiff the data behind `Exif\0\0`; undefined when they aren't TIFF
 */
export function readExif(tiff: Uint8Array): ExifFacts | undefined {
  const order = String.fromCharCode(...tiff.subarray(0, 2));
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const reader = createTiffReader(tiff, order === 'II');
  const entries = listEntries(reader);
  const orientation = reader.read16((entries.get(TAG.orientation) ?? tiff.length) + 8);
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    dpi: readDpi(reader, entries),
    hasCamera: entries.has(TAG.make),
  };
}

/** Reads numbers in the file's byte order; 0 beyond the end. */
type TiffReader = { readonly read16: (at: number) => number; readonly read32: (at: number) => number };

function createTiffReader(tiff: Uint8Array, isLittle: boolean): TiffReader {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  return {
    read16: (at) => (at + 2 <= tiff.length ? view.getUint16(at, isLittle) : 0),
    read32: (at) => (at + 4 <= tiff.length ? view.getUint32(at, isLittle) : 0),
  };
}

/** Where the entry of each tag stands. */
function listEntries({ read16, read32 }: TiffReader): ReadonlyMap<number, number> {
  const directory = read32(4);
  const entries = new Map<number, number>();
  for (let index = 0; index < Math.min(read16(directory), MAX_ENTRIES); index += 1) {
    const at = directory + 2 + index * 12;
    if (!entries.has(read16(at))) entries.set(read16(at), at);
  }
  return entries;
}

function readDpi({ read16, read32 }: TiffReader, entries: ReadonlyMap<number, number>): number | null {
  const entry = entries.get(TAG.xResolution);
  if (entry === undefined) return null;
  const rational = read32(entry + 8);
  const perUnit = read32(rational) / (read32(rational + 4) || 1);
  const unit = entries.get(TAG.resolutionUnit);
  const isPerCentimetre = unit !== undefined && read16(unit + 8) === 3;
  const dpi = isPerCentimetre ? perUnit * 2.54 : perUnit;
  return dpi >= LEAST_DPI ? Math.round(dpi) : null;
}
