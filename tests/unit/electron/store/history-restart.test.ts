import { describe, expect, it } from 'vitest';
import { createHistory } from '../../../../electron/store/history.ts';
import { migrate } from '../../../../electron/store/migrate.ts';
import { migrations } from '../../../../electron/store/migrations/index.ts';
import { CASE_A, dumpTables, NOW, openFilledStore, openStore } from '../../../support/store-rows.ts';
import { createTempDir } from '../../../support/temp-dir.ts';
import { SEALS } from '../../../support/seals.ts';

describe.each(SEALS)('of a %s database:', (_seal, key) => {
  describe('createHistory, after a restart', () => {
    const begin = () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      const before = dumpTables(db, ['cases']);
      const history = createHistory({ db, now: () => NOW });
      for (const title of ['first', 'second'])
        history.change({ caseId: CASE_A, name: title }, () =>
          db.prepare('UPDATE cases SET title = ? WHERE id = ?').run(title, CASE_A),
        );
      const after = dumpTables(db, ['cases']);
      history.undo(CASE_A);
      db.close();
      return { dir, before, after };
    };

    it('undoes and redoes what the run before did', () => {
      const { dir, before, after } = begin();
      const db = openStore(dir, () => NOW, key);
      const history = createHistory({ db, now: () => NOW });
      expect(history.state(CASE_A)).toEqual({ undo: 'first', redo: 'second' });
      history.undo(CASE_A);
      expect(dumpTables(db, ['cases'])).toBe(before);
      history.redo(CASE_A);
      history.redo(CASE_A);
      expect(dumpTables(db, ['cases'])).toBe(after);
      db.close();
    });

    it('knows nothing when the schema has changed since', () => {
      const { dir } = begin();
      const db = openStore(dir, () => NOW, key);
      db.exec('ALTER TABLE cases ADD COLUMN fourth TEXT');
      const history = createHistory({ db, now: () => NOW });
      expect(history.state(CASE_A)).toEqual({ undo: null, redo: null });
      history.change({ caseId: CASE_A, name: 'x' }, () =>
        db.prepare("UPDATE cases SET fourth = 'x' WHERE id = ?").run(CASE_A),
      );
      history.undo(CASE_A);
      expect(db.prepare('SELECT DISTINCT fourth FROM cases').pluck().all()).toEqual([null]);
      db.close();
    });

    it('knows nothing when a migration has run since, which may have changed any row', () => {
      const { dir } = begin();
      const db = openStore(dir, () => NOW, key);
      migrate(db, [...migrations, { version: migrations.length + 1, name: 'next', up: () => undefined }]);
      expect(createHistory({ db, now: () => NOW }).state(CASE_A)).toEqual({ undo: null, redo: null });
      db.close();
    });
  });
});
