import { createCipheriv, createHmac, createSecretKey } from 'node:crypto';
import { basename, join } from 'node:path';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { deriveKey, type VaultKeys } from '../keys/vault-keys.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Where a vault keeps which file. */
export type VaultPlaces = {
  readonly dir: string;
  /** Where files wait until they are whole. */
  readonly tmp: string;
  /** Where files lie that no row knew. */
  readonly quarantine: string;
  /** Where the file with this hash lies, or would. Throws when `sha256` is not a hash. */
  readonly locate: (sha256: string) => StoredFile;
  /** The name that it has there; in quarantine a number may follow it. */
  readonly nameOf: (sha256: string) => string;
  /** The same file under another path: in quarantine, or not yet named. */
  readonly at: (path: string, sha256: string) => StoredFile;
  /** What a file with this hash is sealed with; undefined in a vault of plain files. */
  readonly keyOf: ((sha256: string) => string) | undefined;
};

export type PlaceKeys = Pick<VaultKeys, 'files' | 'names'>;

/**
 * Plain files are named by their hash. Sealed ones are not, because whoever has a certain paper could see then that it lies
 * here; their name is the hash, sealed. The key of each file comes from its hash: a worker is given the keys of the files that
 * it needs, and no others; and who has the vault key can read every file without the database.
 */
export function createVaultPlaces(dir: string, keys: PlaceKeys | undefined): VaultPlaces {
  const sealHash = keys && createHashSealer(keys.names);
  const nameOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new TypeError(`Not a SHA-256: ${sha256}`);
    return sealHash ? sealHash(sha256) : sha256;
  };
  const keyOf =
    keys && ((sha256: string) => Buffer.from(deriveKey(keys.files, `reinstate file ${sha256}`)).toString('hex'));
  const at = (path: string, sha256: string): StoredFile => (keyOf ? { path, key: keyOf(sha256) } : { path });
  return {
    dir,
    quarantine: join(dir, 'quarantine'),
    tmp: join(dir, 'tmp'),
    ...{ nameOf, keyOf, at },
    locate: (sha256) => {
      const name = nameOf(sha256);
      return at(join(dir, name.slice(0, 2), name), sha256);
    },
  };
}

/**
 * SIV (Rogaway, Shrimpton 2006): the beginning of an HMAC of the hash, and the hash encrypted with that as its nonce; 96 hex
 * digits, always the same for the same hash.
 */
function createHashSealer(names: Uint8Array): (sha256: string) => string {
  // Once for all names: a start asks for that of every file.
  const [nonceKey, nameKey] = [createSecretKey(names), createSecretKey(deriveKey(names, 'reinstate name'))];
  return (sha256) => {
    const nonce = createHmac('sha256', nonceKey).update(`reinstate file ${sha256}`).digest('hex').slice(0, 32);
    const cipher = createCipheriv('aes-256-ctr', nameKey, Buffer.from(nonce, 'hex'));
    return nonce + cipher.update(sha256, 'hex', 'hex');
  };
}

/** Makes names that tell nobody without the key what bears them. */
export function createNamer(names: Uint8Array): (what: string) => string {
  const key = createSecretKey(names);
  return (what) => createHmac('sha256', key).update(`reinstate ${what}`).digest('hex');
}

/** The name of the file that something in quarantine was: what was moved aside twice has a number behind it. */
export function nameAside(path: string): string {
  return basename(path).replace(/-\d+$/, '');
}
