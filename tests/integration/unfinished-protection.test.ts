// Starts on a folder whose sealing, or its taking back, was cut short: the window is there first, and shows how far it is.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unprotectData } from '../../electron/app/protection/unprotect-data.ts';
import { readKeySlots } from '../../electron/keys/key-slot-file.ts';
import { openDeviceSlot } from '../../electron/keys/key-slots.ts';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import { commitProtection, protectionPlaces, readDataSide } from '../../electron/store/settle-protection.ts';
import { unwrap } from '../../shared/result.ts';
import { createKeychain } from '../standin/keychain.ts';
import { aHeldSealing } from '../support/a-held-sealing.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { CANARY, listReadable } from '../support/plain-data-folder.ts';
import { type LockableTestApp, startLockableApp } from '../support/start-lockable-app.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { testOptions } from '../support/test-options.ts';

const POLL = { timeout: 60_000 };
const protect = new URL('../../electron/app/protection/protect-worker.ts', import.meta.url);

/** As the window starts it, with the sealing in a thread. */
function startAgain(dataDir: string, keychainDir: string): Promise<LockableTestApp> {
  const workers = { ...testOptions(dataDir).workers, protect };
  return startLockableApp({ dataDir, keychainDir, changes: { workers }, isStarting: true });
}

const status = ({ call }: LockableTestApp) => call('protection.status', {}).then(unwrap);
const listTitles = async ({ call }: LockableTestApp) => unwrap(await call('cases.list', {})).map(({ title }) => title);

// Windows has no pipes in folders, with which these hold the sealing up.
describe.skipIf(process.platform === 'win32')('a start that goes on with sealing', () => {
  it('answers at once, says how far it is, and ends open', { timeout: 120_000 }, async () => {
    const [dataDir, keychainDir] = [createTempDir(), createTempDir()];
    const { release } = await aHeldSealing(dataDir, keychainDir);
    const app = await startAgain(dataDir, keychainDir);
    expect(await status(app)).toMatchObject({ isLocked: true, error: null, progress: {} });
    await expect.poll(async () => (await status(app)).progress?.total, POLL).toBeGreaterThan(5);
    expect((await status(app)).progress?.done).toBe(0);
    expect(await app.call('settings.get', {})).toMatchObject({ error: { code: 'locked' } });
    expect(unwrap(await app.call('system.info', {})).dataFolder).toBe(dataDir);
    expect(await app.app.readContent('/content/evidence/a/b')).toBeNull();
    await release();
    unwrap(await app.app.whenStarted);
    expect(await status(app)).toMatchObject({ isProtected: true, isLocked: false, error: null, progress: null });
    expect(app.payloadsOf('protection.changed').at(-1)).toMatchObject({ isLocked: false });
    expect(app.payloadsOf('settings.changed')).not.toEqual([]);
    expect(await listTitles(app)).toEqual([`${CANARY} and Sons`]);
    expect(listReadable(dataDir)).toEqual([]);
  });

  it('can be closed meanwhile, and goes on with what is sealed', { timeout: 120_000 }, async () => {
    const [dataDir, keychainDir] = [createTempDir(), createTempDir()];
    const { release } = await aHeldSealing(dataDir, keychainDir);
    const app = await startAgain(dataDir, keychainDir);
    await expect.poll(async () => (await status(app)).progress?.total, POLL).toBeGreaterThan(5);
    const closed = app.app.close();
    await release();
    await closed;
    expect(readDataSide(dataDir)).toBe('plain');
    expect(existsSync(join(protectionPlaces(dataDir).sealed, 'vault'))).toBe(true);
    const again = await startAgain(dataDir, keychainDir);
    unwrap(await again.app.whenStarted);
    expect(await listTitles(again)).toEqual([`${CANARY} and Sons`]);
    expect(listReadable(dataDir)).toEqual([]);
  });
});

describe('a start that goes on with a plan', () => {
  it('stays locked with the reason when it fails, and opens when that is gone', { timeout: 60_000 }, async () => {
    const { first, dataDir, keychainDir } = await startFirst();
    await first.app.close();
    const { sealed } = protectionPlaces(dataDir);
    mkdirSync(sealed, { recursive: true });
    writeFileSync(join(sealed, 'in-the-way'), '');
    mkdirSync(join(dataDir, 'in-the-way', 'folder'), { recursive: true });
    commitProtection(dataDir, []);
    const app = await startAgain(dataDir, keychainDir);
    unwrap(await app.app.whenStarted);
    expect(await status(app)).toMatchObject({ isLocked: true, error: { code: 'internal' }, progress: null });
    rmSync(join(dataDir, 'in-the-way'), { recursive: true });
    unwrap(await app.call('protection.unlock', { by: 'device' }));
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
    expect(existsSync(protectionPlaces(dataDir).dir)).toBe(false);
  });

  it('waits for the keychain', async () => {
    const { first, dataDir, keychainDir } = await startFirst();
    await first.app.close();
    mkdirSync(protectionPlaces(dataDir).sealed, { recursive: true });
    commitProtection(dataDir, []);
    first.keychain.lock();
    const app = await startAgain(dataDir, keychainDir);
    unwrap(await app.app.whenStarted);
    expect(await status(app)).toMatchObject({
      isLocked: true,
      error: { code: 'key-unavailable', details: { reason: 'locked' } },
      progress: null,
    });
    app.keychain.unlock();
    unwrap(await app.call('protection.unlock', { by: 'device' }));
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
  });

  it('makes the folder plain that was to be plain', { timeout: 60_000 }, async () => {
    const { first, dataDir, keychainDir } = await startFirst();
    await first.app.close();
    const keychain = createDeviceKeys(createKeychain(keychainDir), 'linux');
    const slots = unwrap(await readKeySlots(dataDir));
    if (slots === null) throw new Error('There are no keys');
    const whole = createTempDir();
    cpSync(dataDir, whole, { recursive: true });
    unwrap(await unprotectData(whole, deriveVaultKeys(unwrap(await openDeviceSlot(slots, keychain)))));
    const { sealed: made } = protectionPlaces(dataDir);
    mkdirSync(made, { recursive: true });
    cpSync(join(whole, 'reinstate.db'), join(made, 'reinstate.db'));
    commitProtection(dataDir, ['keys.json', 'keys.copy.json'], 'plain');
    const app = await startAgain(dataDir, keychainDir);
    unwrap(await app.app.whenStarted);
    expect(await status(app)).toMatchObject({ isProtected: false, isLocked: false, needs: 'choice', progress: null });
    expect(await listTitles(app)).toEqual(['Kitchen scales']);
    expect(existsSync(join(dataDir, 'keys.json'))).toBe(false);
    expect(readFileSync(join(dataDir, 'reinstate.db')).toString('latin1', 0, 15)).toBe('SQLite format 3');
  });
});

async function startFirst() {
  const [dataDir, keychainDir] = [createTempDir(), createTempDir()];
  const first = await startLockableApp({ dataDir, keychainDir });
  unwrap(await first.call('cases.create', aNewCase({ title: 'Kitchen scales' })));
  return { first, dataDir, keychainDir };
}
