import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('0004-case-channel', () => {
  it('leaves the cases of before without a channel, and changes nothing else of them', () => {
    const dir = createTempDir();
    const openAt = (version: number) => {
      const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
      return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
    };
    const before = openAt(3);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    const row = before.prepare('SELECT * FROM cases').get() as object;
    before.close();
    const db = openAt(4);
    expect(db.prepare('SELECT * FROM cases').get()).toEqual({ ...row, channel: null });
    db.close();
  });
});
