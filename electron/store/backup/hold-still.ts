// What keeps the file of the open database as it is while another process copies it. With the write-ahead log nothing but a checkpoint
// writes to the file (sqlite.org/wal.html, 2.1), and this connection is the only one.
import type { Database } from 'better-sqlite3';

type Hold = { isDisturbed: boolean };

const holds = new WeakMap<Database, Hold>();

export type StillFile = {
  /** What the file holds from its first byte on, in pages: a copy has as many. */
  readonly pageCount: number;
  /** Lets the log flow into the file again. @returns whether the file stood still until now */
  readonly release: () => boolean;
};

/**
 * Brings everything that was committed into the file, and leaves the file alone until it is released; changes go on, and stay in the
 * log. Throws when it is held already, and SQLite's errors (a full disk: the log stays as it was, and nothing is lost).
 */
export function holdStill(db: Database): StillFile {
  if (holds.has(db)) throw new Error('The database is held still already');
  const [moved] = db.pragma('wal_checkpoint(PASSIVE)') as readonly {
    busy: number;
    log: number;
    checkpointed: number;
  }[];
  if (!moved || moved.busy !== 0 || moved.log !== moved.checkpointed) {
    throw new Error(`The log did not go into the file: ${JSON.stringify(moved)}`);
  }
  const everyPages = db.pragma('wal_autocheckpoint', { simple: true }) as number;
  db.pragma('wal_autocheckpoint = 0');
  const hold: Hold = { isDisturbed: false };
  holds.set(db, hold);
  return {
    pageCount: db.pragma('page_count', { simple: true }) as number,
    release: () => {
      if (holds.get(db) !== hold) return false;
      holds.delete(db);
      if (db.open) db.pragma(`wal_autocheckpoint = ${everyPages}`);
      return db.open && !hold.isDisturbed;
    },
  };
}

/** Moves the write-ahead log into the file and cuts it. A copy that another process makes of the file meanwhile is worth nothing then. */
export function cutLog(db: Database): void {
  const hold = holds.get(db);
  if (hold) hold.isDisturbed = true;
  db.pragma('wal_checkpoint(TRUNCATE)');
}
