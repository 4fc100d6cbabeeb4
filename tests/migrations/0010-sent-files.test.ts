import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, aSubmissionRow, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

describe('0010-sent-files', () => {
  it('numbers the rounds of what was sent before, by the moment, and keeps all of it frozen', () => {
    const dir = createTempDir();
    const openAt = (version: number) => {
      const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
      return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
    };
    const before = openAt(9);
    insertRow(before, 'accounts', anAccountRow());
    insertRow(before, 'cases', aCaseRow());
    // 23:00 in New York is later than 01:00 UTC of the next day.
    insertRow(before, 'submissions', aSubmissionRow({ id: 'b', sent_at: '2026-09-16T23:00:00-04:00' }));
    insertRow(before, 'submissions', aSubmissionRow({ id: 'a', sent_at: '2026-09-17T01:00:00Z' }));
    before.close();
    const db = openAt(10);
    const rounds = db.prepare('SELECT id, round, texts, revision_id FROM submissions ORDER BY round').all();
    expect(rounds).toEqual([
      { id: 'a', round: 1, texts: '[]', revision_id: null },
      { id: 'b', round: 2, texts: '[]', revision_id: null },
    ]);
    for (const set of ['round = 3', "letter = 'other'", "texts = '[1]'", "interaction_id = 'x'"]) {
      expect(() => db.prepare(`UPDATE submissions SET ${set}`).run(), set).toThrow(/never changes/);
    }
    db.close();
  });
});
