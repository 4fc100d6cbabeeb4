import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';

/** How every SQLite file begins that isn't sealed (sqlite.org/fileformat2.html, section 1.3). */
const PLAIN_START = 'SQLite format 3\0';
const RAW_KEY = /^[0-9a-f]{64}$/;

export type ConnectOptions = {
  /** The raw key of a sealed file, 64 hex digits; without it the file is a plain one. */
  readonly key?: string | undefined;
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  /** How long to wait for another process that holds the file, in ms. */
  readonly timeout?: number;
};

/**
 * The one place that opens a SQLite file. A wrong key shows only when the file is read, as SQLITE_NOTADB: the same as damage.
 * Throws when the key has another form, and when the SQLite that was loaded can't seal.
 */
export function connect(file: string, { key, ...options }: ConnectOptions = {}): Database.Database {
  const db = new Database(file, options);
  try {
    if (key !== undefined) giveKey(db, 'key', key);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What sealing needs of a connection. */
type Pragmas = { readonly pragma: (source: string, options?: { readonly simple?: boolean }) => unknown };

/**
 * Tells a connection the key of its file (`key`), or gives a plain file one (`rekey`: for copies only, never for the file that
 * is worked with). SQLCipher 4 with a raw key, which other tools can open too (zetetic.net/sqlcipher/sqlcipher-api).
 * Throws when the loaded SQLite is one without encryption: it takes both pragmas in silence and writes plain text.
 */
export function giveKey(db: Pragmas, pragma: 'key' | 'rekey', key: string): void {
  if (!RAW_KEY.test(key)) throw new Error('The key of a database is 64 hex digits');
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  if (db.pragma('cipher', { simple: true }) !== 'sqlcipher') throw new Error('This SQLite can’t seal a database');
  db.pragma(`${pragma} = "x'${key}'"`);
}

/**
 * The first bytes of a file, fewer when it is shorter. Not for a database that this process has open: closing the descriptor
 * would take away SQLite's lock (sqlite.org/howtocorrupt.html, section 2.2).
 */
export function readStart(file: string, sizeBytes: number): Buffer {
  const start = Buffer.alloc(sizeBytes);
  const descriptor = openSync(file, 'r');
  try {
    return start.subarray(0, readSync(descriptor, start, 0, sizeBytes, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a file is a SQLite file that anybody can read. Not for one that this process has open (see `readStart`). */
export function isPlainDatabase(file: string): boolean {
  return readStart(file, PLAIN_START.length).toString('latin1') === PLAIN_START;
}
