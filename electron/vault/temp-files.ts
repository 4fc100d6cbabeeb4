import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { deriveKey } from '../keys/vault-keys.ts';

/** Files that no later start needs: pieces of previews, drawn pages, what was unpacked. */
export type TempFiles = {
  /** The folder, which each start empties; it may be missing. */
  readonly dir: string;
  /** A file in it, by the names of its folders and its own. */
  readonly locate: (...names: readonly string[]) => StoredFile;
};

/**
 * Temporary files, sealed with a key that this run alone knows, whether or not the data folder is protected: what a crash
 * leaves behind can't be read by anybody.
 */
export function createTempFiles(dir: string): TempFiles {
  const runKey = new Uint8Array(randomBytes(32));
  return {
    dir,
    locate: (...names) => {
      const key = Buffer.from(deriveKey(runKey, `reinstate temp ${names.join('/')}`)).toString('hex');
      return { path: join(dir, ...names), key };
    },
  };
}
