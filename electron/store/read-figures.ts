import type { Database } from 'better-sqlite3';

/** Owner, version and the number of rows in each table, to compare a copy with its original by. */
export function readFigures(db: Database): string {
  const tables = db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as readonly string[];
  const counts = tables.map((table) => [table, db.prepare(`SELECT count(*) FROM main."${table}"`).pluck().get()]);
  const marks = ['application_id', 'user_version'].map((name) => db.pragma(name, { simple: true }));
  return JSON.stringify([marks, counts]);
}
