import { createHash } from 'node:crypto';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { errnoOf } from '../store/disk-failure.ts';
import { type Digest, digestFile } from './durable-write.ts';
import { SealedFileError } from './sealed-format.ts';
import { readSealed } from './stored-file.ts';
import type { VaultFs } from './vault-fs.ts';

/**
 * Hash and size of the plain bytes of a file, and its chunks for whoever wants them; undefined when there is no such file.
 * One that isn't as it was sealed has an empty hash, which no file has.
 */
export async function digestStored(
  fs: VaultFs,
  { path, key }: StoredFile,
  onChunk: (chunk: Buffer, sizeBytes: number) => Promise<void> | void = () => undefined,
): Promise<Digest | undefined> {
  if (key === undefined) return digestFile(fs, path, onChunk);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of readSealed(fs, path, key)) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      await onChunk(chunk, sizeBytes);
    }
    return { sha256: hash.digest('hex'), sizeBytes };
  } catch (error) {
    if (error instanceof SealedFileError) return { sha256: '', sizeBytes };
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
