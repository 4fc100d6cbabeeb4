import { chmodSync, closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { connect, isPlainDatabase } from '../connect.ts';
import { readFigures } from '../read-figures.ts';
import { syncPath } from '../rename-durably.ts';
import { dataDamaged, findStoreFailure } from '../store-failure.ts';

export type StillCopy = {
  /** A database that another process has open and holds still (hold-still.ts). */
  readonly source: string;
  /** Where the copy is made. Whatever stops this leaves it, and the same name with `.raw` behind it, to be removed. */
  readonly part: string;
  readonly key: string | undefined;
  readonly pageCount: number;
};

type Context = {
  readonly signal: AbortSignal;
  readonly reportProgress: (done: number, total: number, step: string) => void;
};

const CHUNK_BYTES = 1024 * 1024;
/** The only bytes that SQLite locks; no page of data lies there (sqlite.org/fileformat2.html, 1.4). Windows refuses to read them. */
const LOCKED = { from: 0x40000000, sizeBytes: 512 };
/** How far each step is, of 100. */
const STEPS = { copied: 40, written: 70, checked: 100 };

/**
 * Copies the file of a database byte by byte, writes what it holds anew (without what was deleted), and checks that: as many rows as
 * before, and sound. The copy is on the disk then, under no final name. Never in the process that has the database open: closing
 * another descriptor of the file takes SQLite's lock away (sqlite.org/howtocorrupt.html, 2.2).
 * Errors: data-damaged (there is no copy worth keeping), disk-full, target-unusable. Throws AbortError.
 */
export async function copyStillFile(copy: StillCopy, context: Context): Promise<Result<null>> {
  const raw = `${copy.part}.raw`;
  const damaged = (): Result<null> => fail(dataDamaged(copy.source, null, 'could not be copied'));
  try {
    await copyBytes(copy.source, raw, context);
    context.reportProgress(STEPS.copied, STEPS.checked, 'write');
    const figures = writeAnew(raw, copy);
    context.signal.throwIfAborted();
    if (figures === undefined) return damaged();
    context.reportProgress(STEPS.written, STEPS.checked, 'check');
    chmodSync(copy.part, 0o600);
    syncPath(copy.part, 'r+');
    if (copy.key !== undefined && isPlainDatabase(copy.part)) throw new Error('The copy was written unsealed');
    return isSame(copy, figures) ? ok(null) : damaged();
  } catch (thrown) {
    const failure = context.signal.aborted ? undefined : findStoreFailure(thrown, copy.part, null);
    if (failure) return failure.code === 'data-damaged' ? damaged() : fail(failure);
    throw thrown;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(raw + end, { force: true });
  }
}

/** In pieces, so that it can be stopped. */
async function copyBytes(from: string, to: string, { signal, reportProgress }: Context): Promise<void> {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const { size: sizeBytes } = fstatSync(source);
    for (let position = 0; ;) {
      const isLocked = position === LOCKED.from;
      const wanted = isLocked ? LOCKED.sizeBytes : Math.min(CHUNK_BYTES, nextLocked(position) - position);
      if (isLocked) chunk.fill(0, 0, wanted);
      const size = isLocked ? wanted : readSync(source, chunk, 0, wanted, position);
      if (size === 0) return;
      writeSync(target, chunk, 0, size, position);
      position += size;
      reportProgress(Math.floor((STEPS.copied * position) / Math.max(position, sizeBytes)), STEPS.checked, 'copy');
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

function nextLocked(position: number): number {
  return position < LOCKED.from ? LOCKED.from : Infinity;
}

/** @returns what the copy has to hold; undefined when the bytes are not those of the whole file */
function writeAnew(raw: string, { part, key, pageCount }: StillCopy): string | undefined {
  return withDatabase(raw, key, (db) => {
    if (db.pragma('page_count', { simple: true }) !== pageCount) return undefined;
    db.prepare('VACUUM INTO ?').run(part);
    return readFigures(db);
  });
}

function isSame({ part, key }: StillCopy, figures: string): boolean {
  return withDatabase(part, key, (db) => {
    return db.pragma('integrity_check', { simple: true }) === 'ok' && readFigures(db) === figures;
  });
}

/** Not read-only: SQLite leaves CHECK constraints out of a read-only database's schema, and the check would skip them. */
function withDatabase<Value>(file: string, key: string | undefined, use: (db: Database) => Value): Value {
  const db = connect(file, { key, fileMustExist: true });
  try {
    // No index of the log beside it.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('temp_store = MEMORY');
    return use(db);
  } finally {
    db.close();
  }
}
