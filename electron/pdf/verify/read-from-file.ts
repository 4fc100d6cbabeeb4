import { fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ByteSource } from './packet-reader.ts';

/** Read at once for small stretches: in a packet they lie side by side. */
const WINDOW_BYTES = 16 * 1024;
/** Longer stretches are read on their own. */
const SMALL_BYTES = 4 * 1024;
const CHUNK_BYTES = 512 * 1024;

/** A file as a source, read piece by piece. It must not change meanwhile; the caller closes it. */
export function readFromFile(descriptor: number): ByteSource {
  const sizeBytes = fstatSync(descriptor).size;
  const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  let [start, end] = [0, 0];
  const readSmall = (offset: number, length: number): Buffer => {
    if (offset < start || offset + length > end) {
      start = offset;
      end = offset + readFully(descriptor, window, offset);
    }
    // Copied: the window moves on.
    return Buffer.from(window.subarray(offset - start, offset - start + length));
  };
  const read = (offset: number, length: number): Buffer => {
    const available = Math.max(0, Math.min(length, sizeBytes - offset));
    if (available === 0) return Buffer.alloc(0);
    if (available <= SMALL_BYTES) return readSmall(offset, available);
    const buffer = Buffer.allocUnsafe(available);
    return buffer.subarray(0, readFully(descriptor, buffer, offset));
  };
  const checksum = (offset: number, length: number): number => {
    if (length <= SMALL_BYTES) return crc32(read(offset, length));
    let sum = 0;
    for (let at = 0; at < length; at += CHUNK_BYTES) {
      const part = chunk.subarray(0, Math.min(CHUNK_BYTES, length - at));
      sum = crc32(part.subarray(0, readFully(descriptor, part, offset + at)), sum);
    }
    return sum;
  };
  return { sizeBytes, read, checksum };
}

/** Fills a buffer from a place in a file. @returns the bytes that were there: fewer at the end of the file */
export function readFully(descriptor: number, into: Buffer, position: number): number {
  let done = 0;
  for (let count = -1; count !== 0 && done < into.length; done += count) {
    count = readSync(descriptor, into, done, into.length - done, position + done);
  }
  return done;
}
