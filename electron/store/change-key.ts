import { connect, giveKey, isPlainDatabase } from './connect.ts';

/**
 * Gives a sealed copy of a database another key where it lies, or none. Only for a copy that nothing depends on: whatever
 * stops this leaves a file that nobody can read. Throws SQLite's errors.
 * @param to 64 hex digits; undefined for a plain file
 */
export function changeKeyOfCopy(file: string, from: string, to: string | undefined): void {
  const db = connect(file, { key: from, fileMustExist: true });
  try {
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_mode = DELETE');
    db.pragma('journal_mode = MEMORY');
    if (to === undefined) db.pragma("rekey = ''");
    else giveKey(db, 'rekey', to);
  } finally {
    db.close();
  }
  if (isPlainDatabase(file) !== (to === undefined)) throw new Error('The copy was not given its key');
}
