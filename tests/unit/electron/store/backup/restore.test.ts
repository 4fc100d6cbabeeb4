import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  renameSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupDatabase } from '../../../../../electron/store/backup/backup.ts';
import { migrations } from '../../../../../electron/store/migrations/index.ts';
import { closeDatabase, openDatabase } from '../../../../../electron/store/open-database.ts';
import { commitRestore, settleRestore, stageRestore } from '../../../../../electron/store/backup/restore.ts';
import { unwrap } from '../../../../../shared/result.ts';
import { errnoError } from '../../../../support/faulty-fs.ts';
import { NOW, openFilledStore, openStore } from '../../../../support/store-rows.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';
import { SEALS } from '../../../../support/seals.ts';
import { connect } from '../../../../../electron/store/connect.ts';

describe.each(SEALS)('of a %s database:', (_seal, key) => {
  const TITLE = 'SELECT title FROM cases ORDER BY id LIMIT 1';

  function titleIn(file: string): unknown {
    const db = connect(file, { key, fileMustExist: true });
    const title = db.prepare(TITLE).pluck().get();
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    return title;
  }

  /** A store whose cases are called `new`, closed (or as a crash leaves it), and a backup in which they were called `old`. */
  function setUp({ isUnclean = false } = {}) {
    const dir = createTempDir();
    const db = openFilledStore(dir, key);
    db.exec("UPDATE cases SET title = 'old'");
    const backup = unwrap(
      backupDatabase(db, { backupsDir: join(dir, 'backups'), reason: 'manual', now: () => NOW, key }),
    ).file;
    db.exec("UPDATE cases SET title = 'new'");
    const file = join(dir, 'reinstate.db');
    if (isUnclean) {
      const aside = createTempDir();
      for (const end of ['', '-wal']) copyFileSync(file + end, join(aside, `db${end}`));
      closeDatabase(db);
      for (const end of ['', '-wal']) copyFileSync(join(aside, `db${end}`), file + end);
    } else closeDatabase(db);
    return { dir, file, backup };
  }

  function titleNow(dir: string): unknown {
    const db = openStore(dir, undefined, key);
    const title = db.prepare(TITLE).pluck().get();
    closeDatabase(db);
    return title;
  }

  function leftovers(dir: string): readonly string[] {
    return readdirSync(dir).filter((name) => /restor/.test(name) && !/before-restore-\d+(?:-wal)?$/.test(name));
  }

  describe('a restore', () => {
    it('puts the backup in place and keeps what was there, ready to be put back', () => {
      const { dir, file, backup } = setUp();
      const bytes = readFileSync(backup);
      unwrap(stageRestore({ file, key, backup }));
      expect(titleIn(file)).toBe('new');
      commitRestore(file);
      const kept = join(dir, 'reinstate.db.before-restore-1');
      expect(settleRestore(file)).toEqual({ outcome: 'finished', keptAs: kept });
      expect(titleNow(dir)).toBe('old');
      expect(titleIn(kept)).toBe('new');
      expect(leftovers(dir)).toEqual([]);
      expect(readFileSync(backup)).toEqual(bytes);

      unwrap(stageRestore({ file, backup: kept, key }));
      commitRestore(file);
      expect(titleNow(dir)).toBe('new');
      expect(titleIn(join(dir, 'reinstate.db.before-restore-2'))).toBe('old');
    });

    it('never lets a log of the replaced database near the new one, and keeps it with its own', () => {
      const { dir, file, backup } = setUp({ isUnclean: true });
      expect(existsSync(`${file}-wal`)).toBe(true);
      unwrap(stageRestore({ file, key, backup }));
      commitRestore(file);
      settleRestore(file);
      expect(readdirSync(dir).filter((name) => name.endsWith('-wal'))).toEqual(['reinstate.db.before-restore-1-wal']);
      expect(titleNow(dir)).toBe('old');
      expect(titleIn(join(dir, 'reinstate.db.before-restore-1'))).toBe('new');
    });

    it('works without a database, and with one that is damaged beyond reading', () => {
      const { dir, file, backup } = setUp();
      writeFileSync(file, 'no database at all');
      unwrap(stageRestore({ file, key, backup }));
      commitRestore(file);
      expect(titleNow(dir)).toBe('old');
      expect(readFileSync(join(dir, 'reinstate.db.before-restore-1'), 'utf8')).toBe('no database at all');

      const elsewhere = join(createTempDir(), 'new computer', 'reinstate.db');
      unwrap(stageRestore({ file: elsewhere, backup, key }));
      commitRestore(elsewhere);
      expect(settleRestore(elsewhere)).toEqual({ outcome: 'finished', keptAs: null });
      expect(titleNow(dirname(elsewhere))).toBe('old');
    });

    it('brings a backup of an older version up to date before it counts', () => {
      const { dir, file } = setUp();
      const old = join(createTempDir(), 'old.db');
      closeDatabase(
        unwrap(openDatabase({ file: old, backupsDir: dir, now: () => NOW, key, migrations: migrations.slice(0, 1) })),
      );
      unwrap(stageRestore({ file, backup: old, key }));
      commitRestore(file);
      settleRestore(file);
      const db = connect(file, { key });
      expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
      db.close();
    });
  });

  describe('a backup that can’t be used', () => {
    it.each([
      ['missing', (path: string) => rmSync(path), 'missing'],
      ['empty', (path: string) => writeFileSync(path, ''), 'foreign'],
      ['cut', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 9000)), 'damaged'],
      ['not a database', (path: string) => writeFileSync(path, 'x'.repeat(5000)), 'damaged'],
      ['of another program', (path: string) => setPragma(path, 'application_id = 7'), 'foreign'],
      ['a folder', (path: string) => (rmSync(path), mkdirSync(path)), 'missing'],
      ['of a newer version', (path: string) => setPragma(path, 'user_version = 999'), 'newer-data'],
    ] as const)('is refused: %s', (_, spoil, code) => {
      const { dir, file, backup } = setUp();
      spoil(backup);
      const result = stageRestore({ file, key, backup });
      const error = result.ok ? undefined : result.error;
      expect(error?.code === 'files-refused' ? error.details.files[0]?.code : error?.code).toBe(code);
      expect(leftovers(dir)).toEqual([]);
      expect(() => commitRestore(file)).toThrow('no staged copy');
      expect(titleNow(dir)).toBe('new');
    });

    it('is refused when a page in the middle was flipped', () => {
      let refused = 0;
      const { file, backup } = setUp();
      const sound = readFileSync(backup);
      for (let at = 4096; at < sound.length; at += 4096) {
        const bytes = Buffer.from(sound);
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        writeFileSync(backup, bytes);
        if (!stageRestore({ file, key, backup }).ok) refused += 1;
      }
      expect(refused).toBe(Math.ceil(sound.length / 4096) - 1);
    });
  });

  function setPragma(path: string, pragma: string): void {
    const db = connect(path, { key });
    db.pragma(pragma);
    db.close();
  }

  const STEPS = [
    ...['copy', 'check', 'flush', 'stage', 'write flag', 'flag'],
    ...['keep log', 'remove shm', 'keep database', 'replace', 'remove flag'],
  ];

  describe('a restore whose step fails', () => {
    it('has every step in the list below', () => {
      const { file, backup } = setUp({ isUnclean: true });
      const steps: string[] = [];
      const beforeStep = (step: string): void => void steps.push(step);
      unwrap(stageRestore({ file, key, backup, beforeStep }));
      commitRestore(file, beforeStep);
      settleRestore(file, beforeStep);
      expect(steps).toEqual(STEPS);
    });

    it.each(STEPS)('changes nothing, or is carried to its end by the next start: %s', (failing) => {
      const { dir, file, backup } = setUp({ isUnclean: true });
      const beforeStep = (step: string): void => {
        if (step === failing) throw errnoError('EIO');
      };
      let outcome = '';
      try {
        unwrap(stageRestore({ file, key, backup, beforeStep }));
        commitRestore(file, beforeStep);
        outcome = settleRestore(file, beforeStep).outcome;
      } catch (error) {
        expect(String(error)).toMatch(/EIO|reports an error/);
      }
      if (['keep log', 'remove shm', 'keep database', 'replace'].includes(failing)) expect(outcome).toBe('undone');
      expect(titleNow(dir)).toBe(failing === 'remove flag' ? 'old' : 'new');
      expect(leftovers(dir)).toEqual([]);
    });
  });

  describe('settleRestore', () => {
    it('waits for a database that another process holds, and changes nothing', () => {
      const { dir, file, backup } = setUp();
      unwrap(stageRestore({ file, key, backup }));
      commitRestore(file);
      const flag = join(dir, 'reinstate.db.restoring');
      const bytes = readFileSync(flag);
      rmSync(flag);
      const holder = connect(file, { key });
      holder.pragma('locking_mode = EXCLUSIVE');
      holder.exec("UPDATE cases SET title = 'newer'");
      writeFileSync(flag, bytes);
      expect(() => settleRestore(file)).toThrow(/locked/);
      holder.close();
      expect(settleRestore(file).outcome).toBe('finished');
      expect(titleIn(join(dir, 'reinstate.db.before-restore-1'))).toBe('newer');
    });

    it.each(['', '{"keptAs":7}', '{"keptAs":"../../etc/passwd"}', '\0\0\0'])(
      'survives a spoilt flag file: %j',
      (text) => {
        const { dir, file, backup } = setUp();
        unwrap(stageRestore({ file, key, backup }));
        commitRestore(file);
        writeFileSync(join(dir, 'reinstate.db.restoring'), text);
        expect(titleNow(dir)).toBe('old');
        expect(titleIn(join(dir, 'reinstate.db.before-restore-1'))).toBe('new');
      },
    );

    it('keeps the old data when somebody took the staged copy away', () => {
      const { dir, file, backup } = setUp();
      unwrap(stageRestore({ file, key, backup }));
      commitRestore(file);
      rmSync(join(dir, 'reinstate.db.restore'));
      expect(titleNow(dir)).toBe('new');
      expect(leftovers(dir)).toEqual([]);
    });

    it('lets the start tell that it finished a restore or took it back, once', () => {
      const { dir, file, backup } = setUp();
      const told: string[] = [];
      const open = (): void => {
        const opened = openDatabase({
          file,
          backupsDir: join(dir, 'backups'),
          now: () => new Date(),
          key,
          onSettled: (outcome) => void told.push(outcome),
        });
        unwrap(opened).close();
      };
      unwrap(stageRestore({ file, key, backup }));
      commitRestore(file);
      open();
      open();
      expect(told).toEqual(['finished']);
      unwrap(stageRestore({ file, key, backup }));
      commitRestore(file);
      renameSync(file, join(dir, JSON.parse(readFileSync(`${file}.restoring`, 'utf8')).keptAs));
      rmSync(`${file}.restore`);
      open();
      expect(told).toEqual(['finished', 'undone']);
    });
  });
});
