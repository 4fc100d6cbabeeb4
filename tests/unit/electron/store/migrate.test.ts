import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  latestVersion,
  migrate,
  type Migration,
  readVersion,
} from '../../../../electron/store/migrate.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const one: Migration = {
  version: 1,
  name: 'one',
  up: (db) =>
    db.exec(
      'CREATE TABLE parents (id TEXT PRIMARY KEY) STRICT; CREATE TABLE kids (p TEXT REFERENCES parents (id)) STRICT',
    ),
};
const two: Migration = {
  version: 2,
  name: 'two',
  up: (db) => db.exec("INSERT INTO parents VALUES ('p'); INSERT INTO kids VALUES ('p')"),
};

function open() {
  const db = new Database(join(createTempDir(), 'a.db'));
  db.pragma('foreign_keys = ON');
  return db;
}

describe('migrate', () => {
  it('runs the steps that the file has not seen, in order, and marks the file as ours', () => {
    const db = open();
    migrate(db, [one]);
    expect(readVersion(db)).toBe(1);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    migrate(db, [one, two]);
    expect(readVersion(db)).toBe(2);
    expect(db.prepare('SELECT * FROM kids').all()).toEqual([{ p: 'p' }]);
  });

  it('does nothing to a file that is up to date', () => {
    const db = open();
    migrate(db, [one, two]);
    const changes = db.prepare('SELECT total_changes()').pluck().get();
    migrate(db, [one, two]);
    expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(changes);
  });

  it('leaves neither rows nor version of a step that fails, and keeps the steps before it', () => {
    const db = open();
    const failing: Migration = {
      version: 2,
      name: 'failing',
      up(handle) {
        handle.exec("CREATE TABLE half (x); INSERT INTO parents VALUES ('lost')");
        throw new Error('no');
      },
    };
    expect(() => migrate(db, [one, failing])).toThrow('no');
    expect(readVersion(db)).toBe(1);
    expect(db.prepare('SELECT count(*) FROM parents').pluck().get()).toBe(0);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('refuses a step that leaves a broken reference', () => {
    const db = open();
    const breaking: Migration = {
      version: 2,
      name: 'breaking',
      up: (h) => h.exec("INSERT INTO kids VALUES ('nobody')"),
    };
    expect(() => migrate(db, [one, breaking])).toThrow('breaking leaves 1 broken references');
    expect(readVersion(db)).toBe(1);
  });

  it('lets a step rebuild a table that others refer to', () => {
    const db = open();
    const rebuilding: Migration = {
      version: 3,
      name: 'rebuilding',
      up: (handle) =>
        handle.exec(`CREATE TABLE new_parents (id TEXT PRIMARY KEY, extra TEXT) STRICT;
          INSERT INTO new_parents (id) SELECT id FROM parents;
          DROP TABLE parents; ALTER TABLE new_parents RENAME TO parents`),
    };
    migrate(db, [one, two, rebuilding]);
    expect(db.prepare('SELECT p FROM kids JOIN parents ON parents.id = p').all()).toEqual([{ p: 'p' }]);
  });
});

describe('latestVersion', () => {
  it('is the number of steps, and refuses a gap or a number taken twice', () => {
    expect(latestVersion([one, two])).toBe(2);
    expect(() => latestVersion([one, { ...two, version: 3 }])).toThrow('two is number 3');
    expect(() => latestVersion([one, { ...two, version: 1 }])).toThrow('two is number 1');
  });
});
