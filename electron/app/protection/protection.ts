import type { ProtectionStatus, UnlockInput } from '../../../shared/contracts/protection.ts';
import type { Result } from '../../../shared/result.ts';
import type { KeyRing } from '../../keys/key-ring.ts';

/** What the calls `protection.*` do, and what the shell does of it by itself. */
export type Protection = {
  readonly status: () => Promise<ProtectionStatus>;
  readonly unlock: (input: UnlockInput) => Promise<Result<ProtectionStatus>>;
  /** Nothing happens to data that aren't protected. Errors: conflict (`ask`, and work goes on). */
  readonly lock: (work: 'ask' | 'wait' | 'stop') => Promise<Result<ProtectionStatus>>;
  readonly makeCode: KeyRing['makeCode'];
  readonly pendingCode: KeyRing['pendingCode'];
  readonly confirmCode: (typed: readonly string[], passphrase: string | null) => Promise<Result<ProtectionStatus>>;
  readonly setPassphrase: (passphrase: string) => Promise<Result<ProtectionStatus>>;
  readonly removePassphrase: () => Promise<Result<ProtectionStatus>>;
  readonly decline: () => Promise<Result<ProtectionStatus>>;
};
