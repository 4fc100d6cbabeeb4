import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { connect, giveKey, isPlainDatabase } from '../connect.ts';
import { errnoOf } from '../disk-failure.ts';
import { readFigures } from '../read-figures.ts';
import { renameDurably, syncPath } from '../rename-durably.ts';

/**
 * Seals a plain copy of a database where it lies, and takes its write-ahead log in first. Only for a copy that nothing depends on
 * yet: whatever stops this leaves a file that is neither plain nor sealed. Throws SQLite's errors.
 * @param key 64 hex digits
 */
export function sealCopy(file: string, key: string): void {
  const db = connect(file, { fileMustExist: true });
  try {
    // What SQLite sets aside meanwhile would be plain text on the disk.
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_mode = DELETE');
    db.pragma('journal_mode = MEMORY');
    giveKey(db, 'rekey', key);
  } finally {
    db.close();
  }
  if (isPlainDatabase(file)) throw new Error('The copy was not sealed');
}

type Sealing = {
  /** Where to work meanwhile; what lies there of an earlier run is removed. */
  readonly part: string;
  /** What the sealed copy is called when it is whole and on the disk. */
  readonly target: string;
  readonly key: string;
};

/** Makes a sealed copy of an open plain database, and checks that all of it is there. Throws SQLite's and the disk's errors. */
export function sealOpenDatabase(db: Database, sealing: Sealing): void {
  sealInto(sealing, (part) => void db.prepare('VACUUM INTO ?').run(part));
}

/**
 * The same of a database file that nobody has open, with the log that lies beside it.
 * @returns false when it is too damaged to be read; there is no copy then
 */
export function sealDatabaseFile(file: string, sealing: Sealing): boolean {
  try {
    sealInto(sealing, (part) => {
      copyFileSync(file, part);
      chmodSync(part, 0o600);
      if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`);
    });
    return true;
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return false;
    throw error;
  }
}

function sealInto({ part, target, key }: Sealing, copy: (part: string) => void): void {
  for (const path of [part, target]) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const removeParts = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
  };
  removeParts();
  try {
    copy(part);
    const figures = figuresOf(part);
    sealCopy(part, key);
    if (figuresOf(part, key) !== figures)
      throw new Error('The sealed copy of the database does not hold what the plain one held');
    syncPath(part, 'r+');
    renameDurably(part, target);
  } finally {
    removeParts();
  }
}

function figuresOf(file: string, key?: string): string {
  const db = connect(file, { key, fileMustExist: true });
  try {
    return `${readFigures(db)} ${String(db.pragma('quick_check(1)', { simple: true }))}`;
  } finally {
    db.close();
  }
}
