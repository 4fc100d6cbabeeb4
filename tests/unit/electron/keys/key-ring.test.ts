import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyRing, listMistypedGroups } from '../../../../electron/keys/key-ring.ts';
import { RECOVERY_CODE_GROUPS, RECOVERY_GROUP_LENGTH } from '../../../../electron/keys/recovery-code.ts';
import { createDeviceKeys } from '../../../../electron/shell/device-keys.ts';
import { RECOVERY_CODE_SHAPE } from '../../../../shared/contracts/protection.ts';
import { unwrap } from '../../../../shared/result.ts';
import { createKeychain } from '../../../standin/keychain.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const PASSPHRASE = 'six tall birches by the lake';

function start(keychainDir = createTempDir(), dir = createTempDir()) {
  const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
  const ring = createKeyRing({ dir, deviceKeys });
  const restart = () => createKeyRing({ dir, deviceKeys });
  return {
    dir,
    keychainDir,
    ring,
    restart,
    lose: () => writeFileSync(join(keychainDir, 'keys'), `${'9'.repeat(64)}\n`),
  };
}

/** Makes a recovery code and confirms it; gives its groups. */
async function confirm(ring: ReturnType<typeof createKeyRing>, passphrase: string | null = null) {
  const { groups, asked } = unwrap(await ring.makeCode());
  unwrap(
    await ring.confirmCode(
      asked.map((number) => groups[number - 1] ?? ''),
      passphrase,
    ),
  );
  return groups;
}

describe('createKeyRing', () => {
  it('starts a new folder on the keychain alone, and opens it so', async () => {
    const { ring, restart } = start();
    expect(unwrap(await ring.listSlots())).toBeNull();
    const key = unwrap(await ring.startNew());
    expect(unwrap(await ring.listSlots())).toEqual(['device']);
    expect(unwrap(await restart().unlock({ by: 'device' }))).toEqual(key);
  });

  it('writes nothing for a new folder without a keychain', async () => {
    const { dir, ring, keychainDir } = start();
    writeFileSync(join(keychainDir, 'absent'), '');
    expect(unwrap(await ring.startNew())).toBeNull();
    expect(existsSync(join(dir, 'keys.json'))).toBe(false);
  });

  it('makes a code valid only when the groups that it asked for were typed', async () => {
    const { ring, restart } = start();
    const key = new Uint8Array(unwrap(await ring.startNew()) ?? []);
    const { groups, asked } = unwrap(await ring.makeCode());
    expect(asked).toHaveLength(2);
    const right = asked.map((number) => groups[number - 1] ?? '');
    expect(await ring.confirmCode([right[0] ?? '', 'ABCDEF'], null)).toMatchObject({
      error: { code: 'code-mistyped', details: { groups: [asked[1]] } },
    });
    expect(unwrap(await ring.listSlots())).toEqual(['device']);
    unwrap(await ring.confirmCode([` ${right[0]?.toLowerCase()} `, right[1] ?? ''], null));
    expect(ring.pendingCode()).toBeNull();
    expect(unwrap(await restart().unlock({ by: 'recovery-code', groups }))).toEqual(key);
    expect(await ring.confirmCode(right, null)).toMatchObject({ error: { code: 'conflict' } });
  });

  it('opens by the code when the keychain is lost, and has the keychain keep the key again', async () => {
    const { ring, restart, lose } = start();
    await ring.startNew();
    const groups = await confirm(ring);
    lose();
    expect(await restart().unlock({ by: 'device' })).toMatchObject({
      error: { code: 'key-unavailable', details: { reason: 'lost' } },
    });
    unwrap(await restart().unlock({ by: 'recovery-code', groups }));
    unwrap(await restart().unlock({ by: 'device' }));
  });

  it('refuses a code of another folder and changes nothing', async () => {
    const { ring, restart, dir } = start();
    await ring.startNew();
    await confirm(ring);
    const other = start();
    await other.ring.startNew();
    const foreign = await confirm(other.ring);
    const before = readFileSync(join(dir, 'keys.json'), 'utf8');
    expect(await restart().unlock({ by: 'recovery-code', groups: foreign })).toMatchObject({
      error: { code: 'wrong-key', details: { slot: 'recovery' } },
    });
    expect(readFileSync(join(dir, 'keys.json'), 'utf8')).toBe(before);
  });

  it('replaces the code by a new one', async () => {
    const { ring, restart } = start();
    await ring.startNew();
    const first = await confirm(ring);
    const second = await confirm(ring);
    expect(await restart().unlock({ by: 'recovery-code', groups: first })).toMatchObject({
      error: { code: 'wrong-key' },
    });
    unwrap(await restart().unlock({ by: 'recovery-code', groups: second }));
  });

  it('puts a passphrase in the place of the keychain, and back', async () => {
    const { ring, restart } = start();
    await ring.startNew();
    await confirm(ring);
    unwrap(await ring.setPassphrase(PASSPHRASE));
    expect(unwrap(await ring.listSlots())).toEqual(['recovery', 'passphrase']);
    expect(await restart().unlock({ by: 'passphrase', passphrase: 'six tall birches by the sea' })).toMatchObject({
      error: { code: 'wrong-key', details: { slot: 'passphrase' } },
    });
    const again = restart();
    unwrap(await again.unlock({ by: 'passphrase', passphrase: PASSPHRASE }));
    expect(unwrap(await again.listSlots())).not.toContain('device');
    unwrap(await again.removePassphrase());
    expect(unwrap(await again.listSlots())).toEqual(['device', 'recovery']);
  });

  it('takes a passphrase where there is no keychain', async () => {
    const { ring, restart, keychainDir } = start();
    writeFileSync(join(keychainDir, 'absent'), '');
    const { groups, asked } = unwrap(await ring.makeCode());
    const typed = asked.map((number) => groups[number - 1] ?? '');
    expect(await ring.confirmCode(typed, null)).toMatchObject({ error: { code: 'key-unavailable' } });
    const key = new Uint8Array(unwrap(await ring.confirmCode(typed, PASSPHRASE)));
    expect(unwrap(await restart().unlock({ by: 'passphrase', passphrase: PASSPHRASE }))).toEqual(key);
    expect(await ring.removePassphrase()).toMatchObject({ error: { details: { reason: 'absent' } } });
  });

  it('overwrites the key when it forgets it', async () => {
    const { ring } = start();
    const key = unwrap(await ring.startNew());
    ring.forget();
    expect(key).toEqual(new Uint8Array(32));
    expect(await ring.setPassphrase(PASSPHRASE)).toMatchObject({ error: { code: 'locked' } });
    expect(await ring.makeCode()).toMatchObject({ error: { code: 'locked' } });
  });

  it('tells damaged keys from missing ones and leaves them', async () => {
    const { ring, dir } = start();
    writeFileSync(join(dir, 'keys.json'), '{');
    expect(await ring.listSlots()).toMatchObject({ error: { code: 'keys-damaged' } });
    expect(await ring.unlock({ by: 'device' })).toMatchObject({ error: { code: 'keys-damaged' } });
    expect(await ring.startNew()).toMatchObject({ error: { code: 'keys-damaged' } });
    expect(readFileSync(join(dir, 'keys.json'), 'utf8')).toBe('{');
  });
});

describe('listMistypedGroups', () => {
  it('names complete groups that can’t be right, and no unfinished ones', async () => {
    const { ring } = start();
    await ring.startNew();
    const groups = [...(await confirm(ring))];
    expect(listMistypedGroups(groups)).toEqual([]);
    const slip = groups
      .with(2, `${groups[2]?.startsWith('A') ? 'B' : 'A'}${groups[2]?.slice(1)}`)
      .with(4, 'AB')
      .with(5, '');
    expect(listMistypedGroups(slip)).toEqual([3]);
  });

  it('knows codes of the shape that the page shows', () => {
    expect(RECOVERY_CODE_SHAPE).toEqual({ groups: RECOVERY_CODE_GROUPS, groupLength: RECOVERY_GROUP_LENGTH });
  });
});
