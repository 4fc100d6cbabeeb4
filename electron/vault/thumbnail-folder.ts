import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { deriveKey } from '../keys/vault-keys.ts';
import { isSmallWebp } from './is-small-webp.ts';
import { readStored, writeStored } from './stored-file.ts';
import { createNamer, type PlaceKeys } from './vault-places.ts';

/** Small pictures of vault files, kept from start to start. Whatever goes wrong here costs a drawing, never more. */
export type ThumbnailFolder = {
  /** Null when none is kept, or what lies there is none. */
  readonly read: (sha256: string) => Promise<Uint8Array | null>;
  /** @returns whether it was kept: not when it is no small WebP, and not when the disk won't have it */
  readonly keep: (sha256: string, picture: Uint8Array) => Promise<boolean>;
  /** Deletes a picture that may not be there. Throws when it can't. */
  readonly remove: (sha256: string) => Promise<void>;
  /** Deletes pictures of files that the vault doesn't know, and what an earlier run left half-written. */
  readonly sweep: (known: ReadonlySet<string>) => Promise<void>;
};

const ENDING = '.webp';

/**
 * @param dir a folder of its own; it needn't exist, and may be deleted at any time
 * @param keys of a protected data folder: the pictures are sealed, and named so that nobody else knows of what they are
 */
export function createThumbnailFolder(dir: string, keys?: PlaceKeys): ThumbnailFolder {
  const nameSealed = keys && createNamer(keys.names);
  const nameOf = (sha256: string): string => `${nameSealed?.(`thumbnail ${sha256}`) ?? sha256}${ENDING}`;
  const locate = (sha256: string): StoredFile => {
    const path = join(dir, nameOf(sha256));
    if (!keys) return { path };
    return { path, key: Buffer.from(deriveKey(keys.files, `reinstate thumbnail ${sha256}`)).toString('hex') };
  };

  async function write(sha256: string, picture: Uint8Array): Promise<void> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    // Not flushed to the disk: what a power cut leaves under the name is looked at before it is used.
    await writeStored(locate(sha256), picture);
  }

  return {
    read: async (sha256) => {
      const picture = await readStored(locate(sha256)).catch(() => null);
      return picture && isSmallWebp(picture) ? picture : null;
    },
    keep: async (sha256, picture) => {
      if (!isSmallWebp(picture)) return false;
      return write(sha256, picture).then(
        () => true,
        () => false,
      );
    },
    remove: (sha256) => rm(locate(sha256).path, { force: true }),
    sweep: async (known) => {
      const names = await readdir(dir).catch(() => []);
      if (names.length === 0) return;
      const knownNames = new Set([...known].map(nameOf));
      const unknown = names.filter((name) => !knownNames.has(name));
      for (const name of unknown) await rm(join(dir, name), { force: true }).catch(() => undefined);
    },
  };
}
