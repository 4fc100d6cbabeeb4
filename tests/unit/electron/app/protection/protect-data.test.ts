import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { protectInThread } from '../../../../../electron/app/protection/protect-in-thread.ts';
import { protectData, type ProtectOptions } from '../../../../../electron/app/protection/protect-data.ts';
import { parseKeySlots } from '../../../../../electron/keys/key-slots.ts';
import { listBackups } from '../../../../../electron/store/backup/backup.ts';
import { connect } from '../../../../../electron/store/connect.ts';
import { closeDatabase, openDatabase } from '../../../../../electron/store/open-database.ts';
import { readBackup } from '../../../../../electron/store/backup/read-backup.ts';
import { protectionPlaces, readDataSide } from '../../../../../electron/store/settle-protection.ts';
import { createVault } from '../../../../../electron/vault/vault.ts';
import { unwrap } from '../../../../../shared/result.ts';
import {
  CANARY,
  fillPlainFolder,
  listReadable,
  otherKeys,
  readEverything,
} from '../../../../support/plain-data-folder.ts';
import { aVaultFileRow, insertRow, NOW } from '../../../../support/store-rows.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

async function setUp() {
  const dataDir = createTempDir();
  const filled = await fillPlainFolder(dataDir);
  const protect = (extra: Partial<ProtectOptions> = {}) =>
    protectData({ dataDir, keys: filled.keys, now: () => NOW, ...extra });
  return { dataDir, ...filled, protect };
}

const listAll = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();

describe('protectData', () => {
  it('leaves every row and every file, and nothing that can be read', async () => {
    const { dataDir, keys, protect } = await setUp();
    const before = await readEverything(dataDir, undefined);
    expect(before.files).toHaveLength(5);
    expect(listReadable(dataDir).length).toBeGreaterThan(8);
    expect(readDataSide(dataDir)).toBe('plain');
    const told: string[] = [];
    unwrap(await protect({ report: (done, total) => told.push(`${done}/${total}`) }));
    expect(readDataSide(dataDir)).toBe('sealed');
    expect(listReadable(dataDir)).toEqual([]);
    expect(existsSync(protectionPlaces(dataDir).dir)).toBe(false);
    expect(await readEverything(dataDir, keys)).toEqual(before);
    const total = told.length - 1;
    expect(told).toEqual(Array.from({ length: total + 1 }, (_, done) => `${done}/${total}`));
  });

  it('seals backups with their slots, and databases that were replaced', async () => {
    const { dataDir, keys, protect } = await setUp();
    const backupsDir = join(dataDir, 'backups');
    const figures = listBackups(backupsDir).map(({ file }) => unwrap(readBackup(file)));
    unwrap(await protect());
    const backups = listBackups(backupsDir);
    expect(backups.map(({ file }) => unwrap(readBackup(file, keys.database)))).toEqual(figures);
    for (const { file } of backups)
      expect(parseKeySlots(readFileSync(`${file}.keys.json`, 'utf8'))).toMatchObject({ check: keys.check });
    expect(readFileSync(join(backupsDir, 'notes.txt'), 'utf8')).toBe('the user’s own');
    const kept = connect(join(dataDir, 'reinstate.db.before-restore-1'), { key: keys.database });
    expect(kept.prepare('SELECT title FROM cases LIMIT 1').pluck().get()).toBe(
      `${CANARY} in the log of what was replaced`,
    );
    kept.close();
  });

  it('keeps damaged files damaged, and unknown ones and unreadable databases sealed in quarantine', async () => {
    const { dataDir, keys, protect, damaged } = await setUp();
    const garbled = join(dataDir, 'backups', '000009-manual-2026-09-14T101500Z.db');
    writeFileSync(garbled, `SQLite format 3\0${CANARY}`.padEnd(9000, CANARY));
    writeFileSync(join(dataDir, 'reinstate.db.before-restore-2'), `no database, but ${CANARY}`);
    unwrap(await protect());
    expect(await createVault({ dir: join(dataDir, 'vault'), keys }).examine(damaged)).toBe('damaged');
    expect(existsSync(garbled)).toBe(false);
    expect(listReadable(dataDir)).toEqual([]);
    // What was moved aside, what has another name, the two databases.
    expect(readdirSync(join(dataDir, 'vault', 'quarantine'))).toHaveLength(4);
  });

  it('does nothing where all is sealed, or nothing is there', async () => {
    const { dataDir, keys, protect } = await setUp();
    unwrap(await protect());
    const files = listAll(dataDir);
    const bytes = readFileSync(join(dataDir, 'reinstate.db'));
    unwrap(await protect());
    expect(listAll(dataDir)).toEqual(files);
    expect(readFileSync(join(dataDir, 'reinstate.db')).equals(bytes)).toBe(true);
    const empty = createTempDir();
    unwrap(await protectData({ dataDir: empty, keys, now: () => NOW }));
    expect(readdirSync(empty)).toEqual([]);
    expect(readDataSide(empty)).toBe('empty');
  });

  it('refuses to seal with a key whose slots are not on the disk', async () => {
    const { dataDir, protect } = await setUp();
    const before = listAll(dataDir);
    expect(await protect({ keys: otherKeys() })).toMatchObject({ ok: false, error: { code: 'wrong-key' } });
    for (const name of ['keys.json', 'keys.copy.json']) writeFileSync(join(dataDir, name), 'spoilt');
    expect(await protect()).toMatchObject({ ok: false, error: { code: 'keys-damaged' } });
    for (const name of ['keys.json', 'keys.copy.json']) rmSync(join(dataDir, name));
    expect(await protect()).toMatchObject({ ok: false, error: { code: 'wrong-key' } });
    expect(listAll(dataDir)).toEqual(before.filter((name) => !name.startsWith('keys.')));
  });

  it('waits for an instance that has the data open', async () => {
    const { dataDir, protect } = await setUp();
    const file = join(dataDir, 'reinstate.db');
    const held = unwrap(openDatabase({ file, backupsDir: join(dataDir, 'backups'), now: () => NOW }));
    const before = listAll(dataDir).filter((name) => !name.startsWith('reinstate.db-'));
    expect(await protect()).toMatchObject({
      ok: false,
      error: { code: 'target-unusable', details: { reason: 'locked' } },
    });
    closeDatabase(held);
    expect(listAll(dataDir)).toEqual(before);
    unwrap(await protect());
  });

  it('stops when it is asked to: what was there is as it was, and the next try goes on', async () => {
    const { dataDir, keys, protect } = await setUp();
    const before = await readEverything(dataDir, undefined);
    const listOwn = (): readonly string[] => listAll(dataDir).filter((name) => !name.startsWith('protecting'));
    const files = listOwn();
    for (const after of [0, 3, 8]) {
      const stop = new AbortController();
      const report = (done: number): void => (done === after ? stop.abort() : undefined);
      expect(await protect({ report, signal: stop.signal })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(listOwn()).toEqual(files);
    }
    expect(listAll(join(protectionPlaces(dataDir).sealed, 'vault')).length).toBeGreaterThan(2);
    expect(await readEverything(dataDir, undefined)).toEqual(before);
    unwrap(await protect());
    expect(await readEverything(dataDir, keys)).toEqual(before);
    expect(listReadable(dataDir)).toEqual([]);
  });

  it('goes on where a killed run stopped, and seals nothing that went away meanwhile', async () => {
    const { dataDir, keys, protect, others } = await setUp();
    const { sealed, dir } = protectionPlaces(dataDir);
    // What a run leaves that is killed before its plan: everything is sealed, nothing counts.
    const whole = createTempDir();
    cpSync(dataDir, whole, { recursive: true });
    unwrap(await protectData({ dataDir: whole, keys, now: () => NOW }));
    mkdirSync(dir);
    writeFileSync(join(dir, 'key'), keys.check);
    cpSync(join(whole, 'vault'), join(sealed, 'vault'), { recursive: true });
    writeFileSync(join(sealed, 'vault', 'half.part'), 'half');
    const gone = others[0] ?? '';
    rmSync(join(dataDir, 'vault', gone.slice(0, 2), gone));
    const db = connect(join(dataDir, 'reinstate.db'));
    db.prepare('DELETE FROM vault_files WHERE sha256 = ?').run(gone);
    db.close();
    const before = await readEverything(dataDir, undefined);
    unwrap(await protect());
    expect(await readEverything(dataDir, keys)).toEqual(before);
    expect(await createVault({ dir: join(dataDir, 'vault'), keys }).listMissing([gone])).toEqual([gone]);
    expect(listAll(join(dataDir, 'vault')).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('seals what became plain again in a folder that was protected, beside what is sealed still', async () => {
    const { dataDir, keys, protect } = await setUp();
    const plain = createTempDir();
    cpSync(dataDir, plain, { recursive: true });
    // In a plain vault its name is its hash, whatever it begins with.
    const likeSealed = Buffer.concat([Buffer.from('RNSTSEAL\u0001'), Buffer.alloc(500, CANARY)]);
    const { sha256 } = unwrap(await createVault({ dir: join(plain, 'vault') }).ingestBytes(likeSealed));
    const db = connect(join(plain, 'reinstate.db'));
    insertRow(db, 'vault_files', aVaultFileRow({ sha256, size_bytes: likeSealed.length }));
    db.close();
    unwrap(await protect());
    cpSync(join(plain, 'vault'), join(dataDir, 'vault'), { recursive: true });
    cpSync(join(plain, 'reinstate.db'), join(dataDir, 'reinstate.db'));
    const before = await readEverything(dataDir, undefined);
    expect(before.files).toContain(`${sha256} sound`);
    unwrap(await protect());
    expect(await readEverything(dataDir, keys)).toEqual(before);
    expect(listReadable(dataDir)).toEqual([]);
  });

  it('throws away what another key sealed', async () => {
    const { dataDir, keys, protect } = await setUp();
    const { sealed, dir } = protectionPlaces(dataDir);
    mkdirSync(join(sealed, 'vault'), { recursive: true });
    writeFileSync(join(sealed, 'vault', 'old'), 'of another key');
    writeFileSync(join(dir, 'key'), otherKeys().check);
    const before = await readEverything(dataDir, undefined);
    unwrap(await protect());
    expect(await readEverything(dataDir, keys)).toEqual(before);
    expect(existsSync(join(dataDir, 'vault', 'old'))).toBe(false);
  });

  it('takes in the log of a run that crashed', async () => {
    const { dataDir, keys, protect } = await setUp();
    const file = join(dataDir, 'reinstate.db');
    const db = unwrap(openDatabase({ file, backupsDir: join(dataDir, 'backups'), now: () => NOW }));
    db.exec(`UPDATE cases SET title = '${CANARY} in the log'`);
    const crashed = createTempDir();
    cpSync(dataDir, crashed, { recursive: true });
    closeDatabase(db);
    rmSync(dataDir, { recursive: true });
    cpSync(crashed, dataDir, { recursive: true });
    expect(existsSync(`${file}-wal`)).toBe(true);
    unwrap(await protect());
    expect(existsSync(`${file}-wal`)).toBe(false);
    const sealed = connect(file, { key: keys.database, readonly: true });
    expect(sealed.prepare('SELECT title FROM cases LIMIT 1').pluck().get()).toBe(`${CANARY} in the log`);
    sealed.close();
  });

  it('refuses damaged data and changes nothing', async () => {
    const { dataDir, protect } = await setUp();
    const file = join(dataDir, 'reinstate.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 8192, 20_000);
    writeFileSync(file, bytes);
    appendFileSync(join(dataDir, 'keys.json'), '');
    expect(await protect()).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(existsSync(protectionPlaces(dataDir).dir)).toBe(false);
  });
});

describe('protectInThread', () => {
  const workerFile = new URL('../../../../../electron/app/protection/protect-worker.ts', import.meta.url);

  it('does the same beside the main thread, which is never held up for long', { timeout: 60_000 }, async () => {
    const { dataDir, keys } = await setUp();
    const before = await readEverything(dataDir, undefined);
    const told: number[] = [];
    const options = { dataDir, now: () => NOW, workerFile };
    const processor = process.threadCpuUsage();
    unwrap(await protectInThread(options, keys, (done) => void told.push(done)));
    const { user, system } = process.threadCpuUsage(processor);
    expect((user + system) / 1000).toBeLessThan(150);
    expect(told.length).toBeGreaterThan(1);
    expect(await readEverything(dataDir, keys)).toEqual(before);
    // Nothing is left to do, so that no thread is started: this one could not be.
    const nowhere = new URL('file:///nowhere-worker.ts');
    unwrap(await protectInThread({ ...options, workerFile: nowhere }, keys, () => undefined));
  });
});
