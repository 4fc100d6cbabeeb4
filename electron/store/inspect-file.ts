import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/** What a database file says about itself before anything opens it for writing. */
export type FileState =
  | { readonly kind: 'missing' }
  /** 0 bytes. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'database';
      readonly applicationId: number;
      readonly version: number;
      /** The last run did not close it: its latest changes still lie in the write-ahead log. */
      readonly isUnclean: boolean;
    };

/**
 * Reads version and owner of the file without changing it or its write-ahead log. (Opening it as usual would move the log
 * into the file when it is closed again, which must not happen to the file of a newer version.)
 * Throws SQLite's error when another process holds the file.
 */
export function inspectFile(file: string): FileState {
  const walSizeBytes = sizeOf(`${file}-wal`) ?? 0;
  const sizeBytes = sizeOf(file);
  // A log without its file, or beside an empty one, still holds data; SQLite would throw it away.
  if (sizeBytes === undefined) return { kind: walSizeBytes > 0 ? 'unreadable' : 'missing' };
  if (sizeBytes === 0) return { kind: walSizeBytes > 0 ? 'unreadable' : 'empty' };
  const header = readHeader(file);
  if (!header) return { kind: 'unreadable' };
  if (walSizeBytes > 0) return { ...readThroughLog(file), isUnclean: true };
  // Places of user_version and application_id: sqlite.org/fileformat2.html, section 1.3.
  return { kind: 'database', version: header.readInt32BE(60), applicationId: header.readInt32BE(68), isUnclean: false };
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

function readHeader(file: string): Buffer | undefined {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    const readBytes = readSync(descriptor, header, 0, HEADER_BYTES, 0);
    return readBytes === HEADER_BYTES && header.toString('latin1', 0, MAGIC.length) === MAGIC ? header : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** A read-only connection never moves the log into the file. */
function readThroughLog(file: string): { kind: 'database'; applicationId: number; version: number } {
  const db = new Database(file, { readonly: true, timeout: 500 });
  try {
    const read = (name: string): number => db.pragma(name, { simple: true }) as number;
    return { kind: 'database', applicationId: read('application_id'), version: read('user_version') };
  } finally {
    db.close();
    rmSync(`${file}-shm`, { force: true });
  }
}
