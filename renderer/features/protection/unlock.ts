import type { UnlockInput } from '../../../shared/contracts/protection.ts';

/** Tries one way to open; the failure stays on the screen until the next try. */
export type Unlock = (input: UnlockInput) => Promise<void>;
