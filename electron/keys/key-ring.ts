import { randomInt } from 'node:crypto';
import { appError } from '../../shared/errors.ts';
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
import { formatRecoveryCode, makeRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
import { makeVaultKey } from './vault-keys.ts';

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

/** The keys of the data folder `dir`. */
export function createKeyRing({
  dir,
  deviceKeys,
}: {
  readonly dir: string;
  readonly deviceKeys: DeviceKeychain;
}): KeyRing {
  let vaultKey: Uint8Array | null = null;
  let pending: Pending | null = null;

  function forget(): void {
    vaultKey?.fill(0);
    pending?.code.fill(0);
    vaultKey = null;
    pending = null;
  }

  /** Changes the slots of the folder; one that has none yet gets its first. */
  async function rewrite(
    key: Uint8Array,
    change: (slots: KeySlots) => Promise<Result<KeySlots>> | Result<KeySlots>,
  ): Promise<Result<null>> {
    const held = await readKeySlots(dir);
    if (!held.ok) return held;
    const changed = await change(held.value ?? createKeySlots(key));
    if (!changed.ok) return changed;
    const written = await writeKeySlots(dir, changed.value);
    return written.ok ? ok(null) : written;
  }

  /** A keychain that fails to seal is no reason not to work: the other ways to open are there. */
  async function renewDeviceSlot(key: Uint8Array, slots: KeySlots): Promise<void> {
    if (slots.slots.passphrase) return;
    await rewrite(key, (held) => sealByDevice(held, key, deviceKeys)).catch(() => undefined);
  }

  return {
    forget,
    listSlots: async () => {
      const held = await readKeySlots(dir);
      if (!held.ok) return held;
      return ok(held.value && (Object.keys(held.value.slots) as SlotName[]));
    },
    startNew: async () => {
      const key = makeVaultKey();
      const sealed = await sealByDevice(createKeySlots(key), key, deviceKeys);
      if (!sealed.ok) return ok(null);
      const written = await writeKeySlots(dir, sealed.value);
      if (!written.ok) return written;
      vaultKey = key;
      return ok(key);
    },
    unlock: async (unlocking) => {
      const held = await readKeySlots(dir);
      if (!held.ok) return held;
      if (held.value === null) return fail(appError('not-found', 'There are no keys here.', { what: 'keys', id: dir }));
      const opened = await openSlot(held.value, unlocking, deviceKeys);
      if (!opened.ok) return opened;
      forget();
      vaultKey = opened.value;
      if (unlocking.by !== 'device' || deviceKeys.shouldSealAgain()) await renewDeviceSlot(opened.value, held.value);
      return opened;
    },
    makeCode: async () => {
      const held = await readKeySlots(dir);
      if (!held.ok) return held;
      if (held.value !== null && !vaultKey) return fail(lockedNow());
      vaultKey ??= makeVaultKey();
      pending = { code: makeRecoveryCode(), asked: drawGroups() };
      return ok({ groups: groupsOf(pending.code), asked: pending.asked });
    },
    pendingCode: () => pending && groupsOf(pending.code),
    confirmCode: async (typed, passphrase) => {
      if (!pending || !vaultKey) return fail(appError('conflict', 'No recovery code was made.', { what: 'code' }));
      const mistyped = listMistyped(pending, typed);
      if (mistyped.length > 0) {
        return fail(appError('code-mistyped', 'These groups are not as they are printed.', { groups: mistyped }));
      }
      const key = vaultKey;
      const { code } = pending;
      const written = await rewrite(key, async (slots) => {
        const opening = await withEverydaySlot(slots, key, passphrase, deviceKeys);
        return opening.ok ? ok(withRecoverySlot(opening.value, key, code)) : opening;
      });
      if (!written.ok) return written;
      pending = null;
      code.fill(0);
      return ok(key);
    },
    setPassphrase: async (passphrase) => {
      const key = vaultKey;
      if (!key) return fail(lockedNow());
      return rewrite(key, async (slots) => ok(withoutSlot(await withPassphraseSlot(slots, key, passphrase), 'device')));
    },
    removePassphrase: async () => {
      const key = vaultKey;
      if (!key) return fail(lockedNow());
      return rewrite(key, async (slots) => {
        const sealed = await sealByDevice(slots, key, deviceKeys);
        return sealed.ok ? ok(withoutSlot(sealed.value, 'passphrase')) : sealed;
      });
    },
  };
}

/** Which complete groups, from 1, of a code are mistyped; those that are not complete yet are let be. */
export function listMistypedGroups(groups: readonly string[], groupLength: number): readonly number[] {
  const isComplete = (group: string): boolean => group.replace(/[\s\p{Pd}]/gu, '').length >= groupLength;
  const parsed = parseRecoveryCode(
    groups.map((group) => (isComplete(group) ? group.replace(/[\s\p{Pd}]/gu, '') : '?')).join('-'),
  );
  if (parsed.ok || parsed.error.code !== 'code-mistyped') return [];
  return parsed.error.details.groups.filter((number) => isComplete(groups[number - 1] ?? ''));
}

async function openSlot(slots: KeySlots, unlocking: Unlocking, deviceKeys: DeviceKeys): Promise<Result<Uint8Array>> {
  if (unlocking.by === 'device') return openDeviceSlot(slots, deviceKeys);
  if (unlocking.by === 'passphrase') return openPassphraseSlot(slots, unlocking.passphrase);
  const code = parseRecoveryCode(unlocking.groups.map((group) => group.replace(/\s/g, '') || '?').join('-'));
  return code.ok ? openRecoverySlot(slots, code.value) : code;
}

/** What opens the folder day by day: the slot that is there, else the passphrase, else the keychain. */
async function withEverydaySlot(
  slots: KeySlots,
  key: Uint8Array,
  passphrase: string | null,
  deviceKeys: DeviceKeys,
): Promise<Result<KeySlots>> {
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
  const left = Array.from({ length: 7 }, (_, index) => index + 1);
  return Array.from({ length: ASKED_GROUPS }, () => left.splice(randomInt(left.length), 1)[0] ?? 1).sort(
    (a, b) => a - b,
  );
}

/** Of the groups that were asked for, those that were typed otherwise; forgiving like the reading of a whole code. */
function listMistyped({ code, asked }: Pending, typed: readonly string[]): readonly number[] {
  const groups = groupsOf(code);
  return asked.filter((number, index) => {
    const tried = groups.map((group, place) =>
      place === number - 1 ? (typed[index] ?? '').replace(/[\s\p{Pd}]/gu, '') || '?' : group,
    );
    const parsed = parseRecoveryCode(tried.join('-'));
    return !parsed.ok || String(parsed.value) !== String(code);
  });
}

function lockedNow() {
  return appError('locked', 'Reinstate is locked.', {});
}
