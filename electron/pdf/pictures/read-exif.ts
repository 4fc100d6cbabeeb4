export type ExifFacts = {
  /** 1 to 8. */
  readonly orientation: number;
  readonly dpi: number | null;
  /** Names the make of a camera. */
  readonly hasCamera: boolean;
};

const TAG = { make: 0x010f, orientation: 0x0112, xResolution: 0x011a, resolutionUnit: 0x0128 } as const;
const MAX_ENTRIES = 500;

/**
 * Reads what decides how a picture lies and how large it is from the first directory of EXIF data (TIFF 6.0).
 * @param tiff the data behind `Exif\0\0`; undefined when they aren't TIFF
 */
export function readExif(tiff: Uint8Array): ExifFacts | undefined {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = tiff.length >= 8 ? view.getUint16(0) : 0;
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  const read16 = (at: number): number => (at + 2 <= tiff.length ? view.getUint16(at, little) : 0);
  const read32 = (at: number): number => (at + 4 <= tiff.length ? view.getUint32(at, little) : 0);
  const directory = read32(4);
  const entries = new Map<number, number>();
  for (let index = 0; index < Math.min(read16(directory), MAX_ENTRIES); index += 1) {
    const at = directory + 2 + index * 12;
    if (!entries.has(read16(at))) entries.set(read16(at), at);
  }
  const short = (tag: number): number | undefined => {
    const at = entries.get(tag);
    return at === undefined ? undefined : read16(at + 8);
  };
  const orientation = short(TAG.orientation) ?? 1;
  const resolutionAt = entries.get(TAG.xResolution);
  const rationalAt = resolutionAt === undefined ? undefined : read32(resolutionAt + 8);
  const perUnit = rationalAt === undefined ? 0 : read32(rationalAt) / (read32(rationalAt + 4) || 1);
  const dpi = short(TAG.resolutionUnit) === 3 ? perUnit * 2.54 : perUnit;
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    dpi: dpi >= 50 && Number.isFinite(dpi) ? Math.round(dpi) : null,
    hasCamera: entries.has(TAG.make),
  };
}
