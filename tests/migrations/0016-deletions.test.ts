import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, aVaultFileRow, CASE_A, insertRow, NOW, sha } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

function openAt(dir: string, version: number) {
  const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
  return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
}

describe('0016-deletions', () => {
  it('keeps lines that never change, ids of a case until it goes, and files that came back', () => {
    const dir = createTempDir();
    const before = openAt(dir, 15);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    before.close();
    const db = openAt(dir, 16);
    insertRow(db, 'deletions', { at: NOW.toISOString(), who: '', cause: 'asked', file_count: 3 });
    expect(() => db.prepare("UPDATE deletions SET who = 'x'").run()).toThrow(/never changes/);
    expect(() => db.prepare('DELETE FROM deletions').run()).toThrow(/never goes/);

    insertRow(db, 'files_to_delete', { sha256: sha('a') });
    insertRow(db, 'files_to_delete', { sha256: sha('b') });
    expect(() => insertRow(db, 'files_to_delete', { sha256: '../x' })).toThrow(/CHECK/);
    insertRow(db, 'vault_files', aVaultFileRow({ sha256: sha('a') }));
    expect(db.prepare('SELECT sha256 FROM files_to_delete').pluck().all()).toEqual([sha('b')]);

    insertRow(db, 'deleted_evidence', { case_id: CASE_A, id: 'invoice' });
    db.prepare('DELETE FROM cases').run();
    expect(db.prepare('SELECT count(*) FROM deleted_evidence').pluck().get()).toBe(0);
    db.close();
  });
});
