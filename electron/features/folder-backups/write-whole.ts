import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { realFs } from '../../vault/vault-fs.ts';
import { syncFolder } from '../../vault/durable-write.ts';

export type Written = { readonly sha256: string; readonly sizeBytes: number };

/** Writes a text so that it is whole under its name, or not there. Throws what the disk says. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await writeParts(path, [Buffer.from(text, 'utf8')]);
}

/**
 * Copies a file byte by byte, reads the copy back, and only then gives it its name. Throws what the disk says; AbortError;
 * and when the copy does not read back as it was written.
 */
export async function copyWhole(from: string, to: string, signal?: AbortSignal): Promise<Written> {
  return writeParts(to, createReadStream(from, { ...(signal && { signal }) }), signal);
}

/** Hash and size of a file's bytes as they lie on the disk. */
export async function digestPath(path: string, signal?: AbortSignal): Promise<Written> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path, { ...(signal && { signal }) })) {
    hash.update(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function writeParts(
  path: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  signal?: AbortSignal,
): Promise<Written> {
  const part = `${path}.part`;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    await rm(part, { force: true });
    const handle = await open(part, 'wx', 0o600);
    try {
      for await (const chunk of chunks) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const written = { sha256: hash.digest('hex'), sizeBytes };
    const read = await digestPath(part, signal);
    if (read.sha256 !== written.sha256) throw new Error(`${path} did not read back as it was written`);
    await rename(part, path);
    await syncFolder(realFs, dirname(path));
    return written;
  } catch (thrown) {
    await rm(part, { force: true }).catch(() => undefined);
    throw thrown;
  }
}
