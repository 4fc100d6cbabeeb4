import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { type LockableTestApp, startLockableApp } from '../support/start-lockable-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

const PASSPHRASE = 'six tall birches by the lake';

async function addCase({ call }: LockableTestApp): Promise<CaseId> {
  return unwrap(await call('cases.create', aNewCase({ title: 'Kitchen scales' }))).id;
}

async function listTitles({ call }: LockableTestApp): Promise<readonly string[]> {
  return unwrap(await call('cases.list', {})).map(({ title }) => title);
}

function status({ call }: LockableTestApp) {
  return call('protection.status', {}).then(unwrap);
}

describe('a new data folder', () => {
  it('is protected from its first byte, opens by itself, and asks for a code', async () => {
    const first = await startLockableApp();
    expect(await status(first)).toMatchObject({ isProtected: true, isLocked: false, needs: 'recovery-code' });
    await addCase(first);
    const again = await first.restart();
    expect(await listTitles(again)).toEqual(['Kitchen scales']);
    const header = readFileSync(join(first.dataDir, 'reinstate.db')).subarray(0, 15);
    expect(header.toString('latin1')).not.toBe('SQLite format 3');
    await again.confirmCode();
    expect(await status(again)).toMatchObject({ needs: 'nothing', slots: { device: true, recovery: true } });
  });

  it('is plain without a keychain, until the user chooses', async () => {
    const keychainDir = createTempDir();
    writeFileSync(join(keychainDir, 'absent'), '');
    const app = await startLockableApp({ keychainDir });
    expect(await status(app)).toMatchObject({ isProtected: false, needs: 'choice', hasKeychain: false });
    expect(unwrap(await app.call('protection.decline', {}))).toMatchObject({ isProtected: false, needs: 'nothing' });
    expect(await status(await app.restart())).toMatchObject({ isProtected: false, needs: 'nothing' });
    expect(existsSync(join(app.dataDir, 'keys.json'))).toBe(false);
  });
});

describe('declining', () => {
  it('makes a new folder plain, with what is in it', async () => {
    const app = await startLockableApp();
    unwrap(await app.call('cases.openExample', {}));
    unwrap(await app.call('backups.create', {}));
    expect(unwrap(await app.call('protection.decline', {}))).toMatchObject({
      isProtected: false,
      isLocked: false,
      needs: 'nothing',
    });
    const again = await app.restart();
    expect(await status(again)).toMatchObject({ isProtected: false, needs: 'nothing' });
    expect(readFileSync(join(app.dataDir, 'reinstate.db')).toString('latin1', 0, 15)).toBe('SQLite format 3');
    expect(existsSync(join(app.dataDir, 'keys.json'))).toBe(false);
    expect(existsSync(join(app.dataDir, 'keys.json.unused-1'))).toBe(true);
    const [example] = unwrap(await again.call('cases.list', {}));
    const [backup] = unwrap(await again.call('backups.list', {}));
    expect(unwrap(await again.call('backups.preview', { name: backup?.name ?? '' }))).toMatchObject({
      missingFiles: [],
    });
    if (!example) throw new Error('The example is gone');
    const evidence = unwrap(await again.call('evidence.list', { caseId: example.id }));
    const hashes = evidence.map(({ file }) => file.sha256);
    for (const sha256 of hashes) expect(existsSync(join(app.dataDir, 'vault', sha256.slice(0, 2), sha256))).toBe(true);
    const names = readdirSync(join(app.dataDir, 'vault'), { recursive: true, withFileTypes: true });
    expect(names.filter((entry) => entry.isFile() && entry.name.length === 96)).toEqual([]);
  }, 60_000);

  it('is refused where there is a code', async () => {
    const app = await startLockableApp();
    await app.confirmCode();
    expect(await app.call('protection.decline', {})).toMatchObject({ error: { code: 'conflict' } });
  });
});

describe('unlocking', () => {
  it('waits while the keychain is locked, and opens when it is tried again', async () => {
    const first = await startLockableApp();
    await addCase(first);
    first.keychain.lock();
    const app = await first.restart();
    expect(await status(app)).toMatchObject({
      isLocked: true,
      error: { code: 'key-unavailable', details: { reason: 'locked' } },
    });
    expect(await app.call('protection.unlock', { by: 'device' })).toMatchObject({ error: { code: 'key-unavailable' } });
    app.keychain.unlock();
    expect(unwrap(await app.call('protection.unlock', { by: 'device' })).isLocked).toBe(false);
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
  });

  it('opens by the code when the keychain is lost, and by itself from then on', async () => {
    const first = await startLockableApp();
    await addCase(first);
    const groups = await first.confirmCode();
    first.keychain.lose();
    const app = await first.restart();
    expect(await status(app)).toMatchObject({ error: { details: { reason: 'lost' } } });
    expect(
      await app.call('protection.unlock', { by: 'recovery-code', groups: groups.with(3, '00000A') }),
    ).toMatchObject({
      error: { code: 'code-mistyped', details: { groups: [4] } },
    });
    unwrap(await app.call('protection.unlock', { by: 'recovery-code', groups: [...groups] }));
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
    expect(await status(await app.restart())).toMatchObject({ isLocked: false });
  });

  it('refuses the code of another folder and leaves every file as it was', async () => {
    const other = await startLockableApp();
    const foreign = await other.confirmCode();
    const first = await startLockableApp();
    await first.confirmCode();
    first.keychain.lose();
    const app = await first.restart();
    const before = readFileSync(join(app.dataDir, 'reinstate.db'));
    expect(await app.call('protection.unlock', { by: 'recovery-code', groups: [...foreign] })).toMatchObject({
      error: { code: 'wrong-key', details: { slot: 'recovery' } },
    });
    expect(readFileSync(join(app.dataDir, 'reinstate.db')).equals(before)).toBe(true);
  });

  it('asks for the passphrase at each start once there is one', async () => {
    const first = await startLockableApp();
    await addCase(first);
    await first.confirmCode();
    unwrap(await first.call('protection.setPassphrase', { passphrase: PASSPHRASE }));
    const app = await first.restart();
    expect(await status(app)).toMatchObject({
      isLocked: true,
      error: null,
      slots: { device: false, passphrase: true },
    });
    expect(await app.call('protection.unlock', { by: 'passphrase', passphrase: 'another one' })).toMatchObject({
      error: { code: 'wrong-key', details: { slot: 'passphrase' } },
    });
    unwrap(await app.call('protection.unlock', { by: 'passphrase', passphrase: PASSPHRASE }));
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
    unwrap(await app.call('protection.removePassphrase', {}));
    expect(await status(await app.restart())).toMatchObject({ isLocked: false });
  });

  it('says that the key file is damaged, and deletes nothing', async () => {
    const first = await startLockableApp();
    await first.app.close();
    for (const name of ['keys.json', 'keys.copy.json']) writeFileSync(join(first.dataDir, name), 'no keys');
    const app = await first.restart();
    expect(await status(app)).toMatchObject({ isLocked: true, error: { code: 'keys-damaged' } });
    expect(await app.call('protection.unlock', { by: 'device' })).toMatchObject({ error: { code: 'keys-damaged' } });
    expect(readFileSync(join(app.dataDir, 'keys.json'), 'utf8')).toBe('no keys');
    expect(existsSync(join(app.dataDir, 'reinstate.db'))).toBe(true);
  });
});

describe('locking', () => {
  it('answers nothing about any case, and goes on where it was', async () => {
    const app = await startLockableApp();
    await addCase(app);
    const saved: string[] = [];
    app.app.beforeLock(() => Promise.resolve(void saved.push('saved')));
    expect(unwrap(await app.call('protection.lock', { work: 'ask' })).isLocked).toBe(true);
    expect(saved).toEqual(['saved']);
    expect(app.payloadsOf('protection.changed').at(-1)).toMatchObject({ isLocked: true, error: null });
    for (const channel of ['cases.list', 'settings.get', 'backups.list', 'search.find'] as const)
      expect(await app.app.call(channel, {})).toMatchObject({ ok: false });
    expect(await app.call('cases.list', {})).toMatchObject({ error: { code: 'locked' } });
    expect(await app.app.readContent('/content/evidence/a/b')).toBeNull();
    expect(unwrap(await app.call('system.info', {})).dataFolder).toBe(app.dataDir);
    unwrap(await app.call('protection.unlock', { by: 'device' }));
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
  });

  it('asks while work goes on, and locks when it is done', async () => {
    const app = await startLockableApp();
    const caseId = await addCase(app);
    await app.confirmCode();
    const paper = join(createTempDir(), 'invoice.pdf');
    writeFileSync(paper, await aPdf());
    unwrap(await app.call('evidence.startImport', { caseId }, [paper]));
    expect(await app.call('protection.lock', { work: 'ask' })).toMatchObject({ error: { code: 'conflict' } });
    expect(unwrap(await app.call('protection.lock', { work: 'wait' })).isLocked).toBe(true);
    unwrap(await app.call('protection.unlock', { by: 'device' }));
    expect(unwrap(await app.call('evidence.list', { caseId }))).toHaveLength(1);
  });

  it('does nothing to data that are not protected', async () => {
    const keychainDir = createTempDir();
    writeFileSync(join(keychainDir, 'absent'), '');
    const app = await startLockableApp({ keychainDir });
    expect(unwrap(await app.call('protection.lock', { work: 'ask' }))).toMatchObject({ isLocked: false });
  });
});

describe('protecting what is there', () => {
  it('seals a plain folder by a passphrase, with every paper in it', async () => {
    const dataDir = createTempDir();
    const plain = await startApp({ dataDir });
    unwrap(await plain.call('cases.openExample', {}));
    await plain.app.close();
    const keychainDir = createTempDir();
    mkdirSync(keychainDir, { recursive: true });
    writeFileSync(join(keychainDir, 'absent'), '');
    const app = await startLockableApp({ dataDir, keychainDir });
    expect(await status(app)).toMatchObject({ isProtected: false, needs: 'choice' });
    const groups = await app.confirmCode(PASSPHRASE);
    expect(await status(app)).toMatchObject({ isProtected: true, isLocked: false, needs: 'nothing', progress: null });
    // A crash left a copy that another program was to show.
    await app.app.close();
    const readable = join(dataDir, 'tmp', 'sent', 'a');
    mkdirSync(readable, { recursive: true });
    writeFileSync(join(readable, 'packet.pdf'), 'readable');
    const again = await app.restart();
    expect(await status(again)).toMatchObject({ isLocked: true });
    expect(existsSync(readable)).toBe(false);
    unwrap(await again.call('protection.unlock', { by: 'recovery-code', groups: [...groups] }));
    const [example] = unwrap(await again.call('cases.list', {}));
    if (!example) throw new Error('The example is gone');
    const evidence = unwrap(await again.call('evidence.list', { caseId: example.id }));
    expect(evidence).toHaveLength(8);
    expect(await again.app.readContent(`/content/evidence/${example.id}/${evidence[0]?.id}`)).not.toBeNull();
  }, 60_000);
});
