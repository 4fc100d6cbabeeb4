// Writes electron/store/schema.sql: what an empty file looks like after all migrations, so that a reviewer of a migration sees
// the end and not only the step. Run with `node tests/tools/write-schema.ts`; a test compares the file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';

export const SCHEMA_FILE = new URL('../../electron/store/schema.sql', import.meta.url);

/** The schema of a migrated empty database as SQL text. */
export function describeSchema(): string {
  const dir = mkdtempSync(join(tmpdir(), 'reinstate-schema-'));
  try {
    const db = unwrap(
      openDatabase({ file: join(dir, 'schema.db'), backupsDir: join(dir, 'backups'), now: () => new Date() }),
    );
    // Tables, then what belongs to them; the tables that FTS5 makes for itself are its own affair.
    const statements = db
      .prepare(
        `SELECT s.sql FROM sqlite_schema AS s
         WHERE s.sql IS NOT NULL AND s.name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
         ORDER BY s.type <> 'table', s.type, s.name`,
      )
      .pluck()
      .all() as readonly string[];
    const version = String(db.pragma('user_version', { simple: true }));
    closeDatabase(db);
    const head = '-- Made by tests/tools/write-schema.ts from the migrations. Change those, not this.';
    return `${head}\nPRAGMA user_version = ${version};\n\n${statements.map((sql) => `${sql};\n`).join('\n')}`;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, describeSchema());
