import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { unpackArchive } from '../../electron/case-folder/unpack-archive.ts';
import { listHistoryTables } from '../../electron/store/history-tables.ts';
import { caseFolderSchema } from '../../shared/domain/case-folder.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { fillRichCase, openArchive, saveArchive } from '../support/a-rich-case.ts';
import { startApp } from '../support/start-app.ts';
import { openStore } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 240_000 });

type Row = Readonly<Record<string, unknown>>;
type Travel = {
  /** Columns that are new on the other computer. */
  readonly anew?: readonly string[];
  /** Columns in which even the rich case has nothing. */
  readonly empty?: readonly string[];
  /** Rows that stay behind. */
  readonly staysBehind?: (row: Row) => boolean;
};

const isRemoved = (row: Row): boolean => row['removed_at'] !== null;
const MEASURED = ['width', 'height', 'dpi', 'findings', 'picture_hash'];

/** Which tables travel in an archive; docs/reliability.md says the same to people. Ids that nobody sees are new. */
const TRAVELS: Readonly<Record<string, Travel>> = {
  account_links: { anew: ['created_at'] },
  accounts: {},
  audit_entries: { anew: ['id'] },
  case_accounts: { anew: ['created_at'] },
  case_reviews: {},
  cases: { anew: ['updated_at'], empty: ['is_example', 'removed_at'] },
  deleted_evidence: {},
  drafts: { anew: ['updated_at'] },
  evidence: { empty: ['removed_at'], staysBehind: isRemoved },
  evidence_versions: {},
  highlights: {},
  interaction_versions: {},
  interactions: { staysBehind: isRemoved },
  notices: { anew: ['updated_at'] },
  plan_notes: {},
  plan_revisions: {},
  plans: { anew: ['updated_at'] },
  replies: {},
  review_lists: {},
  set_aside: {},
  submission_files: {},
  submissions: {},
  vault_files: { anew: ['text_reader'], empty: MEASURED },
  watch_tasks: { anew: ['created_at'] },
};

/** Tables that stay: made again from the rest, or of the computer and not of a case. */
const STAYS = [
  'deletions',
  'files_to_delete',
  'page_search',
  'page_texts',
  'search',
  'search_entries',
  'settings',
  'sqlite_sequence',
];

/** What stands for an id that is another one on each computer. */
const NAMES: Readonly<Record<string, (row: Row) => string>> = {
  cases: () => 'the case',
  accounts: (row) => `account ${String(row['store_name'])}`,
  interactions: (row) => `contact ${String(row['at'])} ${String(row['summary'])}`,
  interaction_versions: (row) => `edit ${String(row['replaced_at'])}`,
  submissions: (row) => `sent ${String(row['sent_at'])}`,
  plan_revisions: (row) => `version ${String(row['created_at'])} ${String(row['name'])}`,
  highlights: (row) => `highlight ${String(row['note'])}`,
  watch_tasks: (row) => `task ${String(row['text'])}`,
};

function readTable(db: Database, table: string): readonly Row[] {
  return db.prepare<[], Row>(`SELECT * FROM ${table}`).all();
}

/** The rows that travel, in a form in which those of two computers can be compared. */
function dump(db: Database): ReadonlyMap<string, readonly string[]> {
  const names = new Map(
    Object.entries(NAMES).flatMap(([table, name]) =>
      readTable(db, table).map((row) => [row['id'], name(row)] as const),
    ),
  );
  const describe = (row: Row, { anew = [] }: Travel): string => {
    const kept = Object.entries(row).filter(([column]) => !anew.includes(column));
    const named = kept.map(([column, value]) => [column, names.get(value) ?? value] as const);
    // Of two ids of equal standing, the lesser one comes first.
    if ('related_id' in row)
      return named
        .map(([, value]) => String(value))
        .toSorted()
        .join(' with ');
    return JSON.stringify(named);
  };
  return new Map(
    Object.entries(TRAVELS).map(([table, travel]) => {
      const rows = readTable(db, table).filter((row) => travel.staysBehind?.(row) !== true);
      return [table, rows.map((row) => describe(row, travel)).toSorted()];
    }),
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || value === 0 || value === '[]' || value === '{}';
}

describe('an archive of a whole case', () => {
  it('has a decision for every table of the schema, here and in the documents', () => {
    const db = openStore(createTempDir());
    const history = new Set(listHistoryTables(db));
    const all = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    // What full-text search keeps for itself.
    const tables = all.filter((name) => !history.has(name) && !/^(?:page_)?search_(?!entries)/.test(name));
    db.close();
    expect([...Object.keys(TRAVELS), ...STAYS].toSorted()).toEqual(tables.toSorted());
    const text = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
    const rows = text.matchAll(/^\| `([a-z_`, ]+)` +\| (travels|stays)/gm);
    const decided = [...rows].flatMap(([, names = '', how = '']) =>
      names.split('`, `').map((table) => `${table} ${how}`),
    );
    const expected = [...Object.keys(TRAVELS).map((one) => `${one} travels`), ...STAYS.map((one) => `${one} stays`)];
    expect(decided.toSorted()).toEqual(expected.toSorted());
  });

  it('brings every row to another computer, and from there to a third', async () => {
    const first = await startApp();
    // Another case, of another store: nothing of it may travel.
    const account = { ...aNewCase().account, storeName: 'Other store' };
    unwrap(await first.call('cases.create', { ...aNewCase({ title: 'Other case' }), account }));
    const other = unwrap(await first.call('cases.list', {}))[0]?.id;
    if (other === undefined) throw new Error('there is no other case');
    const caseId = await fillRichCase(first);
    const file = await saveArchive(first, caseId);
    const packet = unwrap(await first.call('submissions.list', { caseId }))[0]?.manifest.report.packet;

    const second = await startApp();
    expect(await openArchive(second, file)).toMatchObject({ status: 'succeeded', error: null });
    const [there] = unwrap(await second.call('cases.list', {}));
    if (!there) throw new Error('nothing came');
    expect(there.status).toBe('more-asked');
    // What was sent can be looked at.
    const [sent] = unwrap(await second.call('submissions.list', { caseId: there.id }));
    const looked = { caseId: there.id, submissionId: sent?.id ?? ('' as never), file: packet?.file ?? '' };
    unwrap(await second.call('submissions.openFile', looked));
    expect(readFileSync(second.desk.opened[0] ?? '').length).toBe(packet?.bytes);
    const again = await saveArchive(second, there.id);

    await Promise.all([first.app.close(), second.app.close()]);
    const [before, after] = [openStore(first.dataDir), openStore(second.dataDir)];
    expectSame(before, after, other);
    for (const db of [before, after]) db.close();

    // Nothing is lost on the way of the way either.
    const [folder, further] = [await readFolder(file), await readFolder(again)];
    expect(further.changes.slice(0, -1)).toEqual(folder.changes);
    expect(further.changes.at(-1)).toMatchObject({ action: 'change', name: expect.stringContaining('archive') });
    expect({ ...further, changes: [] }).toEqual({ ...folder, changes: [] });
  });
});

/** @param other the case of the first computer that does not travel */
function expectSame(before: Database, after: Database, other: string): void {
  // What stays behind, and what takes the place of it.
  const removed = readTable(before, 'evidence').filter(isRemoved);
  expect(removed).toHaveLength(1);
  for (const { case_id: caseId, id } of removed)
    before.prepare('INSERT INTO deleted_evidence (case_id, id) VALUES (?, ?)').run(caseId, id);
  before.prepare('DELETE FROM cases WHERE id = ?').run(other);
  before.prepare("DELETE FROM accounts WHERE store_name = 'Other store'").run();
  const shas = removed.map(({ sha256 }) => sha256);
  before.prepare('DELETE FROM evidence WHERE removed_at IS NOT NULL').run();
  for (const sha256 of shas) before.prepare('DELETE FROM vault_files WHERE sha256 = ?').run(sha256);
  const last = readTable(after, 'audit_entries').at(-1);
  expect(last).toMatchObject({ action: 'change', name: expect.stringContaining('archive') });

  const [one, two] = [dump(before), dump(after)];
  for (const [table, travel] of Object.entries(TRAVELS)) {
    const rows = two.get(table) ?? [];
    const brought = table === 'audit_entries' ? rows.filter((row) => !row.includes(String(last?.['name']))) : rows;
    expect(brought, table).toEqual(one.get(table));
    // A column that is empty everywhere would be compared in vain.
    const columns = readTable(before, table).flatMap((row) => Object.entries(row));
    const filled = new Set(columns.flatMap(([column, value]) => (isEmpty(value) ? [] : [column])));
    const names = new Set(columns.map(([column]) => column));
    const unseen = [...names].filter((name) => !filled.has(name) && !(travel.anew ?? []).includes(name));
    expect(unseen, `${table}: columns without a value`).toEqual(travel.empty ?? []);
    expect(names.size, table).toBeGreaterThan(0);
  }
}

async function readFolder(file: string) {
  const dir = createTempDir();
  unwrap(await unpackArchive(file, dir));
  return caseFolderSchema.parse(JSON.parse(readFileSync(join(dir, 'case.json'), 'utf8')));
}
