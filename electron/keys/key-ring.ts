import { randomInt } from 'node:crypto';
import { appError, conflict } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeviceKeys } from './device-keys.ts';
import { readKeySlots, writeKeySlots } from './key-slot-file.ts';
import {
  createKeySlots,
  type KeySlots,
  openDeviceSlot,
  openPassphraseSlot,
  openRecoverySlot,
  type SlotName,
  withDeviceSlot,
  withoutSlot,
  withPassphraseSlot,
  withRecoverySlot,
} from './key-slots.ts';
import {
  formatRecoveryCode,
  makeRecoveryCode,
  parseRecoveryCode,
  RECOVERY_CODE_GROUPS,
  RECOVERY_GROUP_LENGTH,
} from './recovery-code.ts';
import { makeVaultKey } from './vault-keys.ts';
import { say } from '../../shared/domain/said.ts';
import { splitTypedCode } from '../../shared/domain/typed-code.ts';

/** The keychain, and whether what it opened last should be sealed again, because it has a newer key itself. */
export type DeviceKeychain = DeviceKeys & { readonly shouldSealAgain: () => boolean };

export type Unlocking =
  | { readonly by: 'device' }
  | { readonly by: 'recovery-code'; readonly groups: readonly string[] }
  | { readonly by: 'passphrase'; readonly passphrase: string };

/** A recovery code as people see it, with the groups (from 1) that they type to confirm it. */
export type NewCode = { readonly groups: readonly string[]; readonly asked: readonly number[] };

const ASKED_GROUPS = 2;

/**
 * The vault key of a data folder while it is known, and the slots that open it. Keeps the key in memory between `unlock` (or
 * `startNew`, `prepare`) and `forget`, for making slots later.
 */
export type KeyRing = {
  /** Which slots there are; null when the folder isn't protected. Errors: keys-damaged, newer-data. */
  listSlots(): Promise<Result<readonly SlotName[] | null>>;
  /** A new key that the keychain keeps, for a new folder; null where there is no keychain. Errors: those of writing. */
  startNew(): Promise<Result<Uint8Array | null>>;
  /** The vault key. Makes the keychain's slot again where it is the way to open and no longer does. Errors: as in the contract. */
  unlock(unlocking: Unlocking): Promise<Result<Uint8Array>>;
  /** A new recovery code; for a folder that isn't protected yet with a new key, which stays in memory until `confirmCode`. */
  makeCode(): Promise<Result<NewCode>>;
  /** The code that was made last and is not confirmed yet. */
  pendingCode(): readonly string[] | null;
  /**
   * Writes the slot of the code that was made last; for a folder that isn't protected yet also that of the keychain or of the
   * passphrase. Errors: code-mistyped, conflict (no code was made), key-unavailable (neither keychain nor passphrase), those of writing.
   */
  confirmCode(typed: readonly string[], passphrase: string | null): Promise<Result<Uint8Array>>;
  /** The passphrase takes the place of the keychain. Errors: locked, those of writing. */
  setPassphrase(passphrase: string): Promise<Result<null>>;
  /** The keychain takes the place of the passphrase. Errors: locked, key-unavailable, those of writing. */
  removePassphrase(): Promise<Result<null>>;
  /** Overwrites what is known. */
  forget(): void;
};

type Pending = { readonly code: Uint8Array; readonly asked: readonly number[] };

/** What a ring is about, and what it knows now. */
type Ring = {
  readonly dir: string;
  readonly deviceKeys: DeviceKeychain;
  vaultKey: Uint8Array | null;
  pending: Pending | null;
};

/** The keys of the data folder `dir`. */
export function createKeyRing(options: { readonly dir: string; readonly deviceKeys: DeviceKeychain }): KeyRing {
  const ring: Ring = { ...options, vaultKey: null, pending: null };
  return {
    forget: () => forget(ring),
    listSlots: async () => {
      const held = await readKeySlots(ring.dir);
      return held.ok ? ok(held.value && (Object.keys(held.value.slots) as SlotName[])) : held;
    },
    startNew: () => startNew(ring),
    unlock: (unlocking) => unlock(ring, unlocking),
    makeCode: () => makeCode(ring),
    pendingCode: () => ring.pending && groupsOf(ring.pending.code),
    confirmCode: (typed, passphrase) => confirmCode(ring, typed, passphrase),
    setPassphrase: (passphrase) =>
      rewrite(ring, async (slots, key) => ok(withoutSlot(await withPassphraseSlot(slots, key, passphrase), 'device'))),
    removePassphrase: () =>
      rewrite(ring, async (slots, key) => {
        const sealed = await sealByDevice(slots, key, ring.deviceKeys);
        return sealed.ok ? ok(withoutSlot(sealed.value, 'passphrase')) : sealed;
      }),
  };
}

function forget(ring: Ring): void {
  ring.vaultKey?.fill(0);
  ring.pending?.code.fill(0);
  ring.vaultKey = null;
  ring.pending = null;
}

/** Changes the slots of the folder; one that has none yet gets its first. Errors: locked, those of `change` and of writing. */
async function rewrite(
  { dir, vaultKey }: Ring,
  change: (slots: KeySlots, key: Uint8Array) => Promise<Result<KeySlots>>,
): Promise<Result<null>> {
  if (!vaultKey) return fail(lockedNow());
  const held = await readKeySlots(dir);
  if (!held.ok) return held;
  const changed = await change(held.value ?? createKeySlots(vaultKey), vaultKey);
  if (!changed.ok) return changed;
  const written = await writeKeySlots(dir, changed.value);
  return written.ok ? ok(null) : written;
}

async function startNew(ring: Ring): Promise<Result<Uint8Array | null>> {
  const key = makeVaultKey();
  const sealed = await sealByDevice(createKeySlots(key), key, ring.deviceKeys);
  if (!sealed.ok) return ok(null);
  const written = await writeKeySlots(ring.dir, sealed.value);
  if (!written.ok) return written;
  ring.vaultKey = key;
  return ok(key);
}

async function unlock(ring: Ring, unlocking: Unlocking): Promise<Result<Uint8Array>> {
  const held = await readKeySlots(ring.dir);
  if (!held.ok) return held;
  if (held.value === null)
    return fail(appError('not-found', 'There are no keys here.', { what: 'keys', id: ring.dir }));
  const opened = await openSlot(held.value, unlocking, ring.deviceKeys);
  if (!opened.ok) return opened;
  forget(ring);
  ring.vaultKey = opened.value;
  const isToSeal = unlocking.by !== 'device' || ring.deviceKeys.shouldSealAgain();
  if (isToSeal && !held.value.slots.passphrase) {
    // A keychain or a disk that refuses is no reason not to work: the way that has just opened is still there.
    await rewrite(ring, (slots, key) => sealByDevice(slots, key, ring.deviceKeys)).catch(() => undefined);
  }
  return opened;
}

async function makeCode(ring: Ring): Promise<Result<NewCode>> {
  const held = await readKeySlots(ring.dir);
  if (!held.ok) return held;
  if (held.value !== null && !ring.vaultKey) return fail(lockedNow());
  ring.vaultKey ??= makeVaultKey();
  ring.pending?.code.fill(0);
  ring.pending = { code: makeRecoveryCode(), asked: drawGroups() };
  return ok({ groups: groupsOf(ring.pending.code), asked: ring.pending.asked });
}

async function confirmCode(
  ring: Ring,
  typed: readonly string[],
  passphrase: string | null,
): Promise<Result<Uint8Array>> {
  const { pending, vaultKey } = ring;
  if (!pending || !vaultKey) return fail(conflict('code', say`No recovery code was made.`));
  const mistyped = listMistyped(pending, typed);
  if (mistyped.length > 0) {
    return fail(appError('code-mistyped', 'These groups are not as they are printed.', { groups: mistyped }));
  }
  const written = await rewrite(ring, async (slots, key) => {
    const opening = await withEverydaySlot({ slots, key, passphrase, deviceKeys: ring.deviceKeys });
    return opening.ok ? ok(withRecoverySlot(opening.value, key, pending.code)) : opening;
  });
  if (!written.ok) return written;
  ring.pending = null;
  pending.code.fill(0);
  return ok(vaultKey);
}

/** Which complete groups, from 1, of a code are mistyped; those that are not complete yet are let be. */
export function listMistypedGroups(groups: readonly string[]): readonly number[] {
  const isComplete = (group: string): boolean => bare(group).length >= RECOVERY_GROUP_LENGTH;
  const parsed = parseGroups(groups);
  if (parsed.ok || parsed.error.code !== 'code-mistyped') return [];
  return parsed.error.details.groups.filter((number) => isComplete(groups[number - 1] ?? ''));
}

function bare(group: string): string {
  return splitTypedCode(group, { groups: 1, groupLength: RECOVERY_GROUP_LENGTH }).join('');
}

/** An empty group counts as a mistyped one, so that those behind it keep their places. */
function parseGroups(groups: readonly string[]): Result<Uint8Array> {
  return parseRecoveryCode(groups.map((group) => bare(group) || '?').join('-'));
}

async function openSlot(slots: KeySlots, unlocking: Unlocking, deviceKeys: DeviceKeys): Promise<Result<Uint8Array>> {
  if (unlocking.by === 'device') return openDeviceSlot(slots, deviceKeys);
  if (unlocking.by === 'passphrase') return openPassphraseSlot(slots, unlocking.passphrase);
  const code = parseGroups(unlocking.groups);
  return code.ok ? openRecoverySlot(slots, code.value) : code;
}

type Everyday = {
  readonly slots: KeySlots;
  readonly key: Uint8Array;
  readonly passphrase: string | null;
  readonly deviceKeys: DeviceKeys;
};

/** What opens the folder day by day: a new passphrase, else the slot that is there, else the keychain. */
async function withEverydaySlot({ slots, key, passphrase, deviceKeys }: Everyday): Promise<Result<KeySlots>> {
  if (passphrase !== null) return ok(await withPassphraseSlot(slots, key, passphrase));
  if (slots.slots.device || slots.slots.passphrase) return ok(slots);
  return sealByDevice(slots, key, deviceKeys);
}

async function sealByDevice(slots: KeySlots, key: Uint8Array, deviceKeys: DeviceKeys): Promise<Result<KeySlots>> {
  try {
    return await withDeviceSlot(slots, key, deviceKeys);
  } catch {
    return fail(appError('key-unavailable', 'The keychain is locked.', { reason: 'locked' }));
  }
}

function groupsOf(code: Uint8Array): readonly string[] {
  return formatRecoveryCode(code).split('-');
}

/** Two different groups, from 1, in order. */
function drawGroups(): readonly number[] {
  const left = Array.from({ length: RECOVERY_CODE_GROUPS }, (_, index) => index + 1);
  return Array.from({ length: ASKED_GROUPS }, () => left.splice(randomInt(left.length), 1)[0] ?? 1).sort(
    (a, b) => a - b,
  );
}

/** Of the groups that were asked for, those that were typed otherwise; forgiving like the reading of a whole code. */
function listMistyped({ code, asked }: Pending, typed: readonly string[]): readonly number[] {
  const groups = groupsOf(code);
  return asked.filter((number, index) => {
    const tried = parseGroups(groups.map((group, place) => (place === number - 1 ? (typed[index] ?? '') : group)));
    return !tried.ok || String(tried.value) !== String(code);
  });
}

function lockedNow() {
  return appError('locked', 'Reinstate is locked.', {});
}
