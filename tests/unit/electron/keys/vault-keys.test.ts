import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveVaultKeys, makeVaultKey } from '../../../../electron/keys/vault-keys.ts';

/** HKDF as RFC 5869 writes it down, for one block. */
function hkdf(key: Uint8Array, info: string): string {
  const pseudoRandom = createHmac('sha256', Buffer.alloc(32)).update(key).digest();
  return createHmac('sha256', pseudoRandom).update(info).update(Uint8Array.of(1)).digest('hex');
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('vault keys', () => {
  it('come from the vault key as the document says', () => {
    const vaultKey = Uint8Array.from({ length: 32 }, (_, index) => index);
    const keys = deriveVaultKeys(vaultKey);
    expect(keys.database).toBe(hkdf(vaultKey, 'reinstate database'));
    expect(hexOf(keys.files)).toBe(hkdf(vaultKey, 'reinstate files'));
    expect(hexOf(keys.names)).toBe(hkdf(vaultKey, 'reinstate names'));
    expect(keys.check).toBe(hkdf(vaultKey, 'reinstate check').slice(0, 32));
    // Fixed for good: what was sealed must open in ten years.
    expect(keys.database).toBe('64644e88ff894d0e9a63dfbdf575e1d6df8f06aed98de47f21378776cc6aefc5');
  });

  it('are new with each vault key', () => {
    const [one, other] = [makeVaultKey(), makeVaultKey()];
    expect(one).toHaveLength(32);
    expect(hexOf(one)).not.toBe(hexOf(other));
    expect(deriveVaultKeys(one).check).not.toBe(deriveVaultKeys(other).check);
    expect(deriveVaultKeys(one)).toEqual(deriveVaultKeys(one));
  });
});
