// What holds only for sealed databases. F7, F8…: the failure cases of the list in docs/security.md.
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createKeySlots, encodeKeySlots, parseKeySlots } from '../../../../electron/keys/key-slots.ts';
import { makeVaultKey } from '../../../../electron/keys/vault-keys.ts';
import {
  backupDatabase,
  exportDatabase,
  listBackups,
  removeHalfBackups,
} from '../../../../electron/store/backup/backup.ts';
import { carryKeySlots, keySlotsBeside } from '../../../../electron/store/backup/carry-key-slots.ts';
import { connect, giveKey, isPlainDatabase } from '../../../../electron/store/connect.ts';
import { inspectFile } from '../../../../electron/store/inspect-file.ts';
import { closeDatabase, openDatabase } from '../../../../electron/store/open-database.ts';
import { readBackup } from '../../../../electron/store/backup/read-backup.ts';
import { commitRestore, settleRestore, stageRestore } from '../../../../electron/store/backup/restore.ts';
import { unwrap } from '../../../../shared/result.ts';
import { A_KEY } from '../../../support/seals.ts';
import { CASE_A, NOW, openFilledStore, openStore } from '../../../support/store-rows.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const OTHER_KEY = 'd1ff'.repeat(16);
const CANARY = 'Canary-Umbrella-Trading';

/** A sealed store with a case called after the canary, open. */
function setUp({ hasSlots = true } = {}) {
  const dir = createTempDir();
  const keySlots = createKeySlots(makeVaultKey());
  if (hasSlots) writeFileSync(join(dir, 'keys.json'), encodeKeySlots(keySlots));
  const db = openFilledStore(dir, A_KEY);
  db.prepare('UPDATE cases SET title = ? WHERE id = ?').run(CANARY, CASE_A);
  const backupsDir = join(dir, 'backups');
  return { dir, db, file: join(dir, 'reinstate.db'), backupsDir, keySlots };
}

const backUp = ({ db, backupsDir }: Pick<ReturnType<typeof setUp>, 'db' | 'backupsDir'>) =>
  unwrap(backupDatabase(db, { backupsDir, reason: 'manual', now: () => NOW, key: A_KEY }));

/** Opens without waiting for anybody. */
const open = (file: string, key?: string) =>
  openDatabase({ file, key, backupsDir: join(file, 'none'), now: () => NOW });

function filesWith(dir: string, text: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) =>
      ['utf8', 'utf16le'].some((encoding) => readFileSync(path).includes(Buffer.from(text, encoding as 'utf8'))),
    );
}

describe('a sealed database', () => {
  it('holds nothing readable: not in the file, its log, its copies, nor what sorting sets aside', () => {
    const made = setUp();
    const { dir, db } = made;
    db.prepare(
      `CREATE TEMP TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      SELECT '${CANARY} ' || (i * 7919 % 20011) AS line FROM n`,
    ).run();
    expect(db.prepare('SELECT line FROM many ORDER BY line LIMIT 1').pluck().get()).toContain(CANARY);
    backUp(made);
    unwrap(exportDatabase(db, join(dir, 'elsewhere.db'), A_KEY));
    expect(existsSync(join(dir, 'reinstate.db-wal'))).toBe(true);
    expect(filesWith(dir, CANARY)).toEqual([]);
    closeDatabase(db);
    expect(filesWith(dir, CANARY)).toEqual([]);
    expect(isPlainDatabase(join(dir, 'reinstate.db'))).toBe(false);
  });

  it('F7, F8: does not open with another key or none, and stays as it is, byte by byte', () => {
    const { db, file } = setUp();
    closeDatabase(db);
    const before = readFileSync(file);
    for (const key of [OTHER_KEY, undefined]) {
      expect(open(file, key)).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(existsSync(`${file}-wal`)).toBe(false);
    }
    closeDatabase(unwrap(open(file, A_KEY)));
  });

  it('opens after a run that died while it made it, with its rollback journal there', () => {
    const dir = createTempDir();
    const file = join(dir, 'reinstate.db');
    const making = connect(join(dir, 'making.db'), { key: A_KEY });
    making.exec('PRAGMA cache_size = 1; CREATE TABLE t (x); BEGIN; PRAGMA user_version = 3');
    making
      .prepare(
        'INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT hex(zeroblob(200)) FROM n',
      )
      .run();
    for (const end of ['', '-journal']) copyFileSync(join(dir, `making.db${end}`), file + end);
    making.close();
    expect(readFileSync(`${file}-journal`).length).toBeGreaterThan(512);
    expect(inspectFile(file, A_KEY)).toEqual({ kind: 'database', applicationId: 0, version: 0, isUnclean: true });
    expect(existsSync(`${file}-journal`)).toBe(true);
    expect(readdirSync(dir).filter((name) => name.includes('inspected'))).toEqual([]);
  });

  it('refuses a plain database in a protected folder', () => {
    const dir = createTempDir();
    closeDatabase(openFilledStore(dir));
    const file = join(dir, 'reinstate.db');
    const before = readFileSync(file);
    const opened = open(file, A_KEY);
    expect(opened).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
    expect(opened.ok ? '' : opened.error.message).toContain('is not sealed');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('F15, F20: is told to be damaged when it is empty, cut, or its first page is destroyed', () => {
    const { db, file, dir } = setUp();
    const backup = backUp({ db, backupsDir: join(dir, 'backups') });
    closeDatabase(db);
    const sound = readFileSync(file);
    const page1 = Buffer.from(sound);
    page1.fill(0xa5, 16, 4096);
    for (const bytes of [Buffer.alloc(0), sound.subarray(0, 50), sound.subarray(0, 5000), page1]) {
      writeFileSync(file, bytes);
      expect(openDatabase({ file, key: A_KEY, backupsDir: join(dir, 'backups'), now: () => NOW })).toMatchObject({
        ok: false,
        error: { code: 'data-damaged', details: { backup: backup.file } },
      });
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  });

  it('notices 300 flipped bits of 300, wherever they fall', { timeout: 120_000 }, () => {
    const { db, file } = setUp();
    closeDatabase(db);
    const sound = readFileSync(file);
    let noticed = 0;
    for (let flip = 0; flip < 300; flip += 1) {
      const bit = Math.floor((flip + 0.5) * ((sound.length * 8) / 300));
      const bytes = Buffer.from(sound);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, bytes);
      const opened = open(file, A_KEY);
      if (opened.ok) opened.value.close();
      else if (opened.error.code === 'data-damaged') noticed += 1;
    }
    expect(noticed).toBe(300);
  });

  it('F28: is never begun by a SQLite without encryption, which takes the key in silence', () => {
    const db = new DatabaseSync(join(createTempDir(), 'plain.db'));
    const pragma = (source: string): unknown => Object.values(db.prepare(`PRAGMA ${source}`).get() ?? {})[0];
    expect(() => giveKey({ pragma }, 'key', A_KEY)).toThrow(/can’t seal/);
    db.close();
  });

  it('F29: is never given another key where it lies', () => {
    const sources = readdirSync(new URL('../../../../electron', import.meta.url), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .filter((entry) => /['"`]rekey['"`]/.test(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
    // `connect.ts` knows the word; the others give a key to copies that nothing depends on yet.
    expect(new Set(sources.map(({ name }) => name))).toEqual(new Set(['change-key.ts', 'connect.ts', 'seal-copy.ts']));
  });
});

describe('a backup of a sealed database', () => {
  it('F21: carries the key slots of its day, and they go with it', () => {
    const made = setUp();
    const first = backUp(made);
    const later = { ...made.keySlots, generation: 5 };
    writeFileSync(join(made.dir, 'keys.copy.json'), encodeKeySlots(later));
    const second = backUp(made);
    const carried = (file: string) => parseKeySlots(readFileSync(keySlotsBeside(file), 'utf8'));
    expect([carried(first.file), carried(second.file)]).toEqual([made.keySlots, later]);
    for (let n = 0; n < 12; n += 1) backUp(made);
    expect(existsSync(first.file)).toBe(false);
    expect(readdirSync(made.backupsDir).filter((name) => name.endsWith('.keys.json'))).toHaveLength(
      listBackups(made.backupsDir).length,
    );
    closeDatabase(made.db);
  });

  it('takes the sound one of the two slot files, and leaves no slots without their backup', () => {
    const { dir, db, backupsDir, keySlots } = setUp();
    writeFileSync(join(dir, 'keys.copy.json'), encodeKeySlots(keySlots));
    writeFileSync(join(dir, 'keys.json'), encodeKeySlots(keySlots).slice(0, -9));
    const { file } = backUp({ db, backupsDir });
    expect(parseKeySlots(readFileSync(keySlotsBeside(file), 'utf8'))).toEqual(keySlots);
    carryKeySlots(dir, join(backupsDir, '000009-manual-2026-09-14T101500Z.db'));
    removeHalfBackups(backupsDir);
    expect(readdirSync(backupsDir).sort()).toEqual(
      [file, keySlotsBeside(file)].map((path) => path.slice(backupsDir.length + 1)),
    );
    closeDatabase(db);
  });

  it('notices 300 flipped bits of 300', { timeout: 120_000 }, () => {
    const made = setUp();
    const { file } = backUp(made);
    closeDatabase(made.db);
    const sound = readFileSync(file);
    let refused = 0;
    for (let flip = 0; flip < 300; flip += 1) {
      const bit = Math.floor((flip + 0.25) * ((sound.length * 8) / 300));
      const bytes = Buffer.from(sound);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, bytes);
      if (!stageRestore({ file: made.file, backup: file, key: A_KEY }).ok) refused += 1;
    }
    expect(refused).toBe(300);
  });

  it('carries slots in which 300 flipped bits of 300 are noticed', () => {
    const made = setUp();
    const sound = readFileSync(keySlotsBeside(backUp(made).file));
    closeDatabase(made.db);
    const bits = Array.from({ length: 300 }, (_, flip) => Math.floor(((flip + 0.5) * sound.length * 8) / 300));
    const unnoticed = bits.filter((bit) => {
      const bytes = Buffer.from(sound);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return parseKeySlots(bytes.toString('utf8')) !== 'damaged';
    });
    expect(unnoticed).toEqual([]);
  });

  it('is read with the key; without it, it says why not', () => {
    const made = setUp();
    const { file } = backUp(made);
    closeDatabase(made.db);
    expect(unwrap(readBackup(file, A_KEY)).cases.map(({ title }) => title)).toContain(CANARY);
    expect(refusalOf(readBackup(file))).toBe('protected');
    expect(refusalOf(readBackup(file, OTHER_KEY))).toBe('damaged');
    expect(refusalOf(stageRestore({ file: made.file, backup: file }))).toBe('protected');
    rmSync(keySlotsBeside(file));
    expect(refusalOf(readBackup(file))).toBe('damaged');
    expect(unwrap(readBackup(file, A_KEY)).cases).toHaveLength(2);
  });

  it('F11: of another data folder is refused before anything is written', () => {
    const made = setUp();
    const { file } = backUp(made);
    closeDatabase(made.db);
    const other = setUp();
    closeDatabase(other.db);
    const before = readdirSync(other.dir);
    expect(refusalOf(stageRestore({ file: other.file, backup: file, key: A_KEY }))).toBe('other-key');
    expect(readdirSync(other.dir)).toEqual(before);
  });

  it('from before the folder was protected is sealed when it is put back, and F14: no stale log stays', () => {
    const plain = createTempDir();
    const plainDb = openFilledStore(plain);
    plainDb.exec(`UPDATE cases SET title = '${CANARY} of old'`);
    const old = unwrap(backupDatabase(plainDb, { backupsDir: plain, reason: 'manual', now: () => NOW })).file;
    // With a log of its own, as a copy of a running database has one.
    copyFileSync(join(plain, 'reinstate.db'), join(plain, 'running.db'));
    copyFileSync(join(plain, 'reinstate.db-wal'), join(plain, 'running.db-wal'));
    closeDatabase(plainDb);

    const { dir, db, file } = setUp();
    const aside = join(createTempDir(), 'aside');
    cpSync(dir, aside, { recursive: true });
    closeDatabase(db);
    for (const end of ['', '-wal']) copyFileSync(join(aside, `reinstate.db${end}`), file + end);
    for (const [index, backup] of [old, join(plain, 'running.db')].entries()) {
      expect(unwrap(readBackup(backup, A_KEY)).cases).toHaveLength(2);
      unwrap(stageRestore({ file, backup, key: A_KEY }));
      expect(filesWith(dir, CANARY)).toEqual([]);
      commitRestore(file);
      expect(settleRestore(file)).toMatchObject({ outcome: 'finished' });
      const again = openStore(dir, undefined, A_KEY);
      expect(again.prepare('SELECT title FROM cases LIMIT 1').pluck().get()).toBe(`${CANARY} of old`);
      closeDatabase(again);
      const kept = connect(`${file}.before-restore-${index + 1}`, { key: A_KEY });
      expect(kept.pragma('integrity_check', { simple: true })).toBe('ok');
      kept.close();
      expect(filesWith(dir, CANARY)).toEqual([]);
    }
  });
});

function refusalOf(result: ReturnType<typeof stageRestore> | ReturnType<typeof readBackup>): string | undefined {
  if (result.ok || result.error.code !== 'files-refused') return undefined;
  return result.error.details.files[0]?.code;
}
