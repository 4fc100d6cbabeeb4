import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LockableApp, openLockableApp } from '../../electron/app/lockable-app.ts';
import type { LockableAppOptions } from '../../electron/app/protection/lockable-core.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import { unwrap } from '../../shared/result.ts';
import { createKeychain } from '../standin/keychain.ts';
import { createMemoryTransport, type MemoryClient } from './memory-transport.ts';
import { testOptions } from './test-options.ts';
import { createTempDir } from './temp-dir.ts';

export type LockableTestApp = MemoryClient & {
  readonly app: LockableApp;
  readonly dataDir: string;
  /** Where the keychain lies, and what can happen to it. */
  readonly keychain: {
    readonly dir: string;
    readonly lock: () => void;
    readonly unlock: () => void;
    readonly lose: () => void;
  };
  /** Makes a recovery code and confirms it; gives its groups. */
  readonly confirmCode: (passphrase?: string) => Promise<readonly string[]>;
  /** Ends the application and starts it again on the same folder and keychain. */
  readonly restart: () => Promise<LockableTestApp>;
};

type Start = {
  readonly dataDir?: string;
  readonly keychainDir?: string;
  readonly changes?: Partial<LockableAppOptions>;
  /** Gives it while its start may go on with a protection that was cut short. */
  readonly isStarting?: boolean;
};

/** The application as a window has it, with a keychain in a folder. Closed when the test ends. */
export async function startLockableApp(start: Start = {}): Promise<LockableTestApp> {
  const { dataDir = createTempDir(), keychainDir = createTempDir(), changes } = start;
  const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
  const app = unwrap(await openLockableApp({ ...testOptions(dataDir), deviceKeys, ...changes }));
  onTestFinished(() => app.close());
  if (!start.isStarting) unwrap(await app.whenStarted);
  const client = createMemoryTransport(app);
  const put = (name: string, text = ''): void => writeFileSync(join(keychainDir, name), text);
  return {
    ...client,
    ...{ app, dataDir },
    keychain: {
      dir: keychainDir,
      lock: () => put('locked'),
      unlock: () => rmSync(join(keychainDir, 'locked')),
      lose: () => put('keys', `${'7'.repeat(64)}\n`),
    },
    confirmCode: async (passphrase) => {
      const { groups, asked } = unwrap(await client.call('protection.makeRecoveryCode', {}));
      const typed = asked.map((number) => groups[number - 1] ?? '');
      unwrap(await client.call('protection.confirmRecoveryCode', { typed, passphrase: passphrase ?? null }));
      return groups;
    },
    restart: async () => {
      await app.close();
      return startLockableApp({ ...start, dataDir, keychainDir });
    },
  };
}
