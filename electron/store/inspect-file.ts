import { copyFileSync, rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { connect, isPlainDatabase, readStart } from './connect.ts';

const HEADER_BYTES = 100;

/** What a database file says about itself before anything opens it for writing. */
export type FileState =
  | { readonly kind: 'missing' }
  /** 0 bytes. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  /** A plain database where a sealed one was expected. */
  | { readonly kind: 'plain' }
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
 * Throws SQLite's error when another process holds the file, and when a sealed one can't be read with the key.
 * @param key of a sealed database, whose header tells nothing without it
 */
export function inspectFile(file: string, key?: string): FileState {
  const walSizeBytes = sizeOf(`${file}-wal`) ?? 0;
  const sizeBytes = sizeOf(file);
  // A log without its file, or beside an empty one, still holds data; SQLite would throw it away.
  if (sizeBytes === undefined) return { kind: walSizeBytes > 0 ? 'unreadable' : 'missing' };
  if (sizeBytes === 0) return { kind: walSizeBytes > 0 ? 'unreadable' : 'empty' };
  const header = readStart(file, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return { kind: 'unreadable' };
  const isPlain = isPlainDatabase(file);
  if (key !== undefined) return isPlain ? { kind: 'plain' } : inspectSealed(file, key, walSizeBytes > 0);
  if (!isPlain) return { kind: 'unreadable' };
  if (walSizeBytes > 0) return { ...readThrough(file), isUnclean: true };
  // Places of user_version and application_id: sqlite.org/fileformat2.html, section 1.3.
  return { kind: 'database', version: header.readInt32BE(60), applicationId: header.readInt32BE(68), isUnclean: false };
}

function inspectSealed(file: string, key: string, hasLog: boolean): FileState {
  const isRolledBack = (sizeOf(`${file}-journal`) ?? 0) > 0;
  const found = isRolledBack ? readRolledBack(file, key) : readThrough(file, key);
  return { ...found, isUnclean: isRolledBack || hasLog };
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** A read-only connection never moves the log into the file, but leaves what it made beside it: an index, and an empty log. */
function readThrough(file: string, key?: string): { kind: 'database'; applicationId: number; version: number } {
  const hadLog = sizeOf(`${file}-wal`) !== undefined;
  const db = connect(file, { key, readonly: true, timeout: 500 });
  try {
    return readMarks(db);
  } finally {
    db.close();
    rmSync(`${file}-shm`, { force: true });
    if (!hadLog && sizeOf(`${file}-wal`) === 0) rmSync(`${file}-wal`);
  }
}

/**
 * A run that died while it made the database leaves a rollback journal, which a read-only connection refuses to play back: it is
 * done on a copy.
 */
function readRolledBack(file: string, key: string): ReturnType<typeof readThrough> {
  const copy = `${file}.inspected`;
  const remove = (): void => {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(copy + end, { force: true });
  };
  remove();
  try {
    for (const end of ['', '-journal']) copyFileSync(file + end, copy + end);
    const db = connect(copy, { key });
    try {
      return readMarks(db);
    } finally {
      db.close();
    }
  } finally {
    remove();
  }
}

function readMarks(db: Database): { kind: 'database'; applicationId: number; version: number } {
  const read = (name: string): number => db.pragma(name, { simple: true }) as number;
  return { kind: 'database', applicationId: read('application_id'), version: read('user_version') };
}
