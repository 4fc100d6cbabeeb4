import type { SafeStorage } from 'electron';
import { appError } from '../../shared/errors.ts';
import { fail, ok } from '../../shared/result.ts';
import type { DeviceKeychain } from '../keys/key-ring.ts';

/** The functions of safeStorage that stay: those without `Async` are on their way out (Electron 45 marks them deprecated). */
type Keychain = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** A keychain may ask the user for a password first; one that says nothing at all counts as locked after this. */
const ANSWER_LIMIT_MS = 60_000;

/**
 * The system's keychain over Electron's safeStorage. On Linux without one, Chromium seals with a key that stands in its
 * source and marks the text `v10`: that keeps nothing secret, so it counts as no keychain.
 */
export function createDeviceKeys(
  safeStorage: Keychain,
  platform: string,
  limitMs: number = ANSWER_LIMIT_MS,
): DeviceKeychain {
  let isOutdated = false;
  return {
    isAvailable: async () => {
      if (!(await orSilent(safeStorage.isAsyncEncryptionAvailable(), limitMs))) return false;
      if (platform !== 'linux') return true;
      if (safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
      return !(await isOpenSecret(safeStorage, limitMs));
    },
    seal: async (text) => {
      const sealed = await orSilent(safeStorage.encryptStringAsync(text), limitMs);
      if (!sealed) throw new Error('The keychain does not answer');
      return sealed.toString('base64');
    },
    open: async (sealed) => {
      isOutdated = false;
      try {
        const opened = await orSilent(safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64')), limitMs);
        if (!opened) return unavailable('locked');
        isOutdated = opened.shouldReEncrypt;
        return ok(opened.result);
      } catch (thrown) {
        // The only mark of it; the words are those of electron_api_safe_storage.cc.
        return unavailable(String(thrown).includes('temporarily unavailable') ? 'locked' : 'lost');
      }
    },
    shouldSealAgain: () => isOutdated,
  };
}

function unavailable(reason: 'locked' | 'lost') {
  const message = reason === 'locked' ? 'The keychain is locked.' : 'The keychain does not know this key any more.';
  return fail(appError('key-unavailable', message, { reason }));
}

/** A locked keychain is one all the same. */
async function isOpenSecret(safeStorage: Keychain, limitMs: number): Promise<boolean> {
  try {
    const probe = await orSilent(safeStorage.encryptStringAsync('probe'), limitMs);
    return probe?.subarray(0, 3).toString('latin1') === 'v10';
  } catch {
    return false;
  }
}

async function orSilent<Value>(answer: Promise<Value>, limitMs: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, limitMs, undefined)));
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
