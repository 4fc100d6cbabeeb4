import { rmSync } from 'node:fs';
import { connect } from './connect.ts';

/** The hashes of every vault file that a backup knows. @param key of a sealed one. Throws SQLite's errors. */
export function readHashes(backup: string, key?: string): readonly string[] {
  const db = connect(backup, { key, readonly: true, fileMustExist: true, timeout: 500 });
  try {
    return db.prepare<[], string>('SELECT sha256 FROM vault_files ORDER BY sha256').pluck().all();
  } finally {
    db.close();
    // A read-only connection may leave its index of the log behind.
    rmSync(`${backup}-shm`, { force: true });
  }
}
