import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProtectionStatus, UnlockInput } from '../../shared/contracts/protection.ts';
import { appError, type AppError, conflict } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { createKeyRing } from '../keys/key-ring.ts';
import { deriveVaultKeys, type VaultKeys } from '../keys/vault-keys.ts';
import { protectionPlaces, readDataSide } from '../store/settle-protection.ts';
import { createCallCount } from './call-count.ts';
import type { App } from './create-app.ts';
import { createEventBus } from './event-bus.ts';
import {
  announce,
  type Core,
  isOpen,
  isProtected,
  type LockableAppOptions,
  readStatus,
} from './protection/lockable-core.ts';
import { createLockedHandlers } from './protection/locked-handlers.ts';
import {
  finishUnprotectingInThread,
  isSealingUnfinished,
  protectInThread,
  type ThreadOptions,
} from './protection/protect-in-thread.ts';
import { createProtectionHandlers } from './protection/protection-handlers.ts';
import { createCaller, type Call } from './register-contract.ts';
import type { Protection } from './protection/protection.ts';
import { removeReadableCopies } from './protection/remove-readable-copies.ts';
import { unprotectData } from './protection/unprotect-data.ts';
import { hasWork, workEnds } from './protection/work-going-on.ts';
import { openOrMend } from './start/open-or-mend.ts';
import { say } from '../../shared/domain/said.ts';

/** The application as a window uses it: there from the start, though what it keeps may be locked. */
export type LockableApp = Pick<App, 'call' | 'subscribe' | 'readContent' | 'close'> & {
  /**
   * Resolves when the start has come to its end: at once, but for one that goes on with a protection that was cut short. Errors:
   * those of `openLockableApp` that the lock screen can't help with; the application can only be closed then.
   */
  readonly whenStarted: Promise<Result<null>>;
  /** Whether work goes on that closing or locking would end. */
  readonly isBusy: () => Promise<boolean>;
  /** From now on `save` is waited for before anything is locked: the page saves what is being typed. It must not reject. */
  readonly beforeLock: (save: () => Promise<void>) => void;
  readonly protection: Protection;
};

/** Sealing tells of every file; there may be thousands a second. */
const ANNOUNCE_EVERY_MS = 100;

/**
 * Opens the data folder as far as it goes: a new one protected by the keychain, where there is one; a protected one when the
 * keychain opens it, else locked; any other one plain. Where sealing, or taking it back, was cut short, that goes on behind the
 * answer, so that the window can show it. Errors: those of `createApp`, once the key is there; nothing was changed then.
 */
export async function openLockableApp(options: LockableAppOptions): Promise<Result<LockableApp>> {
  const core: Core = {
    options,
    ring: createKeyRing({ dir: options.dataDir, deviceKeys: options.deviceKeys }),
    events: createEventBus({ log: options.log }),
    state: { kind: 'locked', error: null },
    progress: null,
    closing: new AbortController(),
    sealError: null,
    beforeLock: () => Promise.resolve(),
    changing: Promise.resolve(),
  };
  // Opening empties the temporary folder; one that stays locked isn't opened.
  await removeReadableCopies(options.dataDir);
  // The slots of a folder that is being made plain count no more.
  const key = existsSync(protectionPlaces(options.dataDir).plan) ? null : await findKey(core);
  if (key === null || (key.ok && key.value !== null && isSealingUnfinished(options.dataDir)))
    return ok(describeApp(core, goOn(core, key)));
  const started = await openFirst(core, key);
  return started.ok ? ok(describeApp(core, Promise.resolve(started))) : started;
}

function describeApp(core: Core, whenStarted: LockableApp['whenStarted']): LockableApp {
  const protection = createProtection(core);
  return {
    ...{ protection, whenStarted },
    call: createCall(core, protection),
    subscribe: (listener) => core.events.subscribe(listener),
    readContent: async (path) => {
      await changed(core);
      return core.state.kind === 'open' ? core.state.app.readContent(path) : null;
    },
    isBusy: () => isBusy(core),
    beforeLock: (save) => (core.beforeLock = save),
    close: () => {
      core.closing.abort();
      return inTurn(core, () => closeApp(core, null));
    },
  };
}

/** Carries a protection, or its taking back, to its end while the window shows how far it is; then opens. */
function goOn(core: Core, key: Result<Uint8Array | null> | null): Promise<Result<null>> {
  core.progress = { done: 0, total: 0 };
  const opened = inTurn(core, async () => {
    const settled = key === null ? await finishUnprotectingInThread(threadOptions(core)) : ok(null);
    if (!settled.ok) return settled;
    const found = key ?? (await findKey(core));
    const first = await openFirst(core, found);
    if (first.ok || !found.ok || found.value === null) return first;
    // The lock screen says why, and tries again.
    core.state = { kind: 'locked', error: first.error };
    core.ring.forget();
    return ok(null);
  });
  const started = opened.then(async (result) => {
    tellSettings(core);
    await announce(core);
    return result;
  });
  // Whoever waits for it gets the rejection, but nobody may do so yet.
  started.catch(() => undefined);
  return started;
}

/** Opens with the key that was found, or stays locked without. */
async function openFirst(core: Core, key: Result<Uint8Array | null>): Promise<Result<null>> {
  if (!key.ok) {
    core.state = { kind: 'locked', error: key.error.code === 'not-found' ? null : key.error };
    return ok(null);
  }
  const opened = await open(core, key.value);
  return isOpen(core) ? ok(null) : opened;
}

/**
 * The vault key; null for data that are plain. Errors: not-found (it opens by a passphrase only), key-unavailable and others.
 */
async function findKey({ ring, options }: Core): Promise<Result<Uint8Array | null>> {
  const side = readDataSide(options.dataDir);
  const slots = await ring.listSlots();
  if (slots.ok && slots.value === null)
    return side === 'empty' && !hasRest(options.dataDir) ? ring.startNew() : ok(null);
  const key = slots.ok ? await ring.unlock({ by: 'device' }) : slots;
  // Slots that were written before anything was sealed lock nothing yet.
  return !key.ok && side === 'plain' ? ok(null) : key;
}

/** What is left of a folder that has lost its database is not taken for a new one. */
function hasRest(dataDir: string): boolean {
  return ['vault', 'backups'].some((name) => existsSync(join(dataDir, name)));
}

/** Opens the data with a key, or plain ones without; what is still plain is sealed first. */
async function open(core: Core, vaultKey: Uint8Array | null): Promise<Result<null>> {
  const keys = vaultKey && deriveVaultKeys(vaultKey);
  const sealed = keys ? await seal(core, keys) : ok(null);
  const isPlain = keys === null || readDataSide(core.options.dataDir) === 'plain';
  if (!sealed.ok && (!isPlain || core.closing.signal.aborted)) return sealed;
  core.sealError = sealed.ok ? null : sealed.error;
  const { offerBackup, ...options } = core.options;
  const created = await openOrMend({ ...options, ...(!isPlain && { keys }) }, offerBackup);
  if (!created.ok) return created;
  const app = created.value;
  core.state = { kind: 'open', app, keys: isPlain ? null : keys };
  app.subscribe((event, payload) => core.events.emit(event, payload as never));
  return sealed;
}

/** Seals what is still plain, or goes on with it after a crash; that is nothing, nearly always. */
function seal(core: Core, keys: VaultKeys): Promise<Result<null>> {
  let announcedMs = -Infinity;
  return protectInThread(threadOptions(core), keys, (done, total) => {
    core.progress = { done, total };
    if (performance.now() - announcedMs < ANNOUNCE_EVERY_MS) return;
    announcedMs = performance.now();
    void announce(core);
  });
}

function threadOptions({ options: { dataDir, now, workers }, closing }: Core): ThreadOptions {
  return { dataDir, now, workerFile: workers.protect, signal: closing.signal };
}

/** Calls that need no key are answered at once, the others by the application, when it is open. */
function createCall(core: Core, protection: Protection): Call {
  const { options } = core;
  const common = {
    calls: createCallCount(),
    ...{ log: options.log, newId: options.newId, platform: process.platform },
    checksOutputs: options.checksOutputs ?? process.env['NODE_ENV'] !== 'production',
  };
  const protectionHandlers = createProtectionHandlers(protection, options);
  const always = createCaller({ ...common, handlers: protectionHandlers });
  const whenLocked = createCaller({ ...common, handlers: createLockedHandlers(options), whenMissing: lockedNow() });
  return async (channel, ...rest) => {
    if (Object.hasOwn(protectionHandlers, channel)) return always(channel, ...rest);
    await changed(core);
    return core.state.kind === 'open' ? core.state.app.call(channel, ...rest) : whenLocked(channel, ...rest);
  };
}

function createProtection(core: Core): Protection {
  const { ring } = core;
  const status = (): Promise<ProtectionStatus> => readStatus(core);
  const answer = async (result: Result<unknown>): Promise<Result<ProtectionStatus>> => {
    if (!result.ok) return result;
    await announce(core);
    return ok(await status());
  };
  return {
    status,
    unlock: async (input) => answer(await inTurn(core, () => unlock(core, input))),
    lock: async (work) => answer(await lock(core, work)),
    makeCode: () => ring.makeCode(),
    pendingCode: () => ring.pendingCode(),
    confirmCode: async (typed, passphrase) => answer(await inTurn(core, () => confirmCode(core, typed, passphrase))),
    setPassphrase: async (passphrase) => answer(await ring.setPassphrase(passphrase)),
    removePassphrase: async () => answer(await ring.removePassphrase()),
    decline: async () => answer(await inTurn(core, () => decline(core))),
  };
}

/** One change of state after the other; what they throw is the caller's alone. Nothing is sealed when one has ended. */
function inTurn<Value>(core: Core, change: () => Promise<Value>): Promise<Value> {
  const turn = core.changing.then(change).finally(() => (core.progress = null));
  core.changing = turn.catch(() => undefined);
  return turn;
}

/** Waits for the change that is under way, but not for the sealing of data, which may take minutes: it is locked meanwhile. */
async function changed(core: Core): Promise<void> {
  if (core.progress === null) await core.changing;
}

async function unlock(core: Core, input: UnlockInput): Promise<Result<null>> {
  if (core.state.kind === 'open') return ok(null);
  const key = await core.ring.unlock(input);
  if (!key.ok) return key;
  const opened = await open(core, key.value);
  if (!isOpen(core)) core.ring.forget();
  tellSettings(core);
  return opened;
}

/** The native menu follows the language, which was locked away with the settings. */
function tellSettings({ state, events }: Core): void {
  if (state.kind === 'open') events.emit('settings.changed', state.app.services.settings.get());
}

async function lock(core: Core, work: 'ask' | 'wait' | 'stop'): Promise<Result<null>> {
  if (work === 'ask' && (await isBusy(core))) return fail(workGoesOn());
  if (work === 'wait') await workEnds(() => isBusy(core), core.events);
  // The page's answer comes in as a call, so this can't be part of the change that calls wait for.
  if (isProtected(core)) await core.beforeLock();
  return inTurn(core, async () => {
    if (core.state.kind !== 'open' || core.state.keys === null) return ok(null);
    await closeApp(core, null);
    return ok(null);
  });
}

/**
 * Closes the application if it is open, and overwrites the keys when nothing uses them any more. The text of the database's
 * key can't be overwritten; nothing refers to it then.
 */
async function closeApp(core: Core, error: AppError | null): Promise<void> {
  const { state, ring } = core;
  core.state = { kind: 'locked', error };
  if (state.kind === 'open') await state.app.close();
  ring.forget();
  if (state.kind !== 'open' || state.keys === null) return;
  state.keys.files.fill(0);
  state.keys.names.fill(0);
}

/** Makes the code valid; data that aren't protected are closed, sealed and opened again. */
async function confirmCode(core: Core, typed: readonly string[], passphrase: string | null): Promise<Result<unknown>> {
  if (core.state.kind !== 'open') return fail(lockedNow());
  const { app, keys } = core.state;
  if (keys === null && (await isBusy(core))) return fail(workGoesOn());
  const confirmed = await core.ring.confirmCode(typed, passphrase);
  if (!confirmed.ok || keys !== null) return confirmed;
  core.state = { kind: 'locked', error: null };
  await app.close();
  const opened = await open(core, confirmed.value);
  // Where sealing has failed, all is plain as before; the next try goes on where this one stopped.
  if (!opened.ok && !isOpen(core)) await closeApp(core, opened.error);
  return opened;
}

/** Remembers that papers may lie in the clear; a new folder, which has no code yet, is made plain. */
async function decline(core: Core): Promise<Result<unknown>> {
  if (core.state.kind !== 'open') return fail(lockedNow());
  const { app, keys } = core.state;
  if (keys) {
    const slots = await core.ring.listSlots();
    if (!slots.ok) return slots;
    if (slots.value?.includes('recovery')) {
      return fail(conflict('protection', say`The papers are stored protected.`));
    }
    if (await isBusy(core)) return fail(workGoesOn());
    const opened = await openPlain(core, app, keys);
    if (!opened.ok) return opened;
  }
  return rememberDeclined(core);
}

async function openPlain(core: Core, app: App, keys: VaultKeys): Promise<Result<unknown>> {
  core.state = { kind: 'locked', error: null };
  await app.close();
  const made = await unprotectData(core.options.dataDir, keys);
  core.ring.forget();
  const key = made.ok ? ok(null) : await core.ring.unlock({ by: 'device' });
  const opened = key.ok ? await open(core, key.value) : key;
  if (!opened.ok) await closeApp(core, opened.error);
  return made.ok ? opened : made;
}

function rememberDeclined({ state }: Core): Result<unknown> {
  if (state.kind !== 'open') return fail(lockedNow());
  return ok(state.app.services.settings.update({ storesUnprotected: true }));
}

async function isBusy({ state }: Core): Promise<boolean> {
  return state.kind === 'open' && hasWork(state.app);
}

function lockedNow(): AppError {
  return appError('locked', 'Reinstate is locked.', {});
}

function workGoesOn(): AppError {
  return conflict('work', say`Work is going on. Let it end first.`);
}
