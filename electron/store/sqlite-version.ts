import { connect } from './connect.ts';

/** The version of the SQLite that is loaded, for people. */
export function readSqliteVersion(): string {
  const db = connect(':memory:');
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
