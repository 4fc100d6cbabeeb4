import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDeviceKeys } from '../../../../electron/shell/device-keys.ts';
import { unwrap } from '../../../../shared/result.ts';
import { createKeychain } from '../../../standin/keychain.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

function startKeychain(platform = 'linux') {
  const dir = createTempDir();
  const write = (name: string, text = ''): void => writeFileSync(join(dir, name), text);
  return { dir, write, keys: createDeviceKeys(createKeychain(dir), platform, 200) };
}

describe('createDeviceKeys', () => {
  it('opens what it sealed, also after a restart', async () => {
    const { dir, keys } = startKeychain();
    expect(await keys.isAvailable()).toBe(true);
    const sealed = await keys.seal('the vault key');
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('the vault key');
    const again = createDeviceKeys(createKeychain(dir), 'linux');
    expect(unwrap(await again.open(sealed))).toBe('the vault key');
    expect(again.shouldSealAgain()).toBe(false);
  });

  it('tells a locked keychain from one that lost the key', async () => {
    const { dir, write, keys } = startKeychain();
    const sealed = await keys.seal('the vault key');
    write('locked');
    expect(await keys.isAvailable()).toBe(true);
    expect(await keys.open(sealed)).toMatchObject({
      error: { code: 'key-unavailable', details: { reason: 'locked' } },
    });
    rmSync(join(dir, 'locked'));
    expect(unwrap(await keys.open(sealed))).toBe('the vault key');
    write('keys', `${'ab'.repeat(32)}\n`);
    expect(await keys.open(sealed)).toMatchObject({ error: { code: 'key-unavailable', details: { reason: 'lost' } } });
  });

  it('takes random bytes for a lost key', async () => {
    const { keys } = startKeychain();
    await keys.seal('anything');
    for (const sealed of ['', 'AAAA', Buffer.alloc(200, 7).toString('base64'), 'not base64 at all'])
      expect(await keys.open(sealed)).toMatchObject({ error: { details: { reason: 'lost' } } });
  });

  it('asks for a new seal when the keychain has a newer key of its own', async () => {
    const { dir, write, keys } = startKeychain();
    const sealed = await keys.seal('the vault key');
    write('keys', `${'cd'.repeat(32)}\n${readFileSync(join(dir, 'keys'), 'utf8')}`);
    expect(unwrap(await keys.open(sealed))).toBe('the vault key');
    expect(keys.shouldSealAgain()).toBe(true);
    expect(unwrap(await keys.open(await keys.seal('the vault key')))).toBe('the vault key');
    expect(keys.shouldSealAgain()).toBe(false);
  });

  it('refuses the key that Chromium uses on Linux without a keychain', async () => {
    const { write, keys } = startKeychain();
    write('absent');
    expect(await keys.isAvailable()).toBe(false);
    const unnamed = { ...createKeychain(createTempDir()), getSelectedStorageBackend: () => 'unknown' };
    const open = { ...unnamed, encryptStringAsync: () => Promise.resolve(Buffer.from('v10…')) };
    expect(await createDeviceKeys(unnamed as never, 'linux').isAvailable()).toBe(true);
    expect(await createDeviceKeys(open as never, 'linux').isAvailable()).toBe(false);
    // Elsewhere every text begins so.
    expect(await createDeviceKeys(open as never, 'darwin').isAvailable()).toBe(true);
  });

  it('takes a keychain that never answers for a locked one', async () => {
    const silent = { ...createKeychain(createTempDir()), decryptStringAsync: () => new Promise(() => undefined) };
    const keys = createDeviceKeys(silent as never, 'darwin', 20);
    expect(await keys.open('AAAA')).toMatchObject({ error: { details: { reason: 'locked' } } });
  });
});
