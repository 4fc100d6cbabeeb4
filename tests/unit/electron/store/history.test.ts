import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../../electron/store/history.ts';
import { createTempDir } from '../../../support/temp-dir.ts';
import {
  aCaseRow,
  aPlanRevisionRow,
  aPlanRow,
  CASE_A,
  CASE_B,
  anEvidenceRow,
  dumpTables,
  insertRow,
  NOW,
  openFilledStore,
  aSubmissionRow,
} from '../../../support/store-rows.ts';

const TABLES = [
  'cases',
  'notices',
  'evidence',
  'plans',
  'plan_revisions',
  'plan_notes',
  'interactions',
  'set_aside',
  'interaction_versions',
  'drafts',
  'case_reviews',
  'review_lists',
  'submissions',
  'submission_files',
  'replies',
  'watch_tasks',
  'case_accounts',
];

function setUp() {
  const db = openFilledStore(createTempDir());
  let atMs = NOW.getTime();
  const history = createHistory({ db, now: () => new Date(atMs) });
  return {
    db,
    history,
    pass: (ms: number): void => void (atMs += ms),
    dump: () => dumpTables(db, TABLES),
    setTitle: (title: string, caseId = CASE_A) =>
      void db.prepare('UPDATE cases SET title = ? WHERE id = ?').run(title, caseId),
    titleOf: (caseId = CASE_A) => db.prepare('SELECT title FROM cases WHERE id = ?').pluck().get(caseId),
  };
}

describe('createHistory', () => {
  it('knows every table that belongs to a case', () => {
    const { db } = setUp();
    const ofCase = db
      .prepare(
        `SELECT m.name FROM main.sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
         WHERE m.type = 'table' AND f."table" = 'cases'`,
      )
      .pluck()
      .all();
    // What was deleted for good is no part of undo.
    expect(new Set(['cases', ...ofCase])).toEqual(new Set([...TABLES, 'deleted_evidence']));
  });

  it('takes a change back and brings it again, row for row', () => {
    const { db, history, dump } = setUp();
    const before = dump();
    const value = history.change({ caseId: CASE_A, name: 'Add evidence' }, () => {
      insertRow(db, 'evidence', anEvidenceRow());
      insertRow(db, 'plans', aPlanRow());
      db.prepare("UPDATE cases SET status = 'sent' WHERE id = ?").run(CASE_A);
      return 42;
    });
    expect(value).toBe(42);
    const after = dump();
    expect(after).not.toBe(before);
    expect(history.state(CASE_A)).toEqual({ undo: 'Add evidence', redo: null });

    expect(history.undo(CASE_A)).toEqual({ name: 'Add evidence', tables: ['cases', 'evidence', 'plans'] });
    expect(dump()).toBe(before);
    expect(history.state(CASE_A)).toEqual({ undo: null, redo: 'Add evidence' });

    expect(history.redo(CASE_A)).toEqual({ name: 'Add evidence', tables: ['cases', 'evidence', 'plans'] });
    expect(dump()).toBe(after);
    expect(history.state(CASE_A)).toEqual({ undo: 'Add evidence', redo: null });
  });

  it('answers null when there is nothing to take back or to bring again', () => {
    const { history } = setUp();
    expect(history.undo(CASE_A)).toBeNull();
    expect(history.redo(CASE_A)).toBeNull();
    expect(history.state(CASE_A)).toEqual({ undo: null, redo: null });
  });

  it('forgets what was undone when something new is done', () => {
    const { history, setTitle, titleOf } = setUp();
    for (const title of ['one', 'two']) history.change({ caseId: CASE_A, name: title }, () => setTitle(title));
    history.undo(CASE_A);
    history.change({ caseId: CASE_A, name: 'three' }, () => setTitle('three'));
    expect(history.redo(CASE_A)).toBeNull();
    history.undo(CASE_A);
    expect(titleOf()).toBe('one');
  });

  it('keeps the cases apart', () => {
    const { history, setTitle, titleOf } = setUp();
    history.change({ caseId: CASE_A, name: 'a' }, () => setTitle('A', CASE_A));
    history.change({ caseId: CASE_B, name: 'b' }, () => setTitle('B', CASE_B));
    expect(history.undo(CASE_A)?.name).toBe('a');
    expect(titleOf(CASE_B)).toBe('B');
    expect(history.state(CASE_B)).toEqual({ undo: 'b', redo: null });
  });

  it('refuses a change of one case that writes to another, and undoes all of it', () => {
    const { history, setTitle, dump } = setUp();
    const before = dump();
    const mixed = () => {
      setTitle('A', CASE_A);
      setTitle('B', CASE_B);
    };
    expect(() => history.change({ caseId: CASE_A, name: 'mixed' }, mixed)).toThrow('wrote to another');
    expect(dump()).toBe(before);
    expect(history.state(CASE_A)).toEqual({ undo: null, redo: null });
  });

  it('does nothing at all when the change throws', () => {
    const { history, setTitle, dump } = setUp();
    history.change({ caseId: CASE_A, name: 'kept' }, () => setTitle('kept'));
    history.undo(CASE_A);
    const before = dump();
    const failing = () => {
      setTitle('lost');
      throw new Error('no');
    };
    expect(() => history.change({ caseId: CASE_A, name: 'failing' }, failing)).toThrow('no');
    expect(dump()).toBe(before);
    expect(history.state(CASE_A)).toEqual({ undo: null, redo: 'kept' });
    history.change({ caseId: CASE_A, name: 'works again' }, () => setTitle('again'));
    expect(history.state(CASE_A)).toEqual({ undo: 'works again', redo: null });
  });

  it('refuses an asynchronous change', () => {
    const { history, setTitle, titleOf } = setUp();
    const before = titleOf();
    expect(() => history.change({ caseId: CASE_A, name: 'async' }, async () => setTitle('x'))).toThrow('synchronous');
    expect(titleOf()).toBe(before);
  });

  it('leaves no trace of a change that alters no row, and keeps the way forward', () => {
    const { history, setTitle, titleOf } = setUp();
    history.change({ caseId: CASE_A, name: 'Rename' }, () => setTitle('new'));
    history.undo(CASE_A);
    history.change({ caseId: CASE_A, name: 'Nothing' }, () => setTitle(String(titleOf())));
    expect(history.state(CASE_A)).toEqual({ undo: null, redo: 'Rename' });
  });

  it('joins a change inside a change', () => {
    const { history, setTitle, dump } = setUp();
    const before = dump();
    history.change({ caseId: CASE_A, name: 'outer' }, () => {
      setTitle('one');
      history.change({ caseId: CASE_A, name: 'inner' }, () => setTitle('two'));
    });
    expect(history.undo(CASE_A)?.name).toBe('outer');
    expect(dump()).toBe(before);
    expect(history.undo(CASE_A)).toBeNull();
  });

  it('ends a case’s undo when its rows are written outside any change, instead of overwriting them', () => {
    const { history, setTitle, titleOf } = setUp();
    for (const id of [CASE_A, CASE_B]) history.change({ caseId: id, name: 'Rename' }, () => setTitle('one', id));
    setTitle('outside');
    expect(history.undo(CASE_A)).toBeNull();
    expect(titleOf()).toBe('outside');
    expect(history.state(CASE_B).undo).toBe('Rename');
  });

  it('brings back a whole case with all that hangs on it', () => {
    const { db, history, dump } = setUp();
    history.change({ caseId: CASE_A, name: 'Fill' }, () => {
      insertRow(db, 'evidence', anEvidenceRow());
      insertRow(db, 'plan_revisions', aPlanRevisionRow());
      insertRow(db, 'submissions', aSubmissionRow());
      insertRow(db, 'notices', { case_id: CASE_A, text: 'Hello\0world \u{1F4A1}', updated_at: 'x' });
    });
    const before = dump();
    history.change({ caseId: CASE_A, name: 'Delete' }, () => db.prepare('DELETE FROM cases WHERE id = ?').run(CASE_A));
    const after = dump();
    expect(db.prepare('SELECT count(*) FROM evidence').pluck().get()).toBe(0);
    history.undo(CASE_A);
    expect(dump()).toBe(before);
    history.redo(CASE_A);
    expect(dump()).toBe(after);
  });

  it('takes back a created case', () => {
    const { db, history, dump } = setUp();
    const before = dump();
    const id = 'case-new' as typeof CASE_A;
    history.change({ caseId: id, name: 'New case' }, () => {
      insertRow(db, 'cases', aCaseRow({ id }));
      insertRow(db, 'plans', aPlanRow({ case_id: id }));
    });
    history.undo(id);
    expect(dump()).toBe(before);
    expect(history.redo(id)?.name).toBe('New case');
  });

  it('undoes a statement that replaces rows', () => {
    const { db, history, dump } = setUp();
    history.change({ caseId: CASE_A, name: 'Add' }, () => insertRow(db, 'evidence', anEvidenceRow()));
    const before = dump();
    history.change({ caseId: CASE_A, name: 'Replace' }, () => {
      db.prepare("UPDATE evidence SET title = 'first' WHERE case_id = ?").run(CASE_A);
      db.prepare(
        `INSERT OR REPLACE INTO evidence SELECT case_id, id, sha256, 'other.pdf', type, 'second', issuer, holder,
         document_date, expires_on, document_number, quantities, note, include, pages, position, added_at, removed_at FROM evidence`,
      ).run();
    });
    history.undo(CASE_A);
    expect(dump()).toBe(before);
  });

  it('keeps the latest 200 changes of a case', () => {
    const { db, history, setTitle } = setUp();
    for (let n = 0; n < 210; n += 1) history.change({ caseId: CASE_A, name: `${n}` }, () => setTitle(`title ${n}`));
    let undone = 0;
    while (history.undo(CASE_A)) undone += 1;
    expect(undone).toBe(200);
    expect(db.prepare('SELECT count(*) FROM history_cases').pluck().get()).toBe(200);
  });
});

describe('createHistory, merging', () => {
  const typing = { caseId: CASE_A, name: 'Edit plan', mergeKey: 'plan' };

  it('makes one step of changes with one key within 5 seconds of each other', () => {
    const { history, setTitle, titleOf, pass } = setUp();
    const original = titleOf();
    for (const text of ['a', 'ab', 'abc']) {
      history.change(typing, () => setTitle(text));
      pass(4900);
    }
    history.undo(CASE_A);
    expect(titleOf()).toBe(original);
    history.redo(CASE_A);
    expect(titleOf()).toBe('abc');
  });

  it('begins a new step after a pause of 5 seconds, after 30 seconds, and when the clock was set back', () => {
    const { history, setTitle, titleOf, pass } = setUp();
    history.change(typing, () => setTitle('a'));
    pass(5001);
    history.change(typing, () => setTitle('b'));
    history.undo(CASE_A);
    expect(titleOf()).toBe('a');

    for (let n = 0; n < 9; n += 1) {
      history.change(typing, () => setTitle(`c${n}`));
      pass(4000);
    }
    history.undo(CASE_A);
    expect(titleOf()).toBe('c7');

    history.change(typing, () => setTitle('d'));
    pass(-60_000);
    history.change(typing, () => setTitle('e'));
    history.undo(CASE_A);
    expect(titleOf()).toBe('d');
  });

  it('merges for as long as a change asks for', () => {
    const { history, setTitle, titleOf, pass } = setUp();
    const original = titleOf();
    for (let n = 0; n < 5; n += 1) {
      history.change({ ...typing, mergeKey: 'import:1', mergeWithinMs: Infinity }, () => setTitle(`${n}`));
      pass(60_000);
    }
    history.undo(CASE_A);
    expect(titleOf()).toBe(original);
  });

  it('does not merge across another change, another key, an undo or no key', () => {
    const { history, setTitle } = setUp();
    const countSteps = () => {
      let count = 0;
      while (history.undo(CASE_A)) count += 1;
      return count;
    };
    history.change(typing, () => setTitle('a'));
    history.change({ caseId: CASE_A, name: 'Other' }, () => setTitle('b'));
    history.change(typing, () => setTitle('c'));
    history.change({ ...typing, mergeKey: 'notice' }, () => setTitle('d'));
    history.change({ caseId: CASE_A, name: 'Other' }, () => setTitle('e'));
    history.change({ caseId: CASE_A, name: 'Other' }, () => setTitle('f'));
    expect(countSteps()).toBe(6);

    history.change(typing, () => setTitle('g'));
    history.undo(CASE_A);
    history.redo(CASE_A);
    history.change(typing, () => setTitle('h'));
    expect(countSteps()).toBe(2);
  });
});
