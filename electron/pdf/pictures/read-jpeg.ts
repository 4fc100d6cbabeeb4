import { readExif } from './read-exif.ts';

/** What a JPEG says about itself, read without decoding it (ITU T.81, annex B). */
export type JpegFacts = {
  /** Pixels as stored, before `orientation`. */
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** False for kinds that PDF has no filter for: lossless, arithmetic, 12 bits. */
  readonly isBaselineOrProgressive: boolean;
  /** 1 to 8: how a viewer turns it (EXIF 2.3, tag 0x0112). */
  readonly orientation: number;
  /** Dots per inch as stated, or null. */
  readonly dpi: number | null;
  /** Made by a camera: its stated resolution means nothing. */
  readonly isPhoto: boolean;
  /** The colour transform that an Adobe marker names, or null when there is no such marker. */
  readonly adobeTransform: number | null;
  /** Component ids spell RGB: colours are stored without a transform. */
  readonly hasRgbIds: boolean;
  /** ICC profile, put together from its parts. */
  readonly iccProfile: Uint8Array | null;
  readonly segments: readonly JpegSegment[];
  /** False when the end marker is missing. */
  readonly isComplete: boolean;
};

/** One marker with its data; for a scan, everything up to the next marker. Offsets into the file. */
export type JpegSegment = { readonly marker: number; readonly start: number; readonly end: number };

const MARKER = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, com: 0xfe } as const;
/** Less is no resolution but a program's placeholder. */
const LEAST_DPI = 50;
const ICC_LABEL = 'ICC_PROFILE\0';

/** Reads the markers of a JPEG; undefined when its head isn't that of a JPEG. */
export function readJpeg(bytes: Uint8Array): JpegFacts | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== MARKER.soi) return undefined;
  const { segments, isComplete } = listSegments(bytes);
  const frame = readFrame(bytes, segments);
  if (!frame) return undefined;
  const exif = readExifOf(bytes, segments) ?? { orientation: 1, dpi: null, hasCamera: false };
  return {
    ...frame,
    orientation: exif.orientation,
    dpi: readJfifDpi(bytes, segments) ?? exif.dpi,
    isPhoto: exif.hasCamera,
    adobeTransform: readAdobeTransform(bytes, segments),
    iccProfile: joinIccProfile(bytes, segments),
    segments,
    isComplete,
  };
}

type Frame = Pick<JpegFacts, 'width' | 'height' | 'components' | 'isBaselineOrProgressive' | 'hasRgbIds'>;

/** The frame header (T.81, B.2.2): precision, height, width, then three bytes for each component. */
function readFrame(bytes: Uint8Array, segments: readonly JpegSegment[]): Frame | undefined {
  const frame = segments.find(({ marker }) => isFrame(marker));
  const at = (frame?.start ?? 0) + 4;
  const components = bytes[at + 5] ?? 0;
  if (!frame || components === 0 || frame.end - frame.start < 10 + components * 3) return undefined;
  const ids = Array.from({ length: components }, (_, index) => bytes[at + 6 + index * 3] ?? 0);
  return {
    width: word(bytes, at + 3),
    height: word(bytes, at + 1),
    components,
    isBaselineOrProgressive: frame.marker >= 0xc0 && frame.marker <= 0xc2 && bytes[at] === 8,
    hasRgbIds: String.fromCharCode(...ids) === 'RGB',
  };
}

/**
 * The same picture without what it tells about its maker: EXIF (place, camera, thumbnail), XMP, IPTC, comments, and
 * whatever stands behind its end (some phones put a film there). Its pixels are untouched.
 */
export function stripJpeg(bytes: Uint8Array, facts: JpegFacts): Uint8Array {
  const kept = facts.segments.filter((segment) => isKept(bytes, segment));
  const parts = kept.map(({ start, end }) => bytes.subarray(start, end));
  const end = kept.at(-1)?.marker === MARKER.eoi ? [] : [Uint8Array.of(0xff, MARKER.eoi)];
  return Buffer.concat([Uint8Array.of(0xff, MARKER.soi), ...parts, ...end]);
}

function isKept(bytes: Uint8Array, { marker, start }: JpegSegment): boolean {
  if (marker === MARKER.com) return false;
  if (marker < MARKER.app0 || marker > 0xef) return true;
  if (marker === MARKER.app0) return hasLabel(bytes, start, 'JFIF\0') && bytes[start + 16] === 0;
  if (marker === MARKER.app2) return hasLabel(bytes, start, ICC_LABEL);
  return marker === MARKER.app14 && hasLabel(bytes, start, 'Adobe');
}

function listSegments(bytes: Uint8Array): { segments: readonly JpegSegment[]; isComplete: boolean } {
  const segments: JpegSegment[] = [];
  for (let at = findMarker(bytes, 2); at !== -1;) {
    const segment = readSegment(bytes, at);
    if (!segment) break;
    segments.push(segment);
    if (segment.marker === MARKER.eoi) return { segments, isComplete: true };
    at = findMarker(bytes, segment.end);
  }
  return { segments, isComplete: false };
}

/** The next 0xff with a marker behind it; readers skip junk and fill bytes. */
function findMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && (bytes[at + 1] === 0xff || bytes[at + 1] === 0x00)) at = bytes.indexOf(0xff, at + 1);
  return at + 1 < bytes.length ? at : -1;
}

function readSegment(bytes: Uint8Array, at: number): JpegSegment | undefined {
  const marker = bytes[at + 1] ?? 0;
  const isBare = (marker >= 0xd0 && marker <= 0xd9) || marker === 0x01;
  const end = isBare ? at + 2 : at + 2 + word(bytes, at + 2);
  if (end > bytes.length) return undefined;
  return { marker, start: at, end: marker === MARKER.sos ? findScanEnd(bytes, end) : end };
}

/** Scan data run to the next marker that is neither a stuffed zero nor a restart (T.81, B.1.1.5). */
function findScanEnd(bytes: Uint8Array, from: number): number {
  const skip = createSkipper(bytes);
  for (let at = skip(from); at + 1 < bytes.length; at = skip(at + 1)) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/**
 * Skips bytes among which there is no 0xff, four at a time, as words. Noisy pictures have a stuffed zero every few
 * hundred bytes: too often for searches in native code, too rarely to look at each byte.
 * @returns from an offset, one at or before the next 0xff, or the end
 */
function createSkipper(bytes: Uint8Array): (offset: number) => number {
  const shift = (4 - (bytes.byteOffset % 4)) % 4;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + shift, Math.max(0, (bytes.length - shift) >> 2));
  return (offset) => {
    const isAligned = (offset - shift) % 4 === 0;
    if (!isAligned) return offset;
    let index = (offset - shift) >> 2;
    // A byte of 0xff is a zero in the complement, and only such a byte borrows into its own highest bit.
    for (; index < words.length; index += 1) {
      const word = words[index] ?? 0;
      if (((~word - 0x01010101) & word & 0x80808080) !== 0) break;
    }
    return shift + (index << 2);
  };
}

/** SOF0 to SOF15, without the three numbers in between that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readExifOf(bytes: Uint8Array, segments: readonly JpegSegment[]): ReturnType<typeof readExif> {
  const segment = segments.find(({ marker, start }) => marker === MARKER.app1 && hasLabel(bytes, start, 'Exif\0'));
  return segment && readExif(bytes.subarray(segment.start + 10, segment.end));
}

function readJfifDpi(bytes: Uint8Array, segments: readonly JpegSegment[]): number | null {
  const segment = segments.find(({ marker, start }) => marker === MARKER.app0 && hasLabel(bytes, start, 'JFIF\0'));
  if (!segment) return null;
  const density = word(bytes, segment.start + 12);
  const unit = bytes[segment.start + 11];
  const dpi = unit === 2 ? Math.round(density * 2.54) : density;
  return (unit === 1 || unit === 2) && dpi >= LEAST_DPI ? dpi : null;
}

function readAdobeTransform(bytes: Uint8Array, segments: readonly JpegSegment[]): number | null {
  const segment = segments.find(({ marker, start }) => marker === MARKER.app14 && hasLabel(bytes, start, 'Adobe'));
  return segment && segment.end - segment.start >= 16 ? (bytes[segment.start + 15] ?? 0) : null;
}

function joinIccProfile(bytes: Uint8Array, segments: readonly JpegSegment[]): Uint8Array | null {
  const parts = segments
    .filter(({ marker, start }) => marker === MARKER.app2 && hasLabel(bytes, start, ICC_LABEL))
    .sort((a, b) => (bytes[a.start + 16] ?? 0) - (bytes[b.start + 16] ?? 0));
  const [first] = parts;
  if (!first || parts.length !== bytes[first.start + 17]) return null;
  return Buffer.concat(parts.map(({ start, end }) => bytes.subarray(start + 18, end)));
}

function hasLabel(bytes: Uint8Array, start: number, label: string): boolean {
  return [...label].every((char, index) => bytes[start + 4 + index] === char.charCodeAt(0));
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
