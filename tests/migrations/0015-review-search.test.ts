import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/migrations/index.ts';
import { openDatabase } from '../../electron/store/open-database.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseRow, anAccountRow, CASE_A, insertRow, NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';

const WORKSHEETS = [
  { id: 'w1', problem: 'The wombat came late', whys: [{ answer: 'Nobody counted', evidenceIds: [] }] },
  { id: 'w1', problem: 'The numbat was used', whys: [] },
];

function openAt(dir: string, version: number) {
  const files = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups') };
  return unwrap(openDatabase({ ...files, now: () => NOW, migrations: migrations.slice(0, version) }));
}

describe('0015-review-search', () => {
  it('finds the answers and worksheets of before and of today, and none that went away', () => {
    const dir = createTempDir();
    const before = openAt(dir, 14);
    insertRow(before, 'accounts', anAccountRow());
    for (const id of [CASE_A, 'case-b', 'case-c']) insertRow(before, 'cases', aCaseRow({ id }));
    const empty = { answers: '{}', metrics: '{}', worksheets: '[]' };
    insertRow(before, 'case_reviews', {
      ...{ case_id: CASE_A, metrics: '{}' },
      ...{ answers: '{"work-who":"The packer","orders":"quokka"}', worksheets: JSON.stringify(WORKSHEETS) },
    });
    insertRow(before, 'case_reviews', { case_id: 'case-b', ...empty, answers: '{"work-who":"A bilby"}' });
    before.close();

    const db = openAt(dir, 15);
    const find = (word: string) =>
      db
        .prepare(
          `SELECT concat_ws('/', e.case_id, e.source, nullif(e.entity_id, '')) FROM search
           JOIN search_entries AS e ON e.id = search.rowid WHERE search MATCH ? ORDER BY 1`,
        )
        .pluck()
        .all(word);
    expect(find('packer')).toEqual(['case-a/review/work-who']);
    expect(find('quokka')).toEqual(['case-a/review/orders']);
    expect(find('bilby')).toEqual(['case-b/review/work-who']);
    for (const word of ['wombat', 'counted', 'numbat']) expect(find(word), word).toEqual(['case-a/cause']);

    insertRow(db, 'case_reviews', { case_id: 'case-c', ...empty, answers: '{"work-who":"A dunnart"}' });
    expect(find('dunnart')).toEqual(['case-c/review/work-who']);
    expect(db.prepare("SELECT count(*) FROM search_entries WHERE source = 'cause'").pluck().get()).toBe(1);
    db.prepare('UPDATE case_reviews SET answers = \'{"orders":"potoroo"}\', worksheets = \'[]\' WHERE case_id = ?').run(
      CASE_A,
    );
    expect(find('potoroo')).toEqual(['case-a/review/orders']);
    for (const word of ['packer', 'quokka', 'wombat']) expect(find(word), word).toEqual([]);
    expect(find('bilby')).toEqual(['case-b/review/work-who']);
    db.prepare("DELETE FROM case_reviews WHERE case_id = 'case-b'").run();
    db.prepare("DELETE FROM cases WHERE id = 'case-c'").run();
    for (const word of ['bilby', 'dunnart']) expect(find(word), word).toEqual([]);
    db.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run();
    db.close();
  });
});
