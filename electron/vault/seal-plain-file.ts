import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { readStart } from '../store/connect.ts';
import { digestStored } from './digest-stored.ts';
import { digestFile, isThere, removeLeftover, writeNew } from './durable-write.ts';
import { checkHeader, createSealer, HEADER_BYTES } from './sealed-format.ts';
import { realFs } from './vault-fs.ts';
import type { VaultPlaces } from './vault-places.ts';

/** Where the sealed form of a plain file goes, and its key. */
export type SealedPlace = Required<StoredFile>;

/** `quarantine/<hash>`, with a number when one of that name lay there already. */
const ASIDE = /^quarantine[/\\]([0-9a-f]{64})(-\d+)?$/;
const HELD = /^([0-9a-f]{2})[/\\](\1[0-9a-f]{62})$/;

/**
 * Where a sealed vault keeps a file of a plain one: under its hash, damaged or not, so that a damaged file is found to be
 * damaged as before. What bears no hash goes to quarantine under that of its bytes.
 * @param name its path in the plain vault
 */
export async function placeOfPlain(places: VaultPlaces, file: string, name: string): Promise<SealedPlace> {
  const held = HELD.exec(name)?.[2];
  if (held !== undefined) return withKey(places.locate(held));
  const [, sha256, number = ''] = ASIDE.exec(name) ?? [];
  if (sha256 !== undefined) return aside(places, sha256, number);
  const digest = await digestFile(realFs, file);
  if (!digest) throw new Error(`${file} is gone`);
  // Under a number of its own: the same bytes may lie in quarantine under their hash.
  return aside(places, digest.sha256, '-0');
}

function aside(places: VaultPlaces, sha256: string, number: string): SealedPlace {
  return withKey(places.at(join(places.quarantine, places.nameOf(sha256) + number), sha256));
}

function withKey({ path, key }: StoredFile): SealedPlace {
  if (key === undefined) throw new Error('The vault to seal into has no keys');
  return { path, key };
}

/**
 * Whether a file of a vault is sealed already: a folder that was protected before and is so again has both kinds. Bytes that only
 * begin like sealed ones are named by their hash in a plain vault.
 */
export function isSealedFile(file: string): boolean {
  if (!isSealedStart(readStart(file, HEADER_BYTES))) return false;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return !basename(file).startsWith(sha256);
}

function isSealedStart(start: Buffer): boolean {
  try {
    checkHeader(start);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes the sealed form of a plain file, reads it back, and gives it its name; flushed to the disk but for the name. One that an
 * earlier run made is kept when it is sound. Throws what the disk says.
 */
export async function sealPlainFile(source: string, place: SealedPlace): Promise<void> {
  const plain = await digestFile(realFs, source);
  if (!plain) throw new Error(`${source} is gone`);
  if (await isThere(realFs, place.path)) {
    if ((await digestStored(realFs, place))?.sha256 === plain.sha256) return;
    await realFs.unlink(place.path);
  }
  await realFs.mkdir(dirname(place.path), { recursive: true, mode: 0o700 });
  const part = `${place.path}.part`;
  // Of a run that was killed here.
  await removeLeftover(realFs, part);
  const sealer = createSealer(Buffer.from(place.key, 'hex'));
  await writeNew(
    realFs,
    part,
    async (write) => {
      await digestFile(realFs, source, (chunk) => write(sealer.seal(chunk)));
      await write(sealer.finish());
    },
    { isFinal: true },
  );
  const back = await digestStored(realFs, { path: part, key: place.key });
  if (back?.sha256 !== plain.sha256) throw new Error(`${source} did not read back as it was sealed`);
  await realFs.rename(part, place.path);
}
