import type { Database } from 'better-sqlite3';

/** The tables whose rows belong to one case, parents first, with the column that names the case. */
const CASE_TABLES = [
  { table: 'cases', caseColumn: 'id' },
  { table: 'notices', caseColumn: 'case_id' },
  { table: 'evidence', caseColumn: 'case_id' },
  { table: 'evidence_versions', caseColumn: 'case_id' },
  { table: 'highlights', caseColumn: 'case_id' },
  { table: 'plans', caseColumn: 'case_id' },
  { table: 'plan_revisions', caseColumn: 'case_id' },
  { table: 'plan_notes', caseColumn: 'case_id' },
  { table: 'interactions', caseColumn: 'case_id' },
  { table: 'interaction_versions', caseColumn: 'case_id' },
  { table: 'drafts', caseColumn: 'case_id' },
  { table: 'set_aside', caseColumn: 'case_id' },
  { table: 'case_reviews', caseColumn: 'case_id' },
  { table: 'review_lists', caseColumn: 'case_id' },
  { table: 'submissions', caseColumn: 'case_id' },
  { table: 'submission_files', caseColumn: 'case_id' },
  { table: 'replies', caseColumn: 'case_id' },
  { table: 'watch_tasks', caseColumn: 'case_id' },
  { table: 'case_accounts', caseColumn: 'case_id' },
] as const;

/** The change number under which rows wait while they are put back. */
export const STAGED = 0;

/** The statements that put staged rows of one table back. */
export type HistoryTable = {
  readonly table: string;
  /** Whether a change holds rows of this table. */
  readonly countRows: string;
  /** Sets the rows of change `:id` aside as staged. */
  readonly stage: string;
  /** Takes away what was not there. */
  readonly removeAbsent: string;
  /** Brings back what was there, as it was. */
  readonly putBack: string;
  /** Forgets the rows of change `:id`. */
  readonly forget: string;
};

/** What the tables of the record are called; no table of the schema begins like this. */
const PREFIX = 'history_';

/**
 * Makes what records changes: for each case table a table `history_<table>` that holds, for every row that a change
 * touched, the row as it was before the change (`was_present` = 0: it was not there), and the TEMP triggers that fill it.
 * This is SQLite's undo technique (sqlite.org/undoredo.html) with rows in place of SQL text, so that values of every kind
 * come back exactly. The tables lie in the file, so that undo works after a restart. They mirror the schema and are no part
 * of it: a migration forgets them (`forgetHistory`), and when they don't fit the tables they are made afresh.
 *
 * Names are put together from the schema itself, never from input.
 */
export function createHistoryTables(db: Database): readonly HistoryTable[] {
  db.transaction(() => makeTables(db)).immediate();
  // The change that is being recorded: no row or one.
  db.exec('CREATE TEMP TABLE history_current (id INTEGER NOT NULL PRIMARY KEY, case_id TEXT NOT NULL) STRICT');
  return CASE_TABLES.map(({ table, caseColumn }) => createHistoryTable(db, table, caseColumn));
}

/** Forgets every recorded change: after a migration, what they hold no longer fits. */
export function forgetHistory(db: Database): void {
  for (const name of listHistoryTables(db)) db.exec(`DROP TABLE main.${name}`);
}

/** Tables of the record that are there; none before the first change is recorded, and behind a migration. */
export function listHistoryTables(db: Database): readonly string[] {
  const names = db.prepare<[], string>("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all();
  return names.filter((name) => name.startsWith(PREFIX));
}

/** Forgets what was recorded of one case, for when it is deleted for good. Works before the record is opened, too. */
export function forgetCaseHistory(db: Database, caseId: string): void {
  const names = listHistoryTables(db);
  if (!names.includes('history_changes')) return;
  const ofCase = 'SELECT id FROM main.history_changes WHERE case_id = ?';
  for (const log of names.filter((name) => name !== 'history_changes')) {
    db.prepare(`DELETE FROM main.${log} WHERE change_id IN (${ofCase})`).run(caseId);
  }
  db.prepare('DELETE FROM main.history_changes WHERE case_id = ?').run(caseId);
}

/** Makes the tables unless they are there and fit. */
function makeTables(db: Database): void {
  const logs = CASE_TABLES.map(({ table }) => ({ log: PREFIX + table, columns: listLogColumns(db, table) }));
  const describe = (columns: readonly Column[]): string =>
    columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  if (logs.every(({ log, columns }) => describe(listColumns(db, log)) === describe(columns))) return;
  forgetHistory(db);
  db.exec(`
    CREATE TABLE main.history_changes (
      id INTEGER NOT NULL PRIMARY KEY,
      case_id TEXT NOT NULL,
      name TEXT NOT NULL,
      merge_key TEXT, -- null: never merged
      first_ms INTEGER NOT NULL,
      last_ms INTEGER NOT NULL,
      is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
    ) STRICT;
    CREATE INDEX main.history_changes_by_case_id ON history_changes (case_id, is_undone, id);
  `);
  for (const { log, columns } of logs) {
    const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    db.exec(`CREATE TABLE main.${log} (${describe(columns)}, PRIMARY KEY (${keys.join(', ')})) STRICT, WITHOUT ROWID`);
  }
}

function listColumns(db: Database, table: string): readonly Column[] {
  return db.prepare<[string], Column>("SELECT name, type, pk FROM pragma_table_info(?, 'main')").all(table);
}

function listLogColumns(db: Database, table: string): readonly Column[] {
  return [
    { name: 'change_id', type: 'INTEGER', pk: 1 },
    { name: 'was_present', type: 'INTEGER', pk: 0 },
    ...listColumns(db, table),
  ];
}

type Column = { readonly name: string; readonly type: string; readonly pk: number };

function createHistoryTable(db: Database, table: string, caseColumn: string): HistoryTable {
  const columns = listColumns(db, table);
  const names = columns.map((column) => column.name);
  const keys = columns.filter((column) => column.pk > 0).map((column) => column.name);
  const log = PREFIX + table;
  const list = names.join(', ');
  const sameKey = (left: string, right: string): string =>
    keys.map((key) => `${left}.${key} IS ${right}.${key}`).join(' AND ');

  // Only the first touch counts: what follows it in the same change is undone with it. (NOT EXISTS and not OR IGNORE,
  // because an OR clause of the statement that fires a trigger overrides those inside it: sqlite.org/lang_createtrigger.html.)
  const record = (row: 'old' | 'new', wasPresent: 0 | 1): string => {
    const values = names.map((name) => (wasPresent === 1 || keys.includes(name) ? `${row}.${name}` : 'NULL'));
    return `INSERT INTO ${log} (change_id, was_present, ${list})
      SELECT c.id, ${wasPresent}, ${values.join(', ')} FROM history_current AS c
      WHERE NOT EXISTS (SELECT 1 FROM ${log} AS l WHERE l.change_id = c.id AND ${sameKey('l', row)});`;
  };
  // A write outside any change can't be undone, and undoing what lies before it would overwrite it: the case starts afresh.
  const guard = (row: 'old' | 'new'): string => `
    SELECT RAISE(ABORT, 'a change of one case wrote to another') FROM history_current AS c WHERE c.case_id IS NOT ${row}.${caseColumn};
    DELETE FROM history_changes WHERE case_id = ${row}.${caseColumn} AND NOT EXISTS (SELECT 1 FROM history_current);`;

  const differs = names.map((name) => `old.${name} IS NOT new.${name}`).join(' OR ');
  const keyDiffers = keys.map((key) => `old.${key} IS NOT new.${key}`).join(' OR ');
  db.exec(`
    CREATE TEMP TRIGGER ${log}_insert AFTER INSERT ON main.${table} BEGIN ${guard('new')} ${record('new', 0)} END;
    CREATE TEMP TRIGGER ${log}_update AFTER UPDATE ON main.${table} WHEN ${differs} BEGIN
      ${guard('old')} ${guard('new')} ${record('old', 1)}
    END;
    CREATE TEMP TRIGGER ${log}_update_key AFTER UPDATE ON main.${table} WHEN ${keyDiffers} BEGIN ${record('new', 0)} END;
    CREATE TEMP TRIGGER ${log}_delete AFTER DELETE ON main.${table} BEGIN ${guard('old')} ${record('old', 1)} END;
    CREATE TEMP TRIGGER ${log}_forget AFTER DELETE ON main.history_changes BEGIN
      DELETE FROM ${log} WHERE change_id = old.id;
    END;
  `);

  const others = names.filter((name) => !keys.includes(name));
  return {
    table,
    countRows: `SELECT count(*) FROM ${log} WHERE change_id = :id`,
    stage: `UPDATE ${log} SET change_id = ${STAGED} WHERE change_id = :id`,
    removeAbsent: `DELETE FROM main.${table} WHERE EXISTS
      (SELECT 1 FROM ${log} AS l WHERE l.change_id = ${STAGED} AND l.was_present = 0 AND ${sameKey('l', table)})`,
    putBack: `INSERT INTO main.${table} (${list})
      SELECT ${list} FROM ${log} WHERE change_id = ${STAGED} AND was_present = 1
      ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    forget: `DELETE FROM ${log} WHERE change_id = :id`,
  };
}
