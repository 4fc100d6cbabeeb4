import { connect, giveKey, isPlainDatabase } from './connect.ts';

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
