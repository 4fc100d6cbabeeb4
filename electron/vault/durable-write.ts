import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errnoOf } from '../store/disk-failure.ts';
import type { VaultFs } from './vault-fs.ts';

const CHUNK_BYTES = 1024 * 1024;
const RETRIED = new Set(['EPERM', 'EACCES', 'EBUSY']);
const RETRY_TOTAL_MS = 10_000;
const IS_WINDOWS = process.platform === 'win32';

export type Digest = { readonly sha256: string; readonly sizeBytes: number };
export type WriteChunk = (chunk: Uint8Array) => Promise<void>;

/** Reads to the end, hands on every chunk, and gives hash and size of what was read. The chunk's memory is used again. */
export async function digestFrom(
  read: (buffer: Buffer) => Promise<number>,
  onChunk: (chunk: Buffer, sizeBytes: number) => Promise<void> | void,
): Promise<Digest> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let sizeBytes = 0;
  for (;;) {
    const readBytes = await read(buffer);
    if (readBytes === 0) return { sha256: hash.digest('hex'), sizeBytes };
    const chunk = buffer.subarray(0, readBytes);
    sizeBytes += readBytes;
    hash.update(chunk);
    await onChunk(chunk, sizeBytes);
  }
}

/** Hash and size of a file, and its chunks for whoever wants them; undefined when there is no such file. */
export async function digestFile(
  fs: VaultFs,
  path: string,
  onChunk: (chunk: Buffer, sizeBytes: number) => Promise<void> | void = () => undefined,
): Promise<Digest | undefined> {
  const handle = await fs.open(path, 'r').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return undefined;
  try {
    return await digestFrom(async (buffer) => (await handle.read(buffer, 0, buffer.length)).bytesRead, onChunk);
  } finally {
    await handle.close();
  }
}

/**
 * Writes a new file and flushes it to the disk; what `fill` gives back comes back. On failure the file may be there in part:
 * the caller removes it.
 * @param options.isFinal takes away the right to write before the file gets its name (Windows: the caller, afterwards,
 * because a read-only file can't be flushed there)
 */
export async function writeNew<Value>(
  fs: VaultFs,
  path: string,
  fill: (write: WriteChunk) => Promise<Value>,
  options: { readonly isFinal: boolean },
): Promise<Value> {
  const handle = await fs.open(path, 'wx', 0o600);
  try {
    const value = await fill(async (chunk) => {
      // One write may take less than it was given.
      for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at, chunk.length - at)).bytesWritten;
    });
    if (options.isFinal && !IS_WINDOWS) await handle.chmod(0o444);
    await handle.sync();
    return value;
  } finally {
    await handle.close();
  }
}

/**
 * Gives a flushed file its final name, lasting. The retries are for Windows, where virus scanners hold new files open for a
 * moment; folders can't be flushed there, so the file is flushed again under its name.
 */
export async function renameDurably(fs: VaultFs, from: string, to: string): Promise<void> {
  for (let waitMs = 10, waitedMs = 0; ; waitMs = Math.min(waitMs * 2, 1000)) {
    try {
      await fs.rename(from, to);
      break;
    } catch (error) {
      if (!IS_WINDOWS || !RETRIED.has(errnoOf(error)) || waitedMs >= RETRY_TOTAL_MS) throw error;
      await wait(waitMs);
      waitedMs += waitMs;
    }
  }
  if (IS_WINDOWS) await syncPath(fs, to, 'r+');
  await syncFolder(fs, dirname(to));
}

/** Flushes a folder, so that the names given in it survive a power cut. */
export async function syncFolder(fs: VaultFs, folder: string): Promise<void> {
  if (!IS_WINDOWS) await syncPath(fs, folder, 'r');
}

async function syncPath(fs: VaultFs, path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await fs.open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function isThere(fs: VaultFs, path: string): Promise<boolean> {
  try {
    await fs.stat(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Deletes a file of our own that may be gone already. A failure to delete never hides the failure that led here. */
export async function removeLeftover(fs: VaultFs, path: string): Promise<void> {
  await fs.unlink(path).catch(() => undefined);
}
