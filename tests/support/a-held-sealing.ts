import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKeySlots, withDeviceSlot } from '../../electron/keys/key-slots.ts';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createDeviceKeys } from '../../electron/shell/device-keys.ts';
import { listFiles, protectionPlaces } from '../../electron/store/settle-protection.ts';
import { placeOfPlain } from '../../electron/vault/seal-plain-file.ts';
import { createVaultPlaces } from '../../electron/vault/vault-places.ts';
import { errnoOf } from '../../electron/store/disk-failure.ts';
import { unwrap } from '../../shared/result.ts';
import { createKeychain } from '../standin/keychain.ts';
import { fillPlainFolder } from './plain-data-folder.ts';

const LIMIT_MS = 60_000;

/**
 * A plain data folder whose sealing was cut short, with a slot for the keychain. Going on with it stops at the first file, as a
 * large one would hold it up, until `release` is called: a pipe lies where an earlier run would have left its sealed copy. Not on Windows.
 */
export async function aHeldSealing(dataDir: string, keychainDir: string): Promise<{ release: () => Promise<void> }> {
  const { keys, vaultKey } = await fillPlainFolder(dataDir);
  const deviceKeys = createDeviceKeys(createKeychain(keychainDir), 'linux');
  unwrap(await writeKeySlots(dataDir, unwrap(await withDeviceSlot(createKeySlots(vaultKey), vaultKey, deviceKeys))));
  const { sealed, key } = protectionPlaces(dataDir);
  const vault = join(dataDir, 'vault');
  const first = listFiles(vault).find((file) => !relative(vault, file).startsWith('tmp')) ?? '';
  const places = createVaultPlaces(join(sealed, 'vault'), keys);
  const { path: pipe } = await placeOfPlain(places, first, relative(vault, first));
  mkdirSync(dirname(pipe), { recursive: true });
  writeFileSync(key, keys.check);
  execFileSync('mkfifo', [pipe]);
  return { release: () => release(pipe) };
}

/** Ends the wait of whoever reads the pipe, which is no sealed file for them then. */
async function release(pipe: string): Promise<void> {
  const endMs = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
      return;
    } catch (thrown) {
      // Nobody reads it yet.
      if (errnoOf(thrown) !== 'ENXIO' || performance.now() > endMs) throw thrown;
      await sleep(20);
    }
  }
}
