import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, anInteractionRow, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

function openAt(dir: string, version: number) {
  const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
  return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
}

function openWithContact(dir: string, version: number) {
  const db = openAt(dir, version);
  insertRow(db, 'accounts', anAccountRow());
  insertRow(db, 'cases', aCaseRow());
  insertRow(db, 'interactions', anInteractionRow());
  return db;
}

describe('0008-contact-log', () => {
  it('leaves what the entries of before said, and gives them empty new parts', () => {
    const dir = createTempDir();
    const before = openWithContact(dir, 7);
    const row = before.prepare('SELECT * FROM interactions').get() as object;
    before.close();
    const db = openAt(dir, 8);
    expect(db.prepare('SELECT * FROM interactions').get()).toEqual({
      ...row,
      zone: '',
      amazon_case_id: '',
      subject: '',
      body: '',
      attachments: '[]',
      promises: '[]',
      private_note: '',
      in_timeline: 1,
      message_id: '',
      in_reply_to: '',
      removed_at: null,
    });
    expect(db.prepare('SELECT count(*) FROM interaction_versions').pluck().get()).toBe(0);
    db.close();
  });

  it('finds every text of an entry, and none once it is removed', () => {
    const db = openWithContact(createTempDir(), 8);
    const find = (word: string) =>
      db
        .prepare('SELECT e.entity_id FROM search JOIN search_entries AS e ON e.id = search.rowid WHERE search MATCH ?')
        .pluck()
        .all(word);
    db.prepare(
      `UPDATE interactions SET subject = 'wombat', body = 'numbat', amazon_case_id = '1790001', private_note = 'quokka',
         promises = '[{"text":"bilby","by":"amazon","dueOn":null}]'`,
    ).run();
    const words = ['Kim', 'invoices', 'wombat', 'numbat', '1790001', 'quokka', 'bilby'];
    for (const word of words) expect(find(word), word).toEqual(['interaction-1']);
    db.prepare("UPDATE interactions SET removed_at = '2026-11-01T00:00:00.000Z'").run();
    for (const word of words) expect(find(word), word).toEqual([]);
    db.prepare('UPDATE interactions SET removed_at = NULL').run();
    for (const word of words) expect(find(word), word).toEqual(['interaction-1']);
    db.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run();
    db.close();
  });

  it('takes earlier versions away with their entry', () => {
    const db = openWithContact(createTempDir(), 8);
    insertRow(db, 'interaction_versions', {
      ...{ id: 'version-1', case_id: 'case-a', interaction_id: 'interaction-1' },
      ...{ details: '{}', replaced_at: NOW.toISOString() },
    });
    db.prepare('DELETE FROM interactions').run();
    expect(db.prepare('SELECT count(*) FROM interaction_versions').pluck().get()).toBe(0);
    db.close();
  });
});
