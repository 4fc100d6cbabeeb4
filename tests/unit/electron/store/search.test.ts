import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  anEvidenceRow,
  anInteractionRow,
  aPlanRevisionRow,
  aPlanRow,
  aSubmissionRow,
  CASE_A,
  insertRow,
  openFilledStore,
} from '../../../support/store-rows.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

function setUp() {
  const db = openFilledStore(createTempDir());
  insertRow(db, 'notices', { case_id: CASE_A, text: 'Your account was deactivated in Zürich', updated_at: 'x' });
  insertRow(db, 'evidence', anEvidenceRow());
  insertRow(db, 'plans', aPlanRow());
  insertRow(db, 'interactions', anInteractionRow());
  const find = (query: string): readonly string[] =>
    db
      .prepare(
        `SELECT concat_ws('/', e.case_id, e.source, nullif(e.entity_id, '')) FROM search
         JOIN search_entries AS e ON e.id = search.rowid WHERE search MATCH ? ORDER BY 1`,
      )
      .pluck()
      .all(query) as readonly string[];
  return { db, find };
}

function checkIndex(db: Database): void {
  db.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run();
}

describe('the search index', () => {
  it('finds titles, ids, the notice, facts of evidence, each part of the plan and the log', () => {
    const { find } = setUp();
    expect(find('kitchen')).toEqual(['case-a/case', 'case-b/case']);
    expect(find('12345678901')).toEqual(['case-a/case', 'case-b/case']);
    expect(find('B0ABCDEFGH')).toEqual(['case-a/case', 'case-b/case']);
    expect(find('deactivated')).toEqual(['case-a/notice']);
    for (const word of ['invoice AND acme', 'covers', 'Wholesale', '1043']) {
      expect(find(word), word).toContain('case-a/evidence/acme-invoice');
    }
    expect(find('reseller')).toEqual(['case-a/plan/rootCause']);
    expect(find('removed')).toEqual(['case-a/plan/correctiveActions']);
    expect(find('purchasing')).toEqual(['case-a/plan/preventiveMeasures']);
    expect(find('kim')).toEqual(['case-a/interaction/interaction-1']);
    expect(find('missing')).toEqual(['case-a/interaction/interaction-1']);
  });

  it('finds the beginnings of words, and words without their accents', () => {
    const { find } = setUp();
    expect(find('deactiv*')).toEqual(['case-a/notice']);
    expect(find('zurich')).toEqual(['case-a/notice']);
    expect(find('zu*')).toEqual(['case-a/notice']);
  });

  it.each([
    ['cases', 'title', 'case-a/case'],
    ['cases', 'case_ids', 'case-a/case'],
    ['cases', 'complaint_ids', 'case-a/case'],
    ['cases', 'asins', 'case-a/case'],
    ['notices', 'text', 'case-a/notice'],
    ['evidence', 'title', 'case-a/evidence/acme-invoice'],
    ['evidence', 'note', 'case-a/evidence/acme-invoice'],
    ['evidence', 'file_name', 'case-a/evidence/acme-invoice'],
    ['evidence', 'issuer', 'case-a/evidence/acme-invoice'],
    ['evidence', 'document_number', 'case-a/evidence/acme-invoice'],
    ['plans', 'root_cause', 'case-a/plan/rootCause'],
    ['plans', 'corrective_actions', 'case-a/plan/correctiveActions'],
    ['plans', 'preventive_measures', 'case-a/plan/preventiveMeasures'],
    ['interactions', 'person', 'case-a/interaction/interaction-1'],
    ['interactions', 'summary', 'case-a/interaction/interaction-1'],
  ])('follows a change of %s.%s', (table, column, place) => {
    const { db, find } = setUp();
    const old = db.prepare(
      `SELECT text, title FROM search_entries WHERE concat_ws('/', case_id, source, nullif(entity_id, '')) = ?`,
    );
    const before = JSON.stringify(old.get(place));
    const value = /_ids|asins/.test(column) ? '["xylophone"]' : 'xylophone';
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${table === 'cases' ? 'id' : 'case_id'} = ?`).run(
      value,
      CASE_A,
    );
    expect(find('xylophone')).toEqual([place]);
    expect(JSON.stringify(old.get(place))).not.toBe(before);
    checkIndex(db);
  });

  it.each(['notices', 'evidence', 'plans', 'interactions', 'cases'])('forgets deleted %s', (table) => {
    const { db } = setUp();
    const count = () =>
      db.prepare('SELECT count(*) FROM search_entries WHERE case_id = ?').pluck().get(CASE_A) as number;
    const before = count();
    db.prepare(`DELETE FROM ${table} WHERE ${table === 'cases' ? 'id' : 'case_id'} = ?`).run(CASE_A);
    expect(count()).toBe(table === 'cases' ? 0 : before - (table === 'plans' ? 3 : 1));
    checkIndex(db);
  });
});

describe('the schema', () => {
  it('refuses to change what never changes', () => {
    const { db } = setUp();
    insertRow(db, 'plan_revisions', aPlanRevisionRow());
    insertRow(db, 'submissions', aSubmissionRow());
    const rows = [
      "UPDATE plan_revisions SET name = 'other'",
      "UPDATE submissions SET letter = 'other'",
      "UPDATE evidence SET id = 'other'",
      "UPDATE cases SET id = 'other' WHERE id = 'case-a'",
      "UPDATE interactions SET case_id = 'case-b'",
      "UPDATE notices SET case_id = 'case-b'",
      "UPDATE plans SET case_id = 'case-b'",
    ];
    for (const sql of rows) expect(() => db.exec(sql), sql).toThrow(/never changes/);
  });

  it('refuses rows that point nowhere, lists that aren’t JSON, and hashes that aren’t hashes', () => {
    const { db } = setUp();
    const rows = [
      ["INSERT INTO notices VALUES ('nobody', 'x', 'x')", /FOREIGN KEY/],
      ["UPDATE cases SET asins = 'B0'", /CHECK/],
      ['UPDATE evidence SET include = 2', /CHECK/],
      ["UPDATE vault_files SET sha256 = 'ABC'", /CHECK/],
      ["DELETE FROM vault_files WHERE sha256 LIKE 'a%'", /FOREIGN KEY/],
      ['DELETE FROM accounts', /FOREIGN KEY/],
      ["UPDATE evidence SET position = 'first'", /cannot store TEXT/],
    ] as const;
    for (const [sql, message] of rows) expect(() => db.exec(sql), sql).toThrow(message);
  });

  it.each([
    ['SELECT id FROM evidence WHERE case_id = ? ORDER BY position', 'evidence_by_case_id_position'],
    ['SELECT case_id FROM evidence WHERE sha256 = ?', 'evidence_by_sha256'],
    ['SELECT id FROM interactions WHERE case_id = ?', 'interactions_by_case_id'],
    ['SELECT id FROM plan_revisions WHERE case_id = ?', 'plan_revisions_by_case_id'],
    ['SELECT id FROM cases WHERE account_id = ?', 'cases_by_account_id'],
  ])('answers "%s" from an index', (sql, index) => {
    const { db } = setUp();
    const plan = JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('x'));
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
