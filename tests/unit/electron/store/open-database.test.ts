import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '../../../../electron/store/backup/backup.ts';
import { inspectFile } from '../../../../electron/store/inspect-file.ts';
import type { Migration } from '../../../../electron/store/migrate.ts';
import { migrations } from '../../../../electron/store/migrations/index.ts';
import { closeDatabase, openDatabase } from '../../../../electron/store/open-database.ts';
import { unwrap } from '../../../../shared/result.ts';
import { insertRow, anAccountRow, NOW } from '../../../support/store-rows.ts';
import { createTempDir } from '../../../support/temp-dir.ts';
import { SEALS } from '../../../support/seals.ts';
import { connect, isPlainDatabase } from '../../../../electron/store/connect.ts';

describe.each(SEALS)('of a %s database:', (_seal, key) => {
  function setUp() {
    const dir = createTempDir();
    const file = join(dir, 'data', 'reinstate.db');
    const backupsDir = join(dir, 'data', 'backups');
    const options = { file, backupsDir, now: () => NOW, key };
    const open = (extra: readonly Migration[] = []) =>
      openDatabase({ ...options, migrations: [...migrations, ...extra] });
    return { dir, file, backupsDir, options, open };
  }

  const next: Migration = {
    version: migrations.length + 1,
    name: 'next',
    up: (db) => db.exec('CREATE TABLE next_one (x)'),
  };

  /** The data folder as a crash would leave it: the log not yet in the file. */
  function crash(file: string, db: Database, into: string): string {
    mkdirSync(into, { recursive: true });
    const copy = join(into, 'reinstate.db');
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    db.close();
    return copy;
  }

  describe('openDatabase', () => {
    it('makes a new one with every safeguard on', () => {
      const { file, open } = setUp();
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      const read = (pragma: string) => db.pragma(pragma, { simple: true });
      expect({
        journal: read('journal_mode'),
        synchronous: read('synchronous'),
        foreignKeys: read('foreign_keys'),
        recursiveTriggers: read('recursive_triggers'),
        tempStore: read('temp_store'),
        trustedSchema: read('trusted_schema'),
        cellSizeCheck: read('cell_size_check'),
        locking: read('locking_mode'),
        version: read('user_version'),
      }).toEqual({
        journal: 'wal',
        synchronous: 2,
        foreignKeys: 1,
        recursiveTriggers: 1,
        tempStore: 2,
        trustedSchema: 0,
        cellSizeCheck: 1,
        locking: 'exclusive',
        version: migrations.length,
      });
      closeDatabase(db);
      expect(inspectFile(file, key)).toMatchObject({ applicationId: 0x524e5354 });
      expect(isPlainDatabase(file)).toBe(key === undefined);
    });

    it('keeps synchronous at FULL when an existing file is opened again and written to', () => {
      const { open } = setUp();
      closeDatabase(unwrap(open()));
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      closeDatabase(db);
    });

    it('leaves one file when closed, and finds everything again', () => {
      const { file, open } = setUp();
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      closeDatabase(db);
      closeDatabase(db);
      expect(readdirSync(join(file, '..'))).toEqual(['reinstate.db']);
      const again = unwrap(open());
      expect(again.prepare('SELECT count(*) FROM accounts').pluck().get()).toBe(1);
      closeDatabase(again);
    });

    it('refuses a second instance within a second, and says why', async () => {
      const { file, open } = setUp();
      const db = unwrap(open());
      const atMs = performance.now();
      const second = open();
      expect(performance.now() - atMs).toBeLessThan(1500);
      expect(second).toMatchObject({
        ok: false,
        error: { code: 'target-unusable', details: { path: file, reason: 'locked' } },
      });
      closeDatabase(db);
      const third = unwrap(open());
      closeDatabase(third);
    });

    it('refuses a second process, and takes over from one that was killed', async () => {
      const { file, backupsDir, open } = setUp();
      const module = new URL('../../../../electron/store/open-database.ts', import.meta.url).href;
      const script = `const { openDatabase } = await import(${JSON.stringify(module)});
      const r = openDatabase({ file: ${JSON.stringify(file)}, backupsDir: ${JSON.stringify(backupsDir)}, now: () => new Date(), key: ${JSON.stringify(key)} });
      console.log(r.ok ? 'open' : r.error.code); setInterval(() => undefined, 1000);`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const first = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim())));
      expect(first).toBe('open');
      expect(open()).toMatchObject({ ok: false, error: { code: 'target-unusable', details: { reason: 'locked' } } });
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exited;
      closeDatabase(unwrap(open()));
    });

    it('refuses a file of a newer version without changing a byte of it', () => {
      const { file, open } = setUp();
      closeDatabase(unwrap(open([next])));
      const before = readFileSync(file);
      expect(open()).toMatchObject({
        ok: false,
        error: { code: 'newer-data', details: { found: next.version, known: migrations.length } },
      });
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(join(file, '..'))).toEqual(['reinstate.db']);
    });

    it('refuses a newer file that was not closed, and leaves its log as it was', () => {
      const { dir, file, open } = setUp();
      const db = unwrap(open([next]));
      const copy = crash(file, db, join(dir, 'crashed'));
      if (key === undefined) expect(readFileSync(copy).readUInt32BE(60)).not.toBe(next.version);
      const before = [readFileSync(copy), readFileSync(`${copy}-wal`)];
      const result = openDatabase({ file: copy, backupsDir: join(dir, 'none'), now: () => NOW, key });
      expect(result).toMatchObject({ ok: false, error: { code: 'newer-data' } });
      expect(readFileSync(copy).equals(before[0] as Buffer)).toBe(true);
      expect(readFileSync(`${copy}-wal`).equals(before[1] as Buffer)).toBe(true);
    });

    it('finds after a crash what was committed', () => {
      const { dir, file, open } = setUp();
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      const copy = crash(file, db, join(dir, 'crashed'));
      const again = unwrap(openDatabase({ file: copy, backupsDir: join(dir, 'none'), now: () => NOW, key }));
      expect(again.prepare('SELECT count(*) FROM accounts').pluck().get()).toBe(1);
      closeDatabase(again);
      expect(readdirSync(join(dir, 'crashed'))).toEqual(['reinstate.db']);
    });

    it('copies the file before a migration, and only then', () => {
      const { backupsDir, open } = setUp();
      closeDatabase(unwrap(open()));
      expect(existsSync(backupsDir)).toBe(false);
      closeDatabase(unwrap(open([next])));
      expect(readdirSync(backupsDir)).toEqual(['000001-migration-2026-09-14T101500Z.db']);
      const copy = connect(join(backupsDir, '000001-migration-2026-09-14T101500Z.db'), { key, readonly: true });
      expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length);
      copy.close();
      closeDatabase(unwrap(open([next])));
      expect(readdirSync(backupsDir)).toHaveLength(1);
    });

    it('stops at a migration that fails, names file and copy, and leaves the data as it was', () => {
      const { file, backupsDir, open } = setUp();
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      closeDatabase(db);
      const failing: Migration = {
        ...next,
        up: (handle) => {
          handle.exec('DELETE FROM accounts');
          throw new Error('half way');
        },
      };
      expect(() => open([failing])).toThrow(`Opening ${file} failed (newest copy: ${backupsDir}`);
      const again = unwrap(open());
      expect(again.prepare('SELECT count(*) FROM accounts').pluck().get()).toBe(1);
      closeDatabase(again);
    });

    it('does not migrate when the copy can’t be made', () => {
      const { file, backupsDir, open } = setUp();
      closeDatabase(unwrap(open()));
      writeFileSync(backupsDir, 'a file in the way');
      expect(open([next])).toMatchObject({ ok: false, error: { code: 'target-unusable' } });
      rmSync(backupsDir);
      expect(inspectFile(file, key)).toMatchObject({ version: migrations.length });
    });
  });

  describe('openDatabase, of damaged data', () => {
    it('refuses garbage, another program’s database and a truncated file, and leaves them alone', () => {
      const { dir } = setUp();
      const foreign = join(dir, 'foreign.db');
      connect(foreign, { key }).exec('CREATE TABLE t (x)').close();
      const marked = join(dir, 'marked.db');
      connect(marked, { key }).exec('PRAGMA application_id = 7; CREATE TABLE t (x)').close();
      const garbage = join(dir, 'garbage.db');
      writeFileSync(garbage, 'this is not a database at all '.repeat(200));
      const short = join(dir, 'short.db');
      writeFileSync(short, 'SQLite format 3\0');
      for (const file of [foreign, marked, garbage, short]) {
        const before = readFileSync(file);
        const result = openDatabase({ file, backupsDir: join(dir, 'none'), now: () => NOW, key });
        expect(result, file).toMatchObject({
          ok: false,
          error: { code: 'data-damaged', details: { path: file, backup: null } },
        });
        if (file !== foreign) expect(readFileSync(file).equals(before), file).toBe(true);
      }
    });

    it('does not start empty when copies show that there was data', () => {
      const { file, backupsDir, open, options } = setUp();
      const db = unwrap(open());
      const backup = unwrap(backupDatabase(db, { ...options, reason: 'manual' }));
      closeDatabase(db);
      expect(backup.file.startsWith(backupsDir)).toBe(true);
      for (const prepare of [() => rmSync(file), () => writeFileSync(file, '')]) {
        prepare();
        expect(open()).toMatchObject({ ok: false, error: { code: 'data-damaged', details: { backup: backup.file } } });
      }
      copyFileSync(backup.file, file);
      closeDatabase(unwrap(open()));
    });

    it('starts anew from a file of 0 bytes that a first run left behind', () => {
      const { file, open } = setUp();
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, '');
      closeDatabase(unwrap(open()));
      expect(statSync(file).size).toBeGreaterThan(0);
    });

    it('does not throw away a log that has lost its file', () => {
      const { dir, file, open } = setUp();
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      const copy = crash(file, db, join(dir, 'crashed'));
      rmSync(copy);
      const before = readFileSync(`${copy}-wal`);
      const result = openDatabase({ file: copy, backupsDir: join(dir, 'none'), now: () => NOW, key });
      expect(result).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
      expect(readFileSync(`${copy}-wal`).equals(before)).toBe(true);
    });

    it('notices a destroyed page and offers the newest copy', () => {
      const { file, open, options } = setUp();
      const db = unwrap(open());
      for (let n = 0; n < 200; n += 1)
        insertRow(db, 'accounts', anAccountRow({ id: `account-${n}`, address: 'x'.repeat(500) }));
      const backup = unwrap(backupDatabase(db, { ...options, reason: 'daily' }));
      closeDatabase(db);
      const bytes = readFileSync(file);
      for (const page of [0, 2, Math.floor(bytes.length / 4096) - 1]) {
        const broken = Buffer.from(bytes);
        broken.fill(0xa5, page * 4096 + (page === 0 ? 100 : 0), (page + 1) * 4096);
        writeFileSync(file, broken);
        expect(open(), `page ${page}`).toMatchObject({
          ok: false,
          error: { code: 'data-damaged', details: { backup: backup.file } },
        });
      }
    });

    it('compares indexes with their tables after a crash', () => {
      const { dir, file, open } = setUp();
      const db = unwrap(open());
      insertRow(db, 'accounts', anAccountRow());
      // A row that its index does not know: quick_check passes it, integrity_check does not.
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      db.exec(
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX cases_by_account_id ON cases (title)' WHERE name = 'cases_by_account_id'",
      );
      db.exec(`INSERT INTO cases (id, account_id, title, reasons, path, case_ids, complaint_ids, asins, section3, exhibit_order, status,
      is_example, created_at, updated_at) VALUES ('c', 'account-1', 'a title', '[]', 'admit', '[]', '[]', '[]', 0, 'cited', 'preparing', 0, 'x', 'x')`);
      const copy = crash(file, db, join(dir, 'crashed'));
      const result = openDatabase({ file: copy, backupsDir: join(dir, 'none'), now: () => NOW, key });
      expect(result).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
    });
  });
});
