import { describe, expect, it } from 'vitest';
import type { DeviceKeys } from '../../../../electron/keys/device-keys.ts';
import {
  createKeySlots,
  encodeKeySlots,
  type KeySlots,
  openDeviceSlot,
  openPassphraseSlot,
  openRecoverySlot,
  parseKeySlots,
  withDeviceSlot,
  withoutSlot,
  withPassphraseSlot,
  withRecoverySlot,
} from '../../../../electron/keys/key-slots.ts';
import { makeRecoveryCode } from '../../../../electron/keys/recovery-code.ts';
import { makeVaultKey } from '../../../../electron/keys/vault-keys.ts';
import { appError } from '../../../../shared/errors.ts';
import { fail, ok, unwrap } from '../../../../shared/result.ts';

const vaultKey = makeVaultKey();

/** A keychain that turns the text round, and may be gone. */
function aKeychain(state: 'there' | 'absent' | 'locked' | 'lost' = 'there'): DeviceKeys {
  const turn = (text: string): string => Array.from(text).reverse().join('');
  return {
    isAvailable: () => Promise.resolve(state !== 'absent'),
    seal: (text) => Promise.resolve(turn(text)),
    open: (sealed) =>
      Promise.resolve(
        state === 'locked' || state === 'lost'
          ? fail(appError('key-unavailable', state, { reason: state }))
          : ok(turn(sealed)),
      ),
  };
}

describe('the recovery slot', () => {
  const code = makeRecoveryCode();
  const slots = withRecoverySlot(createKeySlots(vaultKey), vaultKey, code);

  it('opens with its code only', () => {
    expect([...unwrap(openRecoverySlot(slots, code))]).toEqual([...vaultKey]);
    expect(openRecoverySlot(slots, makeRecoveryCode())).toMatchObject({
      error: { code: 'wrong-key', details: { slot: 'recovery' } },
    });
    expect(openRecoverySlot(createKeySlots(vaultKey), code)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('is bound to its data folder and to its place', async () => {
    const other = makeVaultKey();
    const foreign = withRecoverySlot(createKeySlots(other), other, code);
    const exchanged: KeySlots = { ...slots, slots: foreign.slots };
    expect(openRecoverySlot(exchanged, code)).toMatchObject({ error: { code: 'wrong-key' } });
    const passphrase = await withPassphraseSlot(slots, vaultKey, 'a long passphrase');
    const moved: KeySlots = {
      ...slots,
      slots: { recovery: { sealed: passphrase.slots.passphrase?.sealed ?? '' } },
    };
    expect(openRecoverySlot(moved, code)).toMatchObject({ error: { code: 'wrong-key' } });
    expect(() => withRecoverySlot(slots, other, code)).toThrow('not the one of these slots');
  });

  it('notices every changed byte', () => {
    const sealed = slots.slots.recovery?.sealed ?? '';
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === '0' ? '1' : '0') + sealed.slice(at + 1);
      expect(openRecoverySlot({ ...slots, slots: { recovery: { sealed: changed } } }, code).ok, String(at)).toBe(false);
    }
  });
});

describe('the passphrase slot', () => {
  it('opens with its passphrase, however its characters are composed', async () => {
    const slots = await withPassphraseSlot(createKeySlots(vaultKey), vaultKey, 'Bücher im Café');
    expect(slots.slots.passphrase).toMatchObject({ kdf: 'scrypt', cost: { n: 131_072, r: 8, p: 1 } });
    const composed = 'Bücher im Café'.normalize('NFD');
    expect([...unwrap(await openPassphraseSlot(slots, composed))]).toEqual([...vaultKey]);
    expect(await openPassphraseSlot(slots, 'bücher im Café')).toMatchObject({
      error: { code: 'wrong-key', details: { slot: 'passphrase' } },
    });
  });

  it('is rewritten when the passphrase changes, and nothing else is', async () => {
    const code = makeRecoveryCode();
    const first = withRecoverySlot(await withPassphraseSlot(createKeySlots(vaultKey), vaultKey, 'one'), vaultKey, code);
    const second = await withPassphraseSlot(first, vaultKey, 'two');
    expect(second.check).toBe(first.check);
    expect(second.slots.recovery).toEqual(first.slots.recovery);
    expect(await openPassphraseSlot(second, 'one')).toMatchObject({ error: { code: 'wrong-key' } });
    expect([...unwrap(await openPassphraseSlot(second, 'two'))]).toEqual([...vaultKey]);
    const without = withoutSlot(second, 'passphrase');
    expect(await openPassphraseSlot(without, 'two')).toMatchObject({ error: { code: 'not-found' } });
    expect([...unwrap(openRecoverySlot(without, code))]).toEqual([...vaultKey]);
  });
});

describe('the device slot', () => {
  it('opens through the keychain', async () => {
    const slots = unwrap(await withDeviceSlot(createKeySlots(vaultKey), vaultKey, aKeychain()));
    expect([...unwrap(await openDeviceSlot(slots, aKeychain()))]).toEqual([...vaultKey]);
  });

  it('tells a locked, a changed and a missing keychain, and another key apart', async () => {
    const slots = unwrap(await withDeviceSlot(createKeySlots(vaultKey), vaultKey, aKeychain()));
    for (const state of ['locked', 'lost', 'absent'] as const) {
      expect(await openDeviceSlot(slots, aKeychain(state))).toMatchObject({
        error: { code: 'key-unavailable', details: { reason: state } },
      });
    }
    const absent = await withDeviceSlot(slots, vaultKey, aKeychain('absent'));
    expect(absent).toMatchObject({ error: { code: 'key-unavailable', details: { reason: 'absent' } } });
    const other = makeVaultKey();
    const foreign = unwrap(await withDeviceSlot(createKeySlots(other), other, aKeychain()));
    for (const device of [foreign.slots.device, { sealed: 'random bytes' }]) {
      expect(await openDeviceSlot({ ...slots, slots: { ...(device && { device }) } }, aKeychain())).toMatchObject({
        error: { code: 'wrong-key', details: { slot: 'device' } },
      });
    }
  });
});

describe('slots as text', () => {
  const slots = withRecoverySlot(createKeySlots(vaultKey), vaultKey, makeRecoveryCode());
  const text = encodeKeySlots(slots);

  it('read back as they were and hold no key', () => {
    expect(parseKeySlots(text)).toEqual(slots);
    expect(text).not.toContain(Buffer.from(vaultKey).toString('hex'));
  });

  it('are damaged when any character was changed or lost', () => {
    for (let at = 0; at < text.length; at += 1) {
      const replacement = text[at] === '0' ? '1' : '0';
      expect(parseKeySlots(text.slice(0, at) + replacement + text.slice(at + 1)), String(at)).toBe('damaged');
      expect(parseKeySlots(text.slice(0, at)), String(at)).toBe('damaged');
    }
  });

  it('are damaged when they are whole and no slots', () => {
    for (const wrong of [
      { ...slots, generation: '1' },
      { ...slots, slots: [] },
      { ...slots, check: 'x' },
      { ...slots, slots: { recovery: { sealed: '00' } } },
      { ...slots, slots: { passphrase: { kdf: 'scrypt', cost: { n: 2 ** 30, r: 8, p: 1 }, salt: '', sealed: '' } } },
    ]) {
      expect(parseKeySlots(encodeKeySlots(wrong as unknown as KeySlots))).toBe('damaged');
    }
    for (const wrong of ['', 'null', '[]', '{}', '{"checksum":"","keys":{}}', '\0'.repeat(500)]) {
      expect(parseKeySlots(wrong)).toBe('damaged');
    }
  });

  it('of a later version are told from damaged ones', () => {
    const later = { ...slots, version: 2, slots: { new: 'kind' } } as unknown as KeySlots;
    expect(parseKeySlots(encodeKeySlots(later))).toEqual({ newer: 2 });
  });
});
