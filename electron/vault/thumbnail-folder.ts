import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSmallWebp } from './is-small-webp.ts';

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

/** @param dir a folder of its own; it needn't exist, and may be deleted at any time */
export function createThumbnailFolder(dir: string): ThumbnailFolder {
  const pathOf = (sha256: string): string => join(dir, `${sha256}${ENDING}`);
  let lastTemp = 0;

  async function write(sha256: string, picture: Uint8Array): Promise<void> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    lastTemp += 1;
    const temp = join(dir, `${lastTemp}.tmp`);
    await writeFile(temp, picture, { mode: 0o600 });
    // Not flushed to the disk: what a power cut leaves under the name is looked at before it is used.
    await rename(temp, pathOf(sha256));
  }

  return {
    read: async (sha256) => {
      const picture = await readFile(pathOf(sha256)).catch(() => null);
      return picture && isSmallWebp(picture) ? picture : null;
    },
    keep: async (sha256, picture) => {
      if (!isSmallWebp(picture)) return false;
      return write(sha256, picture).then(
        () => true,
        () => false,
      );
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    sweep: async (known) => {
      const names = await readdir(dir).catch(() => []);
      const isKnown = (name: string): boolean => name.endsWith(ENDING) && known.has(name.slice(0, -ENDING.length));
      const unknown = names.filter((name) => !isKnown(name));
      for (const name of unknown) await rm(join(dir, name), { force: true }).catch(() => undefined);
    },
  };
}
