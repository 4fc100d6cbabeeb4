import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, aPlanRevisionRow, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('0014-revision-letters', () => {
  it('leaves versions of before without a letter, and keeps a letter as frozen as the rest', () => {
    const dir = createTempDir();
    const openAt = (version: number) => {
      const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
      return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
    };
    const before = openAt(13);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    insertRow(before, 'plan_revisions', aPlanRevisionRow());
    const row = before.prepare('SELECT * FROM plan_revisions').get() as object;
    before.close();
    const db = openAt(14);
    expect(db.prepare('SELECT * FROM plan_revisions').get()).toEqual({ ...row, keeps_letter: 0, letter_text: null });
    insertRow(db, 'plan_revisions', aPlanRevisionRow({ id: 'with', keeps_letter: 1, letter_text: 'Dear reviewer' }));
    for (const set of ["letter_text = 'other'", 'keeps_letter = 0', "name = 'other'"]) {
      expect(() => db.prepare(`UPDATE plan_revisions SET ${set} WHERE id = 'with'`).run(), set).toThrow(
        /never changes/,
      );
    }
    db.close();
  });
});
