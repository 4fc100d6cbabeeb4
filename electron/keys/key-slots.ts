import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeviceKeys } from './device-keys.ts';
import { deriveKey, deriveVaultKeys, KEY_BYTES } from './vault-keys.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

const hex = (sizeBytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${sizeBytes * 2}}$`));

/** Nonce, sealed key and tag of AES-256-GCM, in this order. */
const wrappedKey = hex(NONCE_BYTES + KEY_BYTES + TAG_BYTES);

/** What scrypt costs (RFC 7914). The limits bound memory and time that a planted file can ask for: 256 MiB. */
const scryptCost = z.strictObject({
  n: z.union([z.literal(2 ** 15), z.literal(2 ** 16), z.literal(2 ** 17), z.literal(2 ** 18)]),
  r: z.literal(8),
  p: z.number().int().min(1).max(4),
});

const slotsSchema = z.strictObject({
  /** What the system's keychain made of the key: text that only it can read. */
  device: z.strictObject({ sealed: z.string().min(1).max(65_536) }).optional(),
  recovery: z.strictObject({ sealed: wrappedKey }).optional(),
  passphrase: z
    .strictObject({ kdf: z.literal('scrypt'), cost: scryptCost, salt: hex(SALT_BYTES), sealed: wrappedKey })
    .optional(),
});

const keySlotsSchema = z.strictObject({
  format: z.literal('reinstate-keys'),
  version: z.literal(VERSION),
  /** Grows by one with each writing. */
  generation: z.number().int().min(0),
  /** `VaultKeys.check` of the key in the slots. */
  check: hex(16),
  slots: slotsSchema,
});

/** The vault key, wrapped once for each way to open it. Holds no secret. */
export type KeySlots = Readonly<Omit<z.infer<typeof keySlotsSchema>, 'slots'>> & {
  readonly slots: Readonly<z.infer<typeof slotsSchema>>;
};
export type SlotName = keyof KeySlots['slots'];

/** The cost of new passphrase slots: 128 MiB of memory, some tenths of a second. */
const SCRYPT_COST = { n: 2 ** 17, r: 8, p: 1 } as const;

/** Slots for a new vault key, none filled yet. */
export function createKeySlots(vaultKey: Uint8Array): KeySlots {
  const { check } = deriveVaultKeys(vaultKey);
  return { format: 'reinstate-keys', version: VERSION, generation: 0, check, slots: {} };
}

/**
 * Wraps the key by what the system's keychain makes of it. Errors: key-unavailable (absent), and whatever `seal` rejects with
 * is thrown.
 */
export async function withDeviceSlot(
  keySlots: KeySlots,
  vaultKey: Uint8Array,
  deviceKeys: DeviceKeys,
): Promise<Result<KeySlots>> {
  assertSameKey(keySlots, vaultKey);
  if (!(await deviceKeys.isAvailable())) return fail(keychainAbsent());
  return ok(withSlot(keySlots, { device: { sealed: await deviceKeys.seal(Buffer.from(vaultKey).toString('hex')) } }));
}

/** Wraps the key by a recovery code. Replaces the slot of an earlier code. */
export function withRecoverySlot(keySlots: KeySlots, vaultKey: Uint8Array, code: Uint8Array): KeySlots {
  assertSameKey(keySlots, vaultKey);
  const sealed = wrap(recoveryKey(code), vaultKey, contextOf(keySlots, 'recovery'));
  return withSlot(keySlots, { recovery: { sealed } });
}

/** Wraps the key by a passphrase. Replaces the slot of an earlier one. */
export async function withPassphraseSlot(
  keySlots: KeySlots,
  vaultKey: Uint8Array,
  passphrase: string,
): Promise<KeySlots> {
  assertSameKey(keySlots, vaultKey);
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const wrapping = await passphraseKey(passphrase, salt, SCRYPT_COST);
  const sealed = wrap(wrapping, vaultKey, contextOf(keySlots, 'passphrase'));
  return withSlot(keySlots, { passphrase: { kdf: 'scrypt', cost: SCRYPT_COST, salt, sealed } });
}

/** Without one of the ways to open. */
export function withoutSlot(keySlots: KeySlots, name: SlotName): KeySlots {
  const { [name]: _, ...slots } = keySlots.slots;
  return { ...keySlots, slots };
}

/** The vault key from the keychain. Errors: not-found (no such slot), key-unavailable, wrong-key. */
export async function openDeviceSlot(keySlots: KeySlots, deviceKeys: DeviceKeys): Promise<Result<Uint8Array>> {
  const slot = keySlots.slots.device;
  if (!slot) return noSlot('device');
  if (!(await deviceKeys.isAvailable())) return fail(keychainAbsent());
  const opened = await deviceKeys.open(slot.sealed);
  if (!opened.ok) return opened;
  const vaultKey = new Uint8Array(Buffer.from(opened.value, 'hex'));
  return hasKey(keySlots, vaultKey) ? ok(vaultKey) : wrongKey('device');
}

/** The vault key from a recovery code as `parseRecoveryCode` reads it. Errors: not-found (no such slot), wrong-key. */
export function openRecoverySlot(keySlots: KeySlots, code: Uint8Array): Result<Uint8Array> {
  const slot = keySlots.slots.recovery;
  if (!slot) return noSlot('recovery');
  const vaultKey = unwrapKey(recoveryKey(code), slot.sealed, contextOf(keySlots, 'recovery'));
  return vaultKey && hasKey(keySlots, vaultKey) ? ok(vaultKey) : wrongKey('recovery');
}

/** The vault key from a passphrase. Takes some tenths of a second. Errors: not-found (no such slot), wrong-key. */
export async function openPassphraseSlot(keySlots: KeySlots, passphrase: string): Promise<Result<Uint8Array>> {
  const slot = keySlots.slots.passphrase;
  if (!slot) return noSlot('passphrase');
  const wrapping = await passphraseKey(passphrase, slot.salt, slot.cost);
  const vaultKey = unwrapKey(wrapping, slot.sealed, contextOf(keySlots, 'passphrase'));
  return vaultKey && hasKey(keySlots, vaultKey) ? ok(vaultKey) : wrongKey('passphrase');
}

/** As text for a file: with a checksum, so that one lost or changed byte is seen. */
export function encodeKeySlots(keySlots: KeySlots): string {
  return JSON.stringify({ checksum: checksumOf(keySlots), keys: keySlots });
}

/** Slots from a file's text. `damaged`: not whole, or no slots; `newer`: whole, and of a later version of the format. */
export function parseKeySlots(text: string): KeySlots | 'damaged' | { readonly newer: number } {
  const file = z.strictObject({ checksum: z.string(), keys: z.unknown() }).safeParse(parseJson(text));
  if (!file.success || file.data.checksum !== checksumOf(file.data.keys)) return 'damaged';
  const { keys } = file.data;
  const version = z.object({ version: z.number() }).safeParse(keys).data?.version ?? VERSION;
  if (version > VERSION) return { newer: version };
  const keySlots = keySlotsSchema.safeParse(keys);
  return keySlots.success ? keySlots.data : 'damaged';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checksumOf(keys: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(keys ?? null))
    .digest('hex');
}

function withSlot(keySlots: KeySlots, slot: KeySlots['slots']): KeySlots {
  return { ...keySlots, slots: { ...keySlots.slots, ...slot } };
}

function hasKey(keySlots: KeySlots, vaultKey: Uint8Array): boolean {
  return vaultKey.length === KEY_BYTES && deriveVaultKeys(vaultKey).check === keySlots.check;
}

/** Slots that open different keys would lose data; only a mistake in this program can lead here. */
function assertSameKey(keySlots: KeySlots, vaultKey: Uint8Array): void {
  if (!hasKey(keySlots, vaultKey)) throw new Error('The vault key is not the one of these slots');
}

/** Binds a wrapped key to its slot and its data folder. */
function contextOf({ check, version }: KeySlots, name: SlotName): Uint8Array {
  return Buffer.from(`reinstate-keys ${version} ${name} ${check}`);
}

function recoveryKey(code: Uint8Array): Uint8Array {
  return deriveKey(code, 'reinstate recovery slot');
}

type Cost = z.infer<typeof scryptCost>;

const deriveSlowly: (password: string, salt: Buffer, size: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

/** The same characters may be composed differently by different keyboards: NFKC makes them one. */
function passphraseKey(passphrase: string, salt: string, { n, r, p }: Cost): Promise<Uint8Array> {
  // What scrypt needs is 128 · n · r bytes and a little; the limit stands in front of a planted cost.
  const maxmem = 128 * r * (n + p + 32);
  return deriveSlowly(passphrase.normalize('NFKC'), Buffer.from(salt, 'hex'), KEY_BYTES, { N: n, r, p, maxmem });
}

function wrap(wrapping: Uint8Array, key: Uint8Array, context: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(context);
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('hex');
}

/** Undefined when the wrapping key, the context or a byte is not the one it was wrapped with. */
function unwrapKey(wrapping: Uint8Array, sealed: string, context: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(sealed, 'hex');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(context);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch {
    return undefined;
  }
}

function wrongKey(slot: SlotName): Result<Uint8Array> {
  const message = {
    device: 'The key that this computer keeps does not open this data folder.',
    recovery: 'This recovery code does not open this data folder.',
    passphrase: 'This passphrase does not open this data folder.',
  }[slot];
  return fail(appError('wrong-key', message, { slot }));
}

function noSlot(name: SlotName): Result<Uint8Array> {
  return fail(appError('not-found', `This data folder can't be opened by ${name}.`, { what: 'key slot', id: name }));
}

function keychainAbsent() {
  return appError('key-unavailable', 'This computer has no keychain that can be used.', { reason: 'absent' });
}
