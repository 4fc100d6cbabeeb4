// The system's keychain, as safeStorage shows it: here a folder, so that a test can lock it, lose it or change it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX_BYTES = 3;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What Electron rejects with (shell/browser/api/electron_api_safe_storage.cc). */
const UNAVAILABLE = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';
const REFUSED = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';

/**
 * The functions of safeStorage over the keychain in a folder. Its file `keys` holds one key a line, the newest first: an old
 * one still opens, and says that it should be sealed again. A file `locked` makes it unavailable for now; a file `absent`
 * makes it Linux without a keychain, where Chromium seals with a key that everybody knows.
 */
export function createKeychain(dir: string) {
  const has = (name: string): boolean => existsSync(join(dir, name));
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    getSelectedStorageBackend: () => (has('absent') ? 'basic_text' : 'gnome_libsecret'),
    encryptStringAsync: (text: string): Promise<Buffer> => {
      if (has('locked')) return Promise.reject(new Error(UNAVAILABLE));
      return Promise.resolve(has('absent') ? seal('v10', Buffer.alloc(32), text) : seal('v11', makeKey(dir), text));
    },
    decryptStringAsync: (bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> => {
      if (has('locked')) return Promise.reject(new Error(UNAVAILABLE));
      for (const [age, key] of readKeys(dir).entries()) {
        const result = open(key, bytes);
        if (result !== undefined) return Promise.resolve({ result, shouldReEncrypt: age > 0 });
      }
      return Promise.reject(new Error(REFUSED));
    },
  };
}

function readKeys(dir: string): readonly Buffer[] {
  const file = join(dir, 'keys');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => Buffer.from(line, 'hex'));
}

/** The newest key; made where there is none. */
function makeKey(dir: string): Buffer {
  const [newest] = readKeys(dir);
  if (newest) return newest;
  const made = randomBytes(32);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'keys'), `${made.toString('hex')}\n`);
  return made;
}

function seal(prefix: string, key: Buffer, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  return Buffer.concat([Buffer.from(prefix), nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, bytes: Buffer): string | undefined {
  const nonce = bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + NONCE_BYTES);
  if (bytes.length < PREFIX_BYTES + NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(PREFIX_BYTES + NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString();
  } catch {
    return undefined;
  }
}
