import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('0012-watch-and-stores', () => {
  it('leaves cases and accounts alone, and links each pair of accounts once', () => {
    const dir = createTempDir();
    const openAt = (version: number) => {
      const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
      return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
    };
    const before = openAt(11);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    const rows = before.prepare('SELECT * FROM cases').all();
    before.close();
    const db = openAt(12);
    expect(db.prepare('SELECT * FROM cases').all()).toEqual(rows);
    const account = anAccountRow();
    insertRow(db, 'accounts', { ...account, id: `${String(account['id'])}-2` });
    const link = db.prepare('INSERT INTO account_links (account_id, related_id, created_at) VALUES (?, ?, ?)');
    link.run(account['id'], `${String(account['id'])}-2`, NOW.toISOString());
    expect(() => link.run(`${String(account['id'])}-2`, account['id'], NOW.toISOString())).toThrow(/CHECK/);
    expect(() => link.run(account['id'], account['id'], NOW.toISOString())).toThrow(/CHECK/);
    db.close();
  });
});
