import type { Result } from '../../shared/result.ts';

/** The keychain of the system, as far as keys need it. The window's is made over Electron's safeStorage. */
export type DeviceKeys = {
  /** Whether there is a keychain that keeps a secret from other people. */
  isAvailable(): Promise<boolean>;
  /** Text that only the keychain of this computer and user can open. */
  seal(text: string): Promise<string>;
  /** Errors: key-unavailable (`locked`: trying again may help; `lost`: it won't). */
  open(sealed: string): Promise<Result<string>>;
};
