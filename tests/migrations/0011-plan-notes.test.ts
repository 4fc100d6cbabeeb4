import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, CASE_A, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('0011-plan-notes', () => {
  it('leaves the cases of before as they are, and lets the notes go with their case', () => {
    const dir = createTempDir();
    const openAt = (version: number) => {
      const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
      return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
    };
    const before = openAt(10);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    const row = before.prepare('SELECT * FROM cases').get() as object;
    before.close();

    const db = openAt(11);
    expect(db.prepare('SELECT * FROM cases').get()).toEqual(row);
    const notes = { case_id: CASE_A, answered: '[]', links: '[]', asides: '[]' };
    expect(() => insertRow(db, 'plan_notes', { ...notes, links: '[' })).toThrow(/CHECK/);
    insertRow(db, 'plan_notes', notes);
    db.prepare('DELETE FROM cases').run();
    expect(db.prepare('SELECT count(*) FROM plan_notes').pluck().get()).toBe(0);
    db.close();
  });
});
