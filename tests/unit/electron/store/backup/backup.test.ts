import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Backup,
  backupDatabase,
  isDailyBackupDue,
  listBackups,
  selectExpired,
} from '../../../../../electron/store/backup/backup.ts';
import { unwrap } from '../../../../../shared/result.ts';
import { dumpTables, insertRow, anEvidenceRow, NOW, openFilledStore } from '../../../../support/store-rows.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';
import { SEALS } from '../../../../support/seals.ts';
import { connect } from '../../../../../electron/store/connect.ts';

describe.each(SEALS)('of a %s database:', (_seal, key) => {
  const MS_PER_DAY = 86_400_000;

  function at(days: number): Date {
    return new Date(NOW.getTime() + days * MS_PER_DAY);
  }

  describe('backupDatabase', () => {
    it('makes a complete copy that opens by itself', () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      insertRow(db, 'evidence', anEvidenceRow());
      const backupsDir = join(dir, 'backups');
      const backup = unwrap(backupDatabase(db, { backupsDir, reason: 'daily', now: () => NOW, key }));
      expect(readdirSync(backupsDir)).toEqual(['000001-daily-2026-09-14T101500Z.db']);
      expect(backup).toMatchObject({ sequence: 1, reason: 'daily', madeAt: NOW });
      if (process.platform !== 'win32') expect(statSync(backup.file).mode & 0o777).toBe(0o600);

      const copy = connect(backup.file, { key, readonly: true });
      const tables = ['accounts', 'cases', 'vault_files', 'evidence', 'search_entries'];
      expect(dumpTables(copy, tables)).toBe(dumpTables(db, tables));
      expect(copy.prepare("SELECT count(*) FROM search WHERE search MATCH 'acme'").pluck().get()).toBe(1);
      copy.close();
      db.close();
    });

    it('numbers copies by their order, whatever the clock says, and clears half-written ones', () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      const backupsDir = join(dir, 'backups');
      mkdirSync(backupsDir);
      writeFileSync(join(backupsDir, '000007-daily-2026-09-01T000000Z.db.part'), 'half');
      writeFileSync(join(backupsDir, 'notes.txt'), 'the user’s own');
      for (const days of [0, -400, 3]) {
        unwrap(backupDatabase(db, { backupsDir, reason: 'manual', now: () => at(days), key }));
      }
      expect(listBackups(backupsDir).map((backup) => backup.sequence)).toEqual([3, 2, 1]);
      expect(readdirSync(backupsDir).sort()).toEqual([
        '000001-manual-2026-09-14T101500Z.db',
        '000002-manual-2025-08-10T101500Z.db',
        '000003-manual-2026-09-17T101500Z.db',
        'notes.txt',
      ]);
      db.close();
    });

    it('rotates only after the new copy is there', () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      const backupsDir = join(dir, 'backups');
      for (let n = 0; n < 14; n += 1) unwrap(backupDatabase(db, { backupsDir, reason: 'manual', now: () => NOW, key }));
      expect(listBackups(backupsDir).map((backup) => backup.sequence)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
      db.close();
    });

    it('answers with an error and leaves nothing when the folder can’t be used', () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      const backupsDir = join(dir, 'in-the-way');
      writeFileSync(backupsDir, '');
      const result = backupDatabase(db, { backupsDir, reason: 'manual', now: () => NOW, key });
      expect(result).toMatchObject({ ok: false, error: { code: 'target-unusable' } });
      db.close();
    });

    it('refuses a copy of a database whose rows contradict each other, and drops no older copy for it', () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      const backupsDir = join(dir, 'backups');
      const good = unwrap(backupDatabase(db, { backupsDir, reason: 'daily', now: () => NOW, key }));
      db.unsafeMode(true);
      db.pragma('ignore_check_constraints = ON');
      db.exec('UPDATE cases SET section3 = 7');
      const result = backupDatabase(db, { backupsDir, reason: 'daily', now: () => NOW, key });
      expect(result).toMatchObject({ ok: false, error: { code: 'data-damaged', details: { backup: good.file } } });
      expect(readdirSync(backupsDir)).toEqual(['000001-daily-2026-09-14T101500Z.db']);
      db.close();
    });
  });

  describe('isDailyBackupDue', () => {
    it('is due once a calendar day', () => {
      const dir = createTempDir();
      const db = openFilledStore(dir, key);
      const backupsDir = join(dir, 'backups');
      expect(isDailyBackupDue(backupsDir, NOW)).toBe(true);
      unwrap(backupDatabase(db, { backupsDir, reason: 'daily', now: () => NOW, key }));
      expect(isDailyBackupDue(backupsDir, new Date('2026-09-14T23:59:59Z'))).toBe(false);
      expect(isDailyBackupDue(backupsDir, at(1))).toBe(true);
      db.close();
    });
  });

  describe('selectExpired', () => {
    const backups = (days: readonly number[], reason: Backup['reason'] = 'daily'): readonly Backup[] =>
      days.map((day, index) => ({ file: `${index}`, sequence: days.length - index, reason, madeAt: at(day) }));
    const keptDays = (list: readonly Backup[], now = NOW): readonly number[] => {
      const expired = new Set(selectExpired(list, now));
      return list.filter((one) => !expired.has(one)).map((one) => (one.madeAt.getTime() - NOW.getTime()) / MS_PER_DAY);
    };

    it('keeps the latest 10, then one a day for 7 days, then one a week for 4 weeks', () => {
      // Three a day for 40 days, newest first; 2026-09-14 is a Monday.
      const list = backups(Array.from({ length: 120 }, (_, index) => -Math.floor(index / 3)));
      expect(keptDays(list)).toEqual([0, 0, 0, -1, -1, -1, -2, -2, -2, -3, -4, -5, -6, -8, -15]);
    });

    it('keeps copies from before a migration for 90 days', () => {
      const old = backups([-1, -60, -89, -91], 'migration');
      const list = [...backups([0, 0, 0, 0, 0, 0, 0, -7, -14, -21]), ...old];
      expect(keptDays(list).slice(10)).toEqual([-1, -60, -89]);
    });

    it('never drops the latest 10 and never keeps more than 21, whatever the clock says', () => {
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: -4000, max: 4000 }), { maxLength: 40 }),
          fc.integer({ min: -4000, max: 4000 }),
          (days, today) => {
            const list = backups(days);
            const expired = selectExpired(list, at(today));
            expect(expired.every((one) => one.sequence <= list.length - 10)).toBe(true);
            expect(list.length - expired.length).toBeLessThanOrEqual(10 + 7 + 4);
          },
        ),
      );
    });
  });
});
