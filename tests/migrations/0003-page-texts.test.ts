import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, anEvidenceRow, aVaultFileRow, insertRow, NOW, sha } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

function openAt(dir: string, version: number) {
  const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
  return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
}

const FOUND = 'SELECT rowid FROM page_search WHERE page_search MATCH ? ORDER BY rowid';

describe('0003-read-evidence, the text of pages', () => {
  it('has every file of before still to be read', () => {
    const dir = createTempDir();
    const first = openAt(dir, 2);
    insertRow(first, 'accounts', anAccountRow());
    insertRow(first, 'cases', aCaseRow());
    insertRow(first, 'vault_files', aVaultFileRow());
    insertRow(first, 'evidence', anEvidenceRow());
    first.close();
    const db = openAt(dir, 3);
    expect(db.prepare('SELECT text_reader FROM vault_files').pluck().all()).toEqual([null]);
    expect(db.prepare('SELECT count(*) FROM page_texts').pluck().get()).toBe(0);
    db.close();
  });

  it('keeps the index of words true to the pages, whatever happens to them', () => {
    const db = openAt(createTempDir(), 3);
    insertRow(db, 'vault_files', aVaultFileRow({ sha256: sha('a') }));
    const insert = db.prepare(
      `INSERT INTO page_texts (sha256, page_number, source, text, words) VALUES (?, ?, 'layer', ?, '[]')`,
    );
    insert.run(sha('a'), 1, 'forty quokkas');
    insert.run(sha('a'), 2, 'one wömbat');
    expect(() => insert.run(sha('a'), 2, 'again')).toThrow(/UNIQUE/);
    const find = (word: string) => db.prepare(FOUND).pluck().all(word);
    expect(find('quokkas')).toHaveLength(1);
    expect(find('wombat')).toHaveLength(1);
    db.prepare("UPDATE page_texts SET text = 'numbat' WHERE page_number = 2").run();
    expect([find('wombat'), find('numbat')].map((rows) => rows.length)).toEqual([0, 1]);
    db.prepare('DELETE FROM page_texts WHERE page_number = 1').run();
    expect(find('quokkas')).toEqual([]);
    db.prepare("INSERT INTO page_search (page_search, rank) VALUES ('integrity-check', 1)").run();
    db.exec('VACUUM');
    expect(find('numbat')).toHaveLength(1);
    db.prepare("INSERT INTO page_search (page_search, rank) VALUES ('integrity-check', 1)").run();
    db.close();
  });
});
