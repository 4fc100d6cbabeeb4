// The one place that reads files of our own which may be sealed: a file of the vault, a piece of a preview, a drawn page.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import {
  checkHeader,
  createSealer,
  findPlainSize,
  HEADER_BYTES,
  listSegments,
  openSegment,
  SEALED_SEGMENT_BYTES,
  SealedFileError,
} from './sealed-format.ts';
import { realFs, type VaultFs } from './vault-fs.ts';

/** Segments that are read from the disk at once: a megabyte. */
const BATCH = 16;

/** Plain bytes from `start` to before `end`. */
export type ByteSpan = { readonly start: number; readonly end: number };

export type ReadOptions = {
  /** Memory to use when the bytes fit in it; the answer is a view of it then. */
  readonly into?: Buffer;
  readonly fs?: VaultFs;
};

/**
 * All plain bytes of a file.
 * @throws what the disk says; SealedFileError when they aren't all there as they were sealed
 */
export async function readStored(
  { path, key }: StoredFile,
  { into = Buffer.alloc(0), fs = realFs }: ReadOptions = {},
): Promise<Buffer> {
  const handle = await fs.open(path, 'r');
  try {
    if (key === undefined && into.length === 0) return await handle.readFile();
    const { size } = await handle.stat();
    const plainBytes = key === undefined ? size : findPlainSize(size);
    const bytes = plainBytes <= into.length ? into.subarray(0, plainBytes) : Buffer.allocUnsafeSlow(plainBytes);
    if (key === undefined) return bytes.subarray(0, await readFully(handle, bytes, 0));
    let at = 0;
    for await (const chunk of openSpan(handle, key, plainBytes, { start: 0, end: plainBytes })) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/**
 * How many plain bytes a file has. Of a sealed one the last segment is opened, so that a file that was cut off has no size.
 * @throws what the disk says, or that it is no file; SealedFileError
 */
export async function sizeOfStored({ path, key }: StoredFile): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error(`${path} is no file`);
    if (key === undefined) return stats.size;
    const end = findPlainSize(stats.size);
    for await (const _ of openSpan(handle, key, end, { start: Math.max(0, end - 1), end }));
    return end;
  } finally {
    await handle.close();
  }
}

/** The plain bytes of a file, or of a span of it, as a stream; only the segments that it needs are read. */
export function streamStored(file: StoredFile, span?: ByteSpan): Readable {
  if (file.key !== undefined)
    return Readable.from(readSealed(realFs, file.path, file.key, span), { objectMode: false });
  return createReadStream(file.path, span && { start: span.start, end: span.end - 1 });
}

/**
 * The plain bytes of a sealed file, or of a span of it, one chunk after the other.
 * @throws what the disk says; SealedFileError
 */
export async function* readSealed(fs: VaultFs, path: string, key: string, span?: ByteSpan): AsyncGenerator<Buffer> {
  const handle = await fs.open(path, 'r');
  try {
    const plainBytes = findPlainSize((await handle.stat()).size);
    yield* openSpan(handle, key, plainBytes, span ?? { start: 0, end: plainBytes });
  } finally {
    await handle.close();
  }
}

/** Writes a file of our own; under its name it is always whole. It isn't flushed to the disk. */
export async function writeStored({ path, key }: StoredFile, bytes: Uint8Array): Promise<void> {
  // Of its own, should two write the same file at once.
  const part = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(part, key === undefined ? bytes : sealBytes(key, bytes), { mode: 0o600 });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Seals what flows through it. */
export function createSealingStream(key: string): Transform {
  const sealer = createSealer(Buffer.from(key, 'hex'));
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, sealer.seal(chunk)),
    flush: (done) => done(null, sealer.finish()),
  });
}

/** Bytes as a sealed file has them. */
export function sealBytes(key: string, bytes: Uint8Array): Buffer {
  const sealer = createSealer(Buffer.from(key, 'hex'));
  return Buffer.concat([sealer.seal(bytes), sealer.finish()]);
}

async function* openSpan(
  handle: FileHandle,
  key: string,
  plainBytes: number,
  { start, end }: ByteSpan,
): AsyncGenerator<Buffer> {
  const header = Buffer.alloc(HEADER_BYTES);
  checkHeader(header.subarray(0, await readFully(handle, header, 0)));
  const secret = Buffer.from(key, 'hex');
  const segments = [...listSegments(plainBytes, start, end)];
  const batch = Buffer.allocUnsafeSlow(Math.min(BATCH, segments.length) * SEALED_SEGMENT_BYTES);
  for (let at = 0; at < segments.length; at += BATCH) {
    const together = segments.slice(at, at + BATCH);
    const first = together[0]?.offset ?? 0;
    const sizeBytes = together.reduce((sum, segment) => sum + segment.sizeBytes, 0);
    const sealed = batch.subarray(0, sizeBytes);
    // A file that shrinks while it is read.
    if ((await readFully(handle, sealed, first)) < sizeBytes) throw new SealedFileError('The file ends too early');
    for (const segment of together) {
      const bytes = sealed.subarray(segment.offset - first, segment.offset - first + segment.sizeBytes);
      yield openSegment(secret, header, segment, bytes).subarray(segment.from, segment.to);
    }
  }
}

/** Fills a buffer from a place in a file. @returns the bytes that were there: fewer at the end of the file */
async function readFully(handle: FileHandle, into: Buffer, position: number): Promise<number> {
  let done = 0;
  for (let count = -1; count !== 0 && done < into.length; done += count) {
    count = (await handle.read(into, done, into.length - done, position + done)).bytesRead;
  }
  return done;
}
