// Each small file that the application keeps for itself, spoilt at every byte: no start may be kept back by it, nothing may be lost
// with it, and where somebody has to be told, there is a code for it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import { createFileLog, readLastErrors } from '../../electron/app/diagnostics/file-log.ts';
import { finishUnprotecting } from '../../electron/app/protection/finish-unprotecting.ts';
import { loadCatalogue } from '../../electron/app/load-catalogue.ts';
import { loadOwnCatalogue } from '../../electron/app/own-catalogue.ts';
import { createAddedFonts } from '../../electron/features/fonts/added-fonts.ts';
import { listCopies, listRoots, rootAt } from '../../electron/features/folder-backups/backup-folder.ts';
import { createFolderBackupState } from '../../electron/features/folder-backups/folder-backup-state.ts';
import { readKeySlots, writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { readWindowState, fitToScreens, writeWindowState } from '../../electron/shell/window-state.ts';
import { readKeySlotsBeside } from '../../electron/store/backup/carry-key-slots.ts';
import { connect } from '../../electron/store/connect.ts';
import { commitProtection, protectionPlaces, readDataSide } from '../../electron/store/settle-protection.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { startApp } from '../support/start-app.ts';
import { openFilledStore } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { testOptions } from '../support/test-options.ts';
import { WORKLOAD_VAULT_KEY } from './workload.ts';

vi.setConfig({ testTimeout: 180_000 });

/** It leaves figures figures, and makes them large. */
const NINE = 0x39;

/** Each byte changed in one bit and into a digit, the file cut off before it, and zeros from there on, as a power cut leaves them. */
function* spoil(sound: Buffer): Generator<Buffer> {
  for (let at = 0; at < sound.length; at += 1) {
    for (const byte of [(sound[at] ?? 0) ^ (1 << (at % 8)), NINE]) {
      const changed = Buffer.from(sound);
      changed[at] = byte;
      yield changed;
    }
    yield sound.subarray(0, at);
    yield Buffer.concat([sound.subarray(0, at), Buffer.alloc(sound.length - at)]);
  }
}

/** Whether an own catalogue can be taken and changes nothing: empty groups, or none. */
function saysNoOverrides(bytes: Buffer): boolean {
  return /^\s*\{\s*("clocks"\s*:\s*\{\s*\}\s*)?\}\s*$/.test(bytes.toString());
}

/** Puts each spoilt form in the file's place; what is done to the file meanwhile is its own affair. */
async function withEach(file: string, check: (spoilt: Buffer) => unknown): Promise<number> {
  const sound = readFileSync(file);
  let tried = 0;
  for (const spoilt of spoil(sound)) {
    writeFileSync(file, spoilt);
    await check(spoilt);
    tried += 1;
  }
  writeFileSync(file, sound);
  expect(tried).toBe(sound.length * 4);
  return tried;
}

describe('spoilt at every byte', () => {
  it('the window’s place gives a window that a screen can hold', async () => {
    const file = join(createTempDir(), 'window-state.json');
    const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
    writeWindowState(file, { x: 40, y: 60, width: 1280, height: 840, isMaximized: false });
    await withEach(file, () => {
      const { x, y, width, height } = fitToScreens(readWindowState(file), screens);
      expect(width).toBeGreaterThanOrEqual(640);
      expect(width).toBeLessThanOrEqual(1920);
      expect(height).toBeGreaterThanOrEqual(480);
      expect(height).toBeLessThanOrEqual(1040);
      if (x !== null && y !== null) expect(x < 1920 && y < 1040).toBe(true);
    });
  });

  it('the log is still written, and the lines that are whole are read', async () => {
    const dir = createTempDir();
    const log = createFileLog(dir);
    for (const count of [1, 2, 3]) log.error('job failed', { errorId: `error-${count}` });
    await withEach(join(dir, 'reinstate.log'), () => {
      createFileLog(dir).error('job failed', { errorId: 'after' });
      expect(readLastErrors(dir, 10).length).toBeLessThanOrEqual(4);
    });
    expect(readLastErrors(dir, 10)).toHaveLength(3);
  });

  it(
    'one file of the key slots is no loss, and both are told from a folder without any',
    { timeout: 120_000 },
    async () => {
      const dir = createTempDir();
      const slots = withRecoverySlot(
        createKeySlots(WORKLOAD_VAULT_KEY),
        WORKLOAD_VAULT_KEY,
        new Uint8Array(20).fill(7),
      );
      const { check } = unwrap(await writeKeySlots(dir, slots));
      const [first, copy] = [join(dir, 'keys.json'), join(dir, 'keys.copy.json')];
      let told = 0;
      const whole = readFileSync(copy);
      await withEach(first, async (spoilt) => {
        const read = await readKeySlots(dir);
        // A version number of its own is the one thing that no copy makes good: a newer Reinstate may have written it.
        if (read.ok) expect(read.value?.check).toBe(check);
        else expect(read.error.code).toBe('newer-data');
        writeFileSync(copy, spoilt);
        const both = await readKeySlots(dir);
        if (!both.ok) told += 1;
        else expect(both.value).not.toBeNull();
        writeFileSync(copy, whole);
        writeFileSync(`${first}.keys.json`, spoilt);
        expect(() => readKeySlotsBeside(first)).not.toThrow();
      });
      expect(told).toBeGreaterThan(whole.length * 3);
    },
  );

  it.each(['plain', 'sealed'] as const)(
    'the plan of a folder that is being made %s keeps nobody out',
    async (makes) => {
      const dataDir = createTempDir();
      openFilledStore(dataDir, makes === 'sealed' ? 'a'.repeat(64) : undefined).close();
      const { plan, dir } = protectionPlaces(dataDir);
      mkdirSync(dir);
      const old = join(dataDir, 'old.txt');
      writeFileSync(old, 'it was sealed otherwise');
      commitProtection(dataDir, ['old.txt'], makes);
      const database = readFileSync(join(dataDir, 'reinstate.db'));
      await withEach(plan, () => {
        mkdirSync(dirname(plan), { recursive: true });
        expect(['plain', 'sealed']).toContain(readDataSide(dataDir));
        unwrap(finishUnprotecting(dataDir));
        expect(readFileSync(join(dataDir, 'reinstate.db')).equals(database)).toBe(true);
        mkdirSync(dirname(plan), { recursive: true });
      });
    },
  );

  it('what a backup folder says of itself hides that copy at most', async () => {
    const test = await startApp();
    unwrap(await test.call('cases.create', aNewCase()));
    const folder = createTempDir();
    test.desk.folder = folder;
    unwrap(await test.call('folderBackups.choose', {}));
    const back = async () => test.finished(unwrap(await test.call('folderBackups.start', {})).jobId);
    for (const status of [(await back()).status, (await back()).status]) expect(status).toBe('succeeded');
    const [dir = ''] = await listRoots(folder);
    const root = rootAt(dir);
    const listNames = async () => (await listCopies(root)).map(({ name }) => name);
    const [newest = '', older = ''] = await listNames();
    let hidden = 0;
    const tried = await withEach(join(root.databases, `${newest}.json`), async () => {
      const names = await listNames();
      expect(names).toEqual(names.length === 1 ? [older] : [newest, older]);
      if (names.length === 1) hidden += 1;
    });
    // Half of them are cut off; without the end of its line the list still says all.
    expect(hidden).toBeGreaterThanOrEqual(tried / 2 - 4);
    let unknown = 0;
    const markers = await withEach(join(dir, 'backup.json'), async () => {
      const roots = await listRoots(folder);
      expect([[], [dir]]).toContainEqual(roots);
      if (roots.length === 0) unknown += 1;
    });
    expect(unknown).toBeGreaterThanOrEqual(markers / 2 - 4);
    expect(await listNames()).toEqual([newest, older]);
    // Whatever stands in the marker, the next copy is made, at worst in a folder of its own.
    writeFileSync(join(dir, 'backup.json'), '{');
    expect((await back()).status).toBe('succeeded');
    const [fresh = ''] = await listRoots(folder);
    expect(fresh).not.toBe(dir);
    expect(await listCopies(rootAt(fresh))).toHaveLength(1);
    expect(await listNames()).toEqual([newest, older]);
  });

  it('the user’s own catalogue is passed over, and names of fonts are', async () => {
    const dataDir = createTempDir();
    const { resourcesDir } = testOptions(dataDir);
    const own = join(dataDir, 'catalogue-overrides.json');
    writeFileSync(own, '{"clocks":{}}');
    const shipped = loadCatalogue(resourcesDir);
    await withEach(own, (spoilt) => {
      const { catalogue, overrides } = loadOwnCatalogue(resourcesDir, dataDir);
      expect(overrides.status).toBe(saysNoOverrides(spoilt) ? 'used' : 'broken');
      expect(catalogue).toEqual(shipped);
    });
    const fonts = join(dataDir, 'fonts');
    mkdirSync(fonts);
    writeFileSync(join(fonts, 'names.json'), '{"a.ttf":"A font"}');
    writeFileSync(join(fonts, 'a.ttf'), '');
    const added = createAddedFonts({ dir: fonts, checkFont: () => Promise.reject(new Error('not asked')) });
    await withEach(join(fonts, 'names.json'), async () => expect(await added.list()).toHaveLength(1));
  });
});

describe('a setting of another kind than it should be', () => {
  it('is as it was at first, and the start goes on', async () => {
    const first = await startApp();
    unwrap(await first.call('settings.update', { patch: { theme: 'dark', maxFileMb: 300 } }));
    const folder = createTempDir();
    first.desk.folder = folder;
    unwrap(await first.call('folderBackups.choose', {}));
    await first.app.close();
    const file = join(first.dataDir, 'reinstate.db');
    for (const value of ['7', '[]', '{"x":1}', '"x"', 'null']) {
      const db = connect(file);
      db.prepare("UPDATE settings SET value = ? WHERE key <> 'maxFileMb'").run(value);
      db.close();
      const again = await startApp({ dataDir: first.dataDir });
      const settings = await again.call('settings.get', {});
      expect(again.logged).toEqual([]);
      expect(unwrap(settings)).toMatchObject({ theme: 'system', maxFileMb: 300 });
      expect(unwrap(await again.call('folderBackups.get', {}))).toBeNull();
      await again.app.close();
    }
    // What is no JSON any more is damage of the database, and said to be.
    const db = connect(file);
    db.pragma('ignore_check_constraints = ON');
    db.prepare("UPDATE settings SET value = '{' WHERE key = 'theme'").run();
    db.close();
    expect(await createApp(testOptions(first.dataDir))).toMatchObject({ ok: false, error: { code: 'data-damaged' } });
  });

  it('of the backup folder is none, field by field', () => {
    const sound = { folder: '/x', rule: { every: 'week', keep: 3 }, last: null, problem: null, storeId: 'a' };
    for (const key of Object.keys(sound)) {
      for (const wrong of [7, 'x'.repeat(200), [], {}, true, null]) {
        const kept = { folderBackup: { ...sound, [key]: wrong } };
        const state = createFolderBackupState({ read: () => kept, save: () => undefined }).get();
        expect(state.rule.keep).toBeGreaterThan(0);
        if (key !== 'folder') expect(state.folder).toBe('/x');
      }
    }
  });
});
