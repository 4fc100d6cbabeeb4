import type { ProtectionStatus } from '../../../shared/contracts/protection.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { DeviceKeychain, KeyRing } from '../../keys/key-ring.ts';
import type { VaultKeys } from '../../keys/vault-keys.ts';
import type { AppOptions } from '../app-options.ts';
import type { App } from '../create-app.ts';
import type { EventBus } from '../event-bus.ts';
import type { OfferBackup } from '../start/open-or-mend.ts';

export type LockableAppOptions = Omit<AppOptions, 'keys'> & {
  readonly deviceKeys: DeviceKeychain;
  /** Asked when the database is damaged; without it nothing is put in its place. */
  readonly offerBackup?: OfferBackup;
};

/** The application when it is open, or why it isn't. */
type State =
  | { readonly kind: 'open'; readonly app: App; readonly keys: VaultKeys | null }
  | { readonly kind: 'locked'; readonly error: AppError | null };

/** What a lockable application is about, and what it is now. */
export type Core = {
  readonly options: LockableAppOptions;
  readonly ring: KeyRing;
  readonly events: EventBus;
  state: State;
  progress: ProtectionStatus['progress'];
  /** Ends the sealing that goes on when the application closes; the next start goes on with it. */
  readonly closing: AbortController;
  /** Why plain data could not be sealed when they were opened last. */
  sealError: AppError | null;
  beforeLock: () => Promise<void>;
  /** The change from one state to the next that is under way; calls wait for it. */
  changing: Promise<unknown>;
};

export function isOpen({ state }: Core): boolean {
  return state.kind === 'open';
}

export function isProtected({ state }: Core): boolean {
  return state.kind === 'locked' || state.keys !== null;
}

/** What `protection.status` answers. */
export async function readStatus(core: Core): Promise<ProtectionStatus> {
  const slots = await core.ring.listSlots();
  const hasKeychain = await core.options.deviceKeys.isAvailable();
  // Only now, so that no answer is older than one before it.
  const { state, progress } = core;
  const names = new Set(slots.ok ? slots.value : []);
  const has = { device: names.has('device'), recovery: names.has('recovery'), passphrase: names.has('passphrase') };
  return {
    isProtected: isProtected(core),
    isLocked: state.kind === 'locked',
    error: state.kind === 'locked' ? state.error : core.sealError,
    slots: has,
    hasKeychain,
    needs: needsOf(core, has.recovery),
    progress: state.kind === 'locked' ? progress : null,
  };
}

function needsOf({ state }: Core, hasCode: boolean): ProtectionStatus['needs'] {
  if (state.kind === 'locked') return 'nothing';
  if (state.keys) return hasCode ? 'nothing' : 'recovery-code';
  return state.app.services.settings.get().storesUnprotected ? 'nothing' : 'choice';
}

/** Tells the window how things are now. */
export async function announce(core: Core): Promise<void> {
  core.events.emit('protection.changed', await readStatus(core));
}
