import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, CASE_A, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('0009-case-reviews', () => {
  it('leaves the cases of before as they are, and lets a review go with its case', () => {
    const dir = createTempDir();
    const openAt = (version: number) => {
      const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
      return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
    };
    const before = openAt(8);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    const row = before.prepare('SELECT * FROM cases').get() as object;
    before.close();

    const db = openAt(9);
    expect(db.prepare('SELECT * FROM cases').get()).toEqual(row);
    insertRow(db, 'case_reviews', { case_id: CASE_A, answers: '{}', metrics: '{}', worksheets: '[]' });
    const list = { case_id: CASE_A, id: 'l1', position: 0, kind: 'orders', title: 'Late orders', rows: '[]' };
    insertRow(db, 'review_lists', list);
    expect(() => insertRow(db, 'review_lists', { ...list, id: 'l2', rows: '[' })).toThrow(/CHECK/);
    db.prepare('DELETE FROM cases').run();
    for (const table of ['case_reviews', 'review_lists']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
    db.close();
  });
});
