import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { digestStored } from './digest-stored.ts';
import { type Digest, removeLeftover, renameDurably, syncFolder, type WriteChunk, writeNew } from './durable-write.ts';
import { changedSource } from './read-source.ts';
import { createSealer } from './sealed-format.ts';
import { moveAside } from './sweep-vault.ts';
import type { VaultFs } from './vault-fs.ts';
import type { VaultPlaces } from './vault-places.ts';

/** A file that is safe in the vault. */
export type IngestedFile = {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** False when the vault held the same bytes already. */
  readonly isNew: boolean;
};

/** Something to take in: hands on all its bytes each time that it is called. */
export type Source = {
  readonly readAll: (write: WriteChunk) => Promise<Digest>;
  /** What people know it by. */
  readonly name: string;
};

export type InTurn = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** One task at a time, in the order of asking: two of them must not race for one name. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  };
}

/** What takes bytes in: fills a temporary file, flushes it, names it after its hash. Whatever fails leaves nothing behind. */
export function createIngest(
  fs: VaultFs,
  places: VaultPlaces,
  inTurn: InTurn,
): (source: Source) => Promise<IngestedFile> {
  const { dir, tmp } = places;

  async function prepare(): Promise<void> {
    if ((await fs.mkdir(tmp, { recursive: true, mode: 0o700 })) === undefined) return;
    await syncFolder(fs, dir);
    await syncFolder(fs, dirname(dir));
  }

  async function keep(temp: string, digest: Digest): Promise<IngestedFile> {
    const file = places.locate(digest.sha256);
    const folder = dirname(file.path);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    const held = await digestStored(fs, file);
    const isHeld = held?.sha256 === digest.sha256;
    if (isHeld) {
      await fs.unlink(temp);
      // The run that named it may have died before it flushed the folder.
      await syncFolder(fs, folder);
    } else {
      // Under this name lie other bytes: damaged by the disk. They are kept for people to look at.
      if (held) await moveAside(fs, places, file.path);
      await renameDurably(fs, temp, file.path);
      if (process.platform === 'win32') await fs.chmod(file.path, 0o444);
    }
    // For the folder's own name, which may be new.
    await syncFolder(fs, dir);
    return { ...digest, isNew: !isHeld };
  }

  return async (source) => {
    await prepare();
    const temp = join(tmp, `${randomUUID()}.part`);
    try {
      const digest = await writeNew(fs, temp, (write) => fill(places, source, write), { isFinal: true });
      await readBack(fs, places, temp, digest);
      return await inTurn(() => keep(temp, digest));
    } catch (error) {
      await removeLeftover(fs, temp);
      throw error;
    }
  };
}

/**
 * Writes a source as the vault keeps it. The key comes from the hash of the bytes, so that what is sealed has to be read
 * twice, and to be the same twice.
 */
async function fill({ keyOf }: VaultPlaces, { readAll, name }: Source, write: WriteChunk): Promise<Digest> {
  if (!keyOf) return readAll(write);
  const { sha256 } = await readAll(() => Promise.resolve());
  const sealer = createSealer(Buffer.from(keyOf(sha256), 'hex'));
  const digest = await readAll((chunk) => write(sealer.seal(chunk)));
  if (digest.sha256 !== sha256) throw changedSource(name);
  await write(sealer.finish());
  return digest;
}

/** One wrong bit in memory while it is sealed could cost the whole file, where a plain one loses that bit. */
async function readBack(fs: VaultFs, { keyOf, at }: VaultPlaces, temp: string, { sha256 }: Digest): Promise<void> {
  if (!keyOf) return;
  const written = await digestStored(fs, at(temp, sha256));
  if (written?.sha256 !== sha256) throw new Error(`${sha256} did not read back as it was sealed`);
}
