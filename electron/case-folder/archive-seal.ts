// An archive sealed with a passphrase: the header below, then the whole zip as a sealed file (vault/sealed-format.ts).
//
//   8 bytes   RNSTARCH
//   1 byte    version, 1
//   1 byte    log2 of scrypt's N (RFC 7914); r is 8, p is 1
//   16 bytes  salt
//   16 bytes  check: tells a wrong passphrase from a damaged file, and nothing about the key
//   8 bytes   the first bytes of the SHA-256 of all that, so that a damaged header is not taken for a wrong passphrase
import { createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deriveKey } from '../keys/vault-keys.ts';

const MAGIC = Buffer.from('RNSTARCH', 'latin1');
const VERSION = 1;
const SALT_BYTES = 16;
const CHECK_BYTES = 16;
const SUM_BYTES = 8;
const BODY_BYTES = MAGIC.length + 2 + SALT_BYTES + CHECK_BYTES;
/** In front of the sealed zip. */
export const SEAL_HEADER_BYTES = BODY_BYTES + SUM_BYTES;

/** 128 MiB of memory, some tenths of a second (security.md 2.3). */
const LOG_N = 17;
/** What a planted file can ask for: 256 MiB. */
const MAX_LOG_N = 18;

/** What seals or opens one archive. */
export type ArchiveSeal = { readonly header: Buffer; readonly key: string };

/** How a sealed archive begins, or why it can't be opened. */
export type FoundSeal =
  { readonly kind: 'none' | 'damaged' | 'newer' } | { readonly kind: 'sealed'; readonly header: Buffer };

/** A new seal for one archive. @param passphrase as typed; letters that look the same count as the same */
export async function makeArchiveSeal(passphrase: string): Promise<ArchiveSeal> {
  const salt = randomBytes(SALT_BYTES);
  const { key, check } = await derive(passphrase, salt, LOG_N);
  const body = Buffer.concat([MAGIC, Buffer.of(VERSION, LOG_N), salt, check]);
  return { header: Buffer.concat([body, sumOf(body)]), key };
}

/** Reads how a file begins. Throws what the disk says. */
export async function findArchiveSeal(file: string): Promise<FoundSeal> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SEAL_HEADER_BYTES), 0, SEAL_HEADER_BYTES, 0);
    const header = buffer.subarray(0, bytesRead);
    if (!header.subarray(0, MAGIC.length).equals(MAGIC)) return { kind: 'none' };
    const version = header[MAGIC.length] ?? 0;
    if (version > VERSION) return { kind: 'newer' };
    const logN = header[MAGIC.length + 1] ?? 0;
    const isWhole =
      bytesRead === SEAL_HEADER_BYTES && header.subarray(BODY_BYTES).equals(sumOf(header.subarray(0, BODY_BYTES)));
    return isWhole && version === VERSION && logN >= 10 && logN <= MAX_LOG_N
      ? { kind: 'sealed', header }
      : { kind: 'damaged' };
  } finally {
    await handle.close();
  }
}

/** The key of a sealed archive; undefined when the passphrase is another. */
export async function openArchiveSeal(header: Buffer, passphrase: string): Promise<string | undefined> {
  const saltAt = MAGIC.length + 2;
  const salt = header.subarray(saltAt, saltAt + SALT_BYTES);
  const { key, check } = await derive(passphrase, salt, header[MAGIC.length + 1] ?? LOG_N);
  return timingSafeEqual(check, header.subarray(saltAt + SALT_BYTES, BODY_BYTES)) ? key : undefined;
}

const scryptOf = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

async function derive(
  passphrase: string,
  salt: Uint8Array,
  logN: number,
): Promise<{ readonly key: string; readonly check: Buffer }> {
  const cost = { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** (logN + 11) };
  const secret = new Uint8Array(await scryptOf(passphrase.normalize('NFKC'), salt, 32, cost));
  const key = Buffer.from(deriveKey(secret, 'reinstate archive')).toString('hex');
  return { key, check: Buffer.from(deriveKey(secret, 'reinstate archive check', CHECK_BYTES)) };
}

function sumOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest().subarray(0, SUM_BYTES);
}
