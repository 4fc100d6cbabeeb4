import type { Database } from 'better-sqlite3';

/** Each with the row that it can't be without; `schema.sql` has foreign keys for most, which a connection may have switched off. */
const ORPHANS: readonly (readonly [table: string, query: string])[] = [
  ['evidence', 'SELECT 1 FROM evidence WHERE sha256 NOT IN (SELECT sha256 FROM vault_files)'],
  ['evidence', 'SELECT 1 FROM evidence WHERE case_id NOT IN (SELECT id FROM cases)'],
  ['page_texts', 'SELECT 1 FROM page_texts WHERE sha256 NOT IN (SELECT sha256 FROM vault_files)'],
  ['evidence_versions', 'SELECT 1 FROM evidence_versions WHERE sha256 NOT IN (SELECT sha256 FROM vault_files)'],
  ...['evidence_versions', 'highlights'].map(
    (table) =>
      [
        table,
        `SELECT 1 FROM ${table} AS part WHERE NOT EXISTS (SELECT 1 FROM evidence
           WHERE evidence.case_id = part.case_id AND evidence.id = part.evidence_id)`,
      ] as const,
  ),
  [
    'search_entries',
    `SELECT 1 FROM search_entries AS entry WHERE entry.case_id NOT IN (SELECT id FROM cases)
       OR entry.source = 'evidence' AND NOT EXISTS (SELECT 1 FROM evidence
         WHERE evidence.case_id = entry.case_id AND evidence.id = entry.entity_id)`,
  ],
];

/** What is wrong with a database of today's schema: damage, rows without what they belong to, an index of words that is not that of the rows. */
export function listDatabaseFaults(db: Database): readonly string[] {
  const faults: string[] = [];
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') faults.push('integrity_check fails');
  if ((db.pragma('foreign_key_check') as readonly unknown[]).length > 0) faults.push('foreign_key_check fails');
  const tables = new Set(db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all());
  for (const [table, query] of ORPHANS) {
    if (tables.has(table) && db.prepare(`${query} LIMIT 1`).get() !== undefined) faults.push(`orphans in ${table}`);
  }
  for (const index of ['search', 'page_search'].filter((name) => tables.has(name))) {
    try {
      db.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`).run();
    } catch {
      faults.push(`the index ${index} is not that of the rows`);
    }
  }
  return faults;
}
