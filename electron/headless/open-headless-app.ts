import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, type Result } from '../../shared/result.ts';
import { type App, createApp } from '../app/create-app.ts';
import { readVersion } from '../app/diagnostics/read-version.ts';
import { protectData } from '../app/protection/protect-data.ts';
import { finishUnprotecting } from '../app/protection/finish-unprotecting.ts';
import { forkNodeProcess } from '../jobs/fork-node-process.ts';
import { readKeySlots } from '../keys/key-slot-file.ts';
import { deriveVaultKeys, makeVaultKey, type VaultKeys } from '../keys/vault-keys.ts';
import { readDataSide } from '../store/settle-protection.ts';
import type { CommandHost, CommandInput } from './command.ts';
import { findKeys, lockedFolder } from './find-keys.ts';
import { makeThrowawayFolder } from './make-throwaway-folder.ts';

const SOURCES = new URL('../../', import.meta.url);

/**
 * The application on `--data`, on REINSTATE_DATA, or on a folder of its own that is removed when it closes, and sealed with a
 * key that is written nowhere.
 * Errors: those of `findFolderKeys`, of going on with a protection that was cut short, and of `createApp`.
 */
export async function openHeadlessApp(input: CommandInput, host: CommandHost): Promise<Result<App>> {
  const asked = input.options['data'] ?? host.env['REINSTATE_DATA'] ?? '';
  const dataDir = asked === '' ? await makeThrowawayFolder(host.now()) : resolve(asked);
  const removeData = (): Promise<void> =>
    asked === '' ? rm(dataDir, { recursive: true, force: true, maxRetries: 5 }) : Promise.resolve();
  const created = await openFolder(dataDir, asked === '', input, host).catch(async (thrown: unknown) => {
    await removeData();
    throw thrown;
  });
  if (!created.ok) {
    await removeData();
    return created;
  }
  const app = created.value;
  const close = async (): Promise<void> => {
    await app.close();
    await removeData();
  };
  return ok({ ...app, close });
}

async function openFolder(
  dataDir: string,
  isThrowaway: boolean,
  input: CommandInput,
  host: CommandHost,
): Promise<Result<App>> {
  if (isThrowaway) return createHeadlessApp(dataDir, deriveVaultKeys(makeVaultKey()), host);
  const keys = await findFolderKeys(dataDir, input, host);
  if (!keys.ok) return keys;
  if (keys.value) {
    const sealed = await protectData({ dataDir, keys: keys.value, now: host.now, signal: host.signal });
    if (!sealed.ok) return sealed;
  }
  return createHeadlessApp(dataDir, keys.value, host);
}

/**
 * The keys of a data folder; null when it isn't protected.
 * Errors: locked (nothing was given to open it with), those of `findKeys`, keys-damaged, newer-data.
 */
export async function findFolderKeys(
  dataDir: string,
  input: CommandInput,
  host: CommandHost,
): Promise<Result<VaultKeys | null>> {
  const settled = finishUnprotecting(dataDir);
  if (!settled.ok) return settled;
  const slots = await readKeySlots(dataDir);
  if (!slots.ok || slots.value === null) return slots.ok ? ok(null) : slots;
  const keys = await findKeys(slots.value, input, host);
  // Slots that were written before anything was sealed lock nothing yet.
  const isOpen = !keys.ok || keys.value !== null || readDataSide(dataDir) === 'plain';
  return isOpen ? keys : lockedFolder(dataDir);
}

function createHeadlessApp(dataDir: string, keys: VaultKeys | null, host: CommandHost): Promise<Result<App>> {
  return createApp({
    dataDir,
    ...(keys && { keys }),
    resourcesDir: fileURLToPath(new URL('resources', SOURCES)),
    workers: {
      packet: new URL('electron/pdf/packet-worker.ts', SOURCES),
      inspect: new URL('electron/pdf/inspect-worker.ts', SOURCES),
      preview: new URL('electron/pdf/preview-worker.ts', SOURCES),
      readText: new URL('electron/pdf/read-text-worker.ts', SOURCES),
      ocr: new URL('electron/pdf/ocr/ocr-worker.ts', SOURCES),
      notices: new URL('electron/features/notices/notice-worker.ts', SOURCES),
    },
    lineHost: { fork: forkNodeProcess, file: new URL('electron/jobs/line-process.ts', SOURCES) },
    version: readVersion(fileURLToPath(SOURCES)),
    now: host.now,
    newId: randomUUID,
    // Nobody is there to ask, and no desktop to show anything on.
    dialogs: { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(null) },
    desktop: { showInFolder: () => undefined, openPath: () => Promise.resolve(false) },
    readsTexts: false,
    onOverridesBroken: (message) => host.note(`${message}\n`),
    log: {
      info: () => undefined,
      error: (message, fields) => host.note(`${message} ${JSON.stringify(fields ?? {})}\n`),
    },
  });
}
