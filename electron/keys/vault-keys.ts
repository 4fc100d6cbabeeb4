import { hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of the key that everything hangs on, and of each key derived from it. */
export const KEY_BYTES = 32;

/** The keys of one data folder. Plain data; lives in memory only. */
export type VaultKeys = {
  /** Raw key of the database (SQLCipher 4), 64 hex digits. */
  readonly database: string;
  /** From this the key of every file comes. */
  readonly files: Uint8Array;
  /** With this the names of files on the disk are made. */
  readonly names: Uint8Array;
  /** Tells whether a key is the one of this folder, and nothing about it: 32 hex digits. */
  readonly check: string;
};

/** A new vault key: random, made once for a data folder, never changed. */
export function makeVaultKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

/** The keys that come from a vault key. */
export function deriveVaultKeys(vaultKey: Uint8Array): VaultKeys {
  return {
    database: Buffer.from(deriveKey(vaultKey, 'reinstate database')).toString('hex'),
    files: deriveKey(vaultKey, 'reinstate files'),
    names: deriveKey(vaultKey, 'reinstate names'),
    check: Buffer.from(deriveKey(vaultKey, 'reinstate check', 16)).toString('hex'),
  };
}

/** HKDF-SHA256 (RFC 5869) without salt: what goes in is random already. `info` says what the key is for. */
export function deriveKey(from: Uint8Array, info: string, sizeBytes: number = KEY_BYTES): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), info, sizeBytes));
}
