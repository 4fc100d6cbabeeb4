// The format of sealed files; docs/security.md writes it down for those who have to read it without this program.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const MAGIC = Buffer.from('RNSTSEAL', 'latin1');
const VERSION = 1;
const PREFIX_BYTES = 7;
const CIPHER = 'aes-256-gcm';

/** In front of the segments: magic, version, and the part of the nonces that is the file's own. */
export const HEADER_BYTES = MAGIC.length + 1 + PREFIX_BYTES;
/** What each segment but the last holds. */
export const SEGMENT_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES;

/** Bytes that were not sealed with this key, or are not all there, or not as they were. */
export class SealedFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealedFileError';
  }
}

export type Sealer = {
  /** Takes plain bytes, of which nothing is kept a view of; gives sealed ones to write, perhaps none yet. */
  readonly seal: (bytes: Uint8Array) => Buffer;
  /** What ends the file. Nothing may follow. */
  readonly finish: () => Buffer;
};

/** Seals one file. A segment is held back until it is known whether it is the last. */
export function createSealer(key: Uint8Array): Sealer {
  const header = Buffer.concat([MAGIC, Buffer.of(VERSION), randomBytes(PREFIX_BYTES)]);
  const held = Buffer.allocUnsafeSlow(SEGMENT_BYTES);
  let heldBytes = 0;
  let index = 0;
  let isBegun = false;

  const begin = (): readonly Buffer[] => {
    if (isBegun) return [];
    isBegun = true;
    return [header];
  };
  const sealHeld = (isLast: boolean): Buffer => {
    const cipher = createCipheriv(CIPHER, key, nonceOf(header, index, isLast), { authTagLength: TAG_BYTES });
    cipher.setAAD(header);
    const sealed = Buffer.concat([cipher.update(held.subarray(0, heldBytes)), cipher.final(), cipher.getAuthTag()]);
    index += 1;
    heldBytes = 0;
    return sealed;
  };
  return {
    seal: (bytes) => {
      const parts = [...begin()];
      for (let at = 0; at < bytes.length;) {
        if (heldBytes === SEGMENT_BYTES) parts.push(sealHeld(false));
        const taken = bytes.subarray(at, at + SEGMENT_BYTES - heldBytes);
        held.set(taken, heldBytes);
        heldBytes += taken.length;
        at += taken.length;
      }
      return Buffer.concat(parts);
    },
    finish: () => Buffer.concat([...begin(), sealHeld(true)]),
  };
}

/** One segment of a file, as far as a range of plain bytes needs it. */
export type Segment = {
  readonly index: number;
  readonly isLast: boolean;
  /** Where it lies in the file, and how long it is there. */
  readonly offset: number;
  readonly sizeBytes: number;
  /** The part of its plain bytes that lies in the range. */
  readonly from: number;
  readonly to: number;
};

/**
 * How many plain bytes a sealed file of `sizeBytes` holds. Says nothing of whether they are all there: the last segment does.
 * @throws SealedFileError when no sealed file has that size
 */
export function findPlainSize(sizeBytes: number): number {
  const body = sizeBytes - HEADER_BYTES;
  const count = Math.ceil(body / SEALED_SEGMENT_BYTES);
  const last = body - (count - 1) * SEALED_SEGMENT_BYTES;
  // Only an empty file has an empty segment.
  if (body < TAG_BYTES || last < TAG_BYTES || (last === TAG_BYTES && count > 1)) {
    throw new SealedFileError(`No sealed file has ${sizeBytes} bytes`);
  }
  return body - count * TAG_BYTES;
}

/** The segments that hold the plain bytes from `start` to before `end`, in order. */
export function* listSegments(plainBytes: number, start: number, end: number): Generator<Segment> {
  const count = Math.max(1, Math.ceil(plainBytes / SEGMENT_BYTES));
  for (let index = Math.floor(start / SEGMENT_BYTES); index < count; index += 1) {
    const first = index * SEGMENT_BYTES;
    if (first >= end && first > 0) return;
    const holds = Math.min(SEGMENT_BYTES, plainBytes - first);
    yield {
      index,
      isLast: index === count - 1,
      offset: HEADER_BYTES + index * SEALED_SEGMENT_BYTES,
      sizeBytes: holds + TAG_BYTES,
      from: Math.max(0, start - first),
      to: Math.min(holds, end - first),
    };
  }
}

/** @throws SealedFileError when the bytes begin no sealed file of a version that is known */
export function checkHeader(header: Buffer): void {
  if (header.length !== HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new SealedFileError('Not a sealed file');
  }
  if (header[MAGIC.length] !== VERSION) throw new SealedFileError('Sealed by a newer version');
}

/**
 * The plain bytes of one segment.
 * @param sealed the bytes of the segment, tag included
 * @throws SealedFileError
 */
export function openSegment(
  key: Uint8Array,
  header: Buffer,
  { index, isLast }: Pick<Segment, 'index' | 'isLast'>,
  sealed: Buffer,
): Buffer {
  const decipher = createDecipheriv(CIPHER, key, nonceOf(header, index, isLast), { authTagLength: TAG_BYTES });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    // Gives no bytes, only the verdict.
    decipher.final();
  } catch {
    throw new SealedFileError(`Segment ${index} is not as it was sealed`);
  }
  return plain;
}

/** STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the place and "last" stand in the nonce, so that no segment fits elsewhere. */
function nonceOf(header: Buffer, index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(PREFIX_BYTES + 5);
  header.copy(nonce, 0, HEADER_BYTES - PREFIX_BYTES);
  nonce.writeUInt32BE(index, PREFIX_BYTES);
  nonce.writeUInt8(isLast ? 1 : 0, PREFIX_BYTES + 4);
  return nonce;
}
