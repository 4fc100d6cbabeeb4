import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { listBackups } from '../../electron/store/backup/backup.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, anEvidenceRow, aVaultFileRow, CASE_A, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

function openAt(dir: string, version: number) {
  const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
  return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
}

const FOUND = "SELECT entity_id FROM search_entries WHERE source = 'evidence' ORDER BY entity_id";

describe('0002-removed-evidence', () => {
  it('keeps every row as it was, none of them removed, after a copy was made', () => {
    const dir = createTempDir();
    const first = openAt(dir, 1);
    insertRow(first, 'accounts', anAccountRow());
    insertRow(first, 'cases', aCaseRow());
    insertRow(first, 'vault_files', aVaultFileRow());
    insertRow(first, 'evidence', anEvidenceRow());
    const before = first.prepare('SELECT * FROM evidence').all();
    first.close();

    const db = openAt(dir, 2);
    expect(db.prepare('SELECT * FROM evidence').all()).toEqual(before.map((row) => ({ ...row!, removed_at: null })));
    expect(db.prepare(FOUND).pluck().all()).toEqual(['acme-invoice']);
    expect(listBackups(join(dir, 'backups')).map(({ reason }) => reason)).toEqual(['migration']);
    db.close();
  });

  it('takes removed evidence out of search and brings it back as it is then', () => {
    const db = openAt(createTempDir(), 2);
    insertRow(db, 'accounts', anAccountRow());
    insertRow(db, 'cases', aCaseRow());
    insertRow(db, 'vault_files', aVaultFileRow());
    insertRow(db, 'evidence', anEvidenceRow());
    insertRow(db, 'evidence', anEvidenceRow({ id: 'gone', removed_at: NOW.toISOString() }));
    expect(db.prepare(FOUND).pluck().all()).toEqual(['acme-invoice']);

    const mark = db.prepare('UPDATE evidence SET removed_at = ?, title = ? WHERE case_id = ? AND id = ?');
    mark.run(NOW.toISOString(), 'Another title', CASE_A, 'acme-invoice');
    mark.run(NOW.toISOString(), 'Removed twice', CASE_A, 'acme-invoice');
    expect(db.prepare(FOUND).pluck().all()).toEqual([]);
    mark.run(null, 'Back again', CASE_A, 'acme-invoice');
    expect(db.prepare('SELECT title FROM search_entries WHERE entity_id = ?').pluck().get('acme-invoice')).toBe(
      'Back again',
    );
    expect(db.prepare("SELECT count(*) FROM search WHERE search MATCH 'again'").pluck().get()).toBe(1);
    db.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run();
    db.close();
  });
});
